// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

/// The rows of a JSON list in tests/data; an unreadable or empty one fails the program, since a test of
/// nothing passes.
inline QJsonArray readTestData(const char *path)
{
    QFile file(QStringLiteral(PARLOR_TEST_DATA "/") + QString::fromLatin1(path));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no test data: %s", path);
    const QJsonArray rows = QJsonDocument::fromJson(file.readAll()).array();
    if (rows.isEmpty())
        qFatal("no rows in %s", path);
    return rows;
}
