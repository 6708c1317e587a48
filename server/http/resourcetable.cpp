// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/http/resourcetable.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

namespace Parlor {

namespace {

QByteArray contentType(const QString &suffix)
{
    static const QHash<QString, QByteArray> types{
        {QStringLiteral("html"), "text/html; charset=utf-8"},
        {QStringLiteral("css"), "text/css; charset=utf-8"},
        {QStringLiteral("js"), "text/javascript; charset=utf-8"},
        {QStringLiteral("mjs"), "text/javascript; charset=utf-8"},
        {QStringLiteral("json"), "application/json"},
        {QStringLiteral("txt"), "text/plain; charset=utf-8"},
        {QStringLiteral("svg"), "image/svg+xml"},
        {QStringLiteral("png"), "image/png"},
        {QStringLiteral("ico"), "image/x-icon"},
        {QStringLiteral("woff2"), "font/woff2"},
        {QStringLiteral("webmanifest"), "application/manifest+json"},
    };
    return types.value(suffix.toLower(), "application/octet-stream");
}

QByteArray withoutWeakMark(const QByteArray &etag)
{
    return etag.startsWith("W/") ? etag.mid(2) : etag;
}

} // namespace

void ResourceTable::add(const QByteArray &path, const QByteArray &type, const QByteArray &body,
                        const QByteArray &cacheControl)
{
    const QByteArray hash = QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex().left(32);
    m_resources.insert(path, {type, body, '"' + hash + '"', cacheControl});
}

int ResourceTable::addFolder(const QString &folder)
{
    int added = 0;
    const QDir root(folder);
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QString name = root.relativeFilePath(file.fileName());
        const QByteArray path = name == QLatin1String("index.html") ? QByteArray("/") : '/' + name.toUtf8();
        add(path, contentType(QFileInfo(name).suffix()), file.readAll());
        ++added;
    }
    return added;
}

const Resource *ResourceTable::find(const QByteArray &path) const
{
    const auto found = m_resources.constFind(path);
    return found == m_resources.cend() ? nullptr : &*found;
}

bool matchesEtag(const QByteArray &ifNoneMatch, const QByteArray &etag)
{
    for (const QByteArray &item : ifNoneMatch.split(',')) {
        const QByteArray candidate = item.trimmed();
        if (candidate == "*" || withoutWeakMark(candidate) == etag)
            return true;
    }
    return false;
}

} // namespace Parlor
