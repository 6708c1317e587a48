// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "app/archivecommand.h"
#include "app/commandline.h"
#include "app/headlessapp.h"
#include "app/terminationsignal.h"

#include <QCoreApplication>

using namespace Parlor;

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("parlor-server"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PARLOR_VERSION));

    if (isArchiveCommand(QCoreApplication::arguments())) {
        const auto command = parseArchiveCommand(QCoreApplication::arguments());
        if (const auto *end = std::get_if<PrintAndExit>(&command)) {
            print(*end, "parlor-server");
            return end->status;
        }
        return run(std::get<ArchiveCommand>(command));
    }
    const auto arguments = parseServerArguments(QCoreApplication::arguments());
    if (const auto *end = std::get_if<PrintAndExit>(&arguments)) {
        print(*end, "parlor-server");
        return end->status;
    }
    HeadlessApp app(std::get<ServerOptions>(arguments));
    const TerminationSignal termination;
    QObject::connect(&termination, &TerminationSignal::requested, &app, &HeadlessApp::stop);
    app.start();
    return QCoreApplication::exec();
}
