// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

namespace Parlor {

/// Something that can be had by its path.
struct Resource
{
    QByteArray contentType;
    QByteArray body;
    QByteArray etag; ///< in its quotes; made of the body
    QByteArray cacheControl;
};

/// Everything that can be had, filled once at the start. There is no file system behind it, so no path leads
/// anywhere else. Used in the thread of its owner.
class ResourceTable final
{
public:
    /// "no-cache" makes browsers ask each time, which costs a 304, and never shows a page older than its
    /// server.
    void add(const QByteArray &path, const QByteArray &contentType, const QByteArray &body,
             const QByteArray &cacheControl = "no-cache");
    /// Adds every file below the resource folder @p folder (":/web"); its index.html becomes "/". @return how
    /// many.
    int addFolder(const QString &folder);

    /// Nothing when there is no such path; valid until the next add().
    const Resource *find(const QByteArray &path) const;

private:
    QHash<QByteArray, Resource> m_resources;
};

/// Whether the entity tag @p etag is among those of an If-None-Match header (RFC 9110 section 13.1.2).
bool matchesEtag(const QByteArray &ifNoneMatch, const QByteArray &etag);

} // namespace Parlor
