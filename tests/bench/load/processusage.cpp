// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/bench/load/processusage.h"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <sys/resource.h>
#include <unistd.h>
#include <vector>

namespace Parlor::Load {

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> entries(const fs::path &folder)
{
    std::vector<fs::path> found;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
        found.push_back(entry->path());
    return found;
}

uint64_t statusBytes(const fs::path &process, const std::string &name)
{
    std::ifstream status(process / "status");
    for (std::string word; status >> word;) {
        uint64_t kibibytes = 0;
        if (word == name && status >> kibibytes)
            return kibibytes * 1024;
    }
    return 0;
}

double tickSeconds(const fs::path &process)
{
    std::ifstream file(process / "stat");
    std::string line;
    std::getline(file, line);
    const size_t name = line.rfind(')'); // the name may hold anything
    if (name == std::string::npos)
        return 0;
    std::istringstream fields(line.substr(name + 1));
    std::string skipped;
    for (int i = 0; i < 11; ++i) // state to cmajflt
        fields >> skipped;
    uint64_t user = 0;
    uint64_t system = 0;
    fields >> user >> system;
    return double(user + system) / double(sysconf(_SC_CLK_TCK));
}

void addCpu(const fs::path &process, ProcessUsage &usage)
{
    double seconds = 0;
    for (const fs::path &task : entries(process / "task")) {
        std::ifstream file(task / "schedstat");
        uint64_t nanoseconds = 0;
        if (!(file >> nanoseconds)) {
            usage.precise = false;
            usage.cpuSeconds += tickSeconds(process);
            return;
        }
        seconds += double(nanoseconds) / 1e9;
    }
    usage.cpuSeconds += seconds;
}

void add(int pid, ProcessUsage &usage)
{
    const fs::path process = fs::path("/proc") / std::to_string(pid);
    addCpu(process, usage);
    usage.resident += statusBytes(process, "VmRSS:");
    usage.peak += statusBytes(process, "VmHWM:");
    usage.descriptors += uint32_t(entries(process / "fd").size());
    for (const fs::path &task : entries(process / "task")) {
        std::ifstream children(task / "children");
        for (int child = 0; children >> child;)
            add(child, usage);
    }
}

} // namespace

ProcessUsage ProcessUsage::of(int pid)
{
    ProcessUsage usage;
    if (pid > 0) {
        usage.precise = true;
        add(pid, usage);
    }
    return usage;
}

double ownCpuSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

} // namespace Parlor::Load
