// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "app/commandline.h"
#include "app/desktopapp.h"
#include "app/headlessapp.h"
#include "app/terminationsignal.h"
#include "client/widgets/themeswitch.h"
#include "translations/translator.h"

#include <QApplication>
#include <QTextStream>

using namespace Parlor;

// Without a display Qt ends the program with an abort and a riddle.
static bool hasDisplay()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    return !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")
        || !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
#else
    return true;
#endif
}

// For pictures, and where the system's choice is not the person's.
static ThemeChoice wantedTheme()
{
    const QByteArray wanted = qgetenv("PARLOR_THEME");
    if (wanted == "light")
        return ThemeChoice::Light;
    return wanted == "dark" ? ThemeChoice::Dark : ThemeChoice::System;
}

static QStringList argumentsOf(int argc, char *argv[])
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments += QString::fromLocal8Bit(argv[i]);
    return arguments;
}

int main(int argc, char *argv[])
{
    QCoreApplication::setApplicationName(QStringLiteral("parlor"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PARLOR_VERSION));
    // Read before there is an application: it needs a display even to print the help, and on X11 it takes
    // --name for itself.
    const auto arguments = parseDesktopArguments(argumentsOf(argc, argv));
    if (const auto *end = std::get_if<PrintAndExit>(&arguments)) {
        print(*end, "parlor");
        return end->status;
    }
    if (!hasDisplay()) {
        QTextStream(stderr) << "parlor: there is no display here; parlor-server hosts a chat without one"
                            << Qt::endl;
        return 1;
    }
    if (const QString problem = prepareDataFolder(std::get<DesktopOptions>(arguments).data);
        !problem.isEmpty()) {
        QTextStream(stderr) << "parlor: " << problem << Qt::endl;
        return 1;
    }
    QApplication application(argc, argv);
    QApplication::setDesktopFileName(QStringLiteral("parlor"));
    const auto &options = std::get<DesktopOptions>(arguments);
    const Translator translator(application, options.lang);
    const ThemeSwitch theme(application, wantedTheme());
    DesktopApp app(options);
    const TerminationSignal termination;
    QObject::connect(&termination, &TerminationSignal::requested, &app, &DesktopApp::quit);
    app.start();
    return QApplication::exec();
}
