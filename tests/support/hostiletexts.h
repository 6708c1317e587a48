// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/testdata.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QVector>

namespace Parlor {

/// One string of tests/data/hostile, whose README.md says what they are for.
struct HostileText
{
    QString name; ///< "file: name", for QTest::newRow
    QString text;
};

/// All of them, by file name; ends the test program if a file cannot be read.
inline QVector<HostileText> hostileTexts()
{
    QVector<HostileText> result;
    const QDir folder(QStringLiteral(PARLOR_TEST_DATA) + QLatin1String("/hostile"));
    for (const QString &fileName : folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        const QJsonArray rows = readTestData(qPrintable(QLatin1String("hostile/") + fileName));
        for (const QJsonValue value : rows) {
            const QJsonObject json = value.toObject();
            const auto part = [&json](const char *key) { return json[QLatin1String(key)].toString(); };
            const QString repeated = part("repeat").repeated(json[QLatin1String("times")].toInt());
            result.append({fileName.chopped(5) + QLatin1String(": ") + part("name"),
                           part("text") + part("before") + repeated + part("after")});
        }
    }
    if (result.isEmpty())
        qFatal("no hostile text in %s", qPrintable(folder.path()));
    return result;
}

} // namespace Parlor
