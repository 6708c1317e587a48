// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include <QCoreApplication>
#include <benchmark/benchmark.h>

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv); // SQLite's driver is a plugin
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 2;
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
