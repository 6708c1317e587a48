// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace Parlor {

/// Where a session keeps what outlives the program, one piece for each server; what is in it is the session's
/// affair. GUI thread; implemented by the app, must outlive the session.
class SessionStore
{
public:
    virtual ~SessionStore() = default;
    /// @return what was kept for the server of this id; empty: nothing.
    virtual QByteArray load(const QString &server) const = 0;
    /// @p state empty: there is nothing to keep any more.
    virtual void save(const QString &server, const QByteArray &state) = 0;
};

} // namespace Parlor
