// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/logfile.h"

#include <QDir>
#include <QFile>

namespace Parlor {

QString logFile(const QString &folder)
{
    return QDir(folder).filePath(QStringLiteral("log.sqlite"));
}

QString indexFile(const QString &folder)
{
    return QDir(folder).filePath(QStringLiteral("search.sqlite"));
}

QString lockFile(const QString &folder)
{
    return QDir(folder).filePath(QStringLiteral("lock"));
}

void makePrivateFile(const QString &path)
{
    QFile file(path);
    if (!file.exists() && file.open(QIODevice::WriteOnly)) // an empty file is an empty data base
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

} // namespace Parlor
