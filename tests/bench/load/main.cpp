// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/bench/load/run.h"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <string_view>
#include <sys/resource.h>

using namespace Parlor::Load;

int main(int argc, char *argv[])
{
    if (std::any_of(argv + 1, argv + argc, [](std::string_view word) { return word == "--help"; })) {
        std::fputs(usage, stdout);
        return 0;
    }
    std::string error;
    const std::optional<Options> options = parseOptions(argc, argv, error);
    if (!options) {
        std::fprintf(stderr, "parlor-load: %s; see --help\n", error.c_str());
        return 2;
    }
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    std::signal(SIGPIPE, SIG_IGN); // OpenSSL writes without MSG_NOSIGNAL

    Run run(*options);
    const bool good = run.run();
    const std::string text = options->json ? run.report().json() : run.report().line();
    std::printf("%s\n", text.c_str());
    return good ? 0 : 1;
}
