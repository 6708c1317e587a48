// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/bench/baselines/commandline.h"
#include "tests/bench/baselines/simplechat.h"

#include <QCoreApplication>

using namespace Parlor::Baseline;

int main(int argc, char *argv[])
{
    raiseDescriptorLimit();
    QCoreApplication app(argc, argv);
    SimpleChat chat;
    const quint16 port = chat.listen(portArgument(argc, argv));
    if (port == 0)
        return 1;
    printReady(port);
    return QCoreApplication::exec();
}
