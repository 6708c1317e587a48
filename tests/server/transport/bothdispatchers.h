// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "wire.h"

#include <QCoreApplication>
#include <QTest>
#include <QThread>
#ifdef Q_OS_LINUX
#include "server/transport/epolldispatcher.h"
#endif
#include <cstdio>
#include <initializer_list>
#include <memory>

namespace Parlor {

/// Runs all cases of the class @p Test in a thread with Qt's own dispatcher and, where there is one, in a
/// thread with ours: they must not differ. All of it over each of @p wires. To be called by main().
/// @return the number of failures.
template <typename Test>
int runWithBothDispatchers(int argc, char *argv[], std::initializer_list<Wire> wires = {Wire::Plain})
{
    // Qt's other dispatcher, GLib's, is a loop of its own kind: it looks at sockets that are excluded.
    qputenv("QT_NO_GLIB", "1");
    QCoreApplication app(argc, argv);
    int failures = 0;
    const auto runIn = [&](QThread &thread) {
        // Direct: the receiver lives here, the thread that has started is the other one.
        QObject::connect(
            &thread, &QThread::started, &app,
            [&] {
                std::printf("# %s%s\n",
                            QThread::currentThread()->eventDispatcher()->metaObject()->className(),
                            suiteWire == Wire::Encrypted ? ", encrypted" : "");
                Test test;
                failures += QTest::qExec(&test, QCoreApplication::arguments());
                thread.quit();
            },
            Qt::DirectConnection);
        thread.start();
        thread.wait();
    };
    for (const Wire wire : wires) {
        suiteWire = wire;
        QThread stock;
        runIn(stock);
#ifdef Q_OS_LINUX
        QThread ours;
        ours.setEventDispatcher(new EpollDispatcher);
        runIn(ours);
#endif
    }
    return failures;
}

} // namespace Parlor
