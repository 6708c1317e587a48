// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "app/chatfolder.h"

#include <QCryptographicHash>
#include <QDir>
#include <QStandardPaths>

namespace Parlor {

// A title may hold anything that a file system does not take.
static QString folderName(const QString &title)
{
    const QString key = title.simplified().normalized(QString::NormalizationForm_KC).toCaseFolded();
    if (key.isEmpty())
        return QStringLiteral("untitled");
    constexpr int digits = 24;
    const QByteArray hash = QCryptographicHash::hash(key.toUtf8(), QCryptographicHash::Sha256).toHex();
    return QString::fromLatin1(hash.first(digits));
}

QString chatFolder(const QString &data, const QString &title)
{
    const QString base =
        data.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) : data;
    return QDir(base).filePath(QStringLiteral("chats/") + folderName(title));
}

} // namespace Parlor
