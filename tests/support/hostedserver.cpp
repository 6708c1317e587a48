// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT

// parlor-server with a host, as the desktop app has one, for tests that are not written in C++: whoever says
// hello with the token that PARLOR_HOST_TOKEN names. Everything else is as there.

#include "app/commandline.h"
#include "app/headlessapp.h"
#include "app/terminationsignal.h"

#include <QCoreApplication>

using namespace Parlor;

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const auto arguments = parseServerArguments(QCoreApplication::arguments());
    if (const auto *end = std::get_if<PrintAndExit>(&arguments)) {
        print(*end, "hosted-server");
        return end->status;
    }
    ServerOptions options = std::get<ServerOptions>(arguments);
    options.server.hostToken = qEnvironmentVariable("PARLOR_HOST_TOKEN");
    HeadlessApp app(options);
    const TerminationSignal termination;
    QObject::connect(&termination, &TerminationSignal::requested, &app, &HeadlessApp::stop);
    app.start();
    return QCoreApplication::exec();
}
