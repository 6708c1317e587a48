// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/core/sessionstore.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <memory>

class QSettings;

namespace Parlor {

/// A chat that was joined before.
struct RecentAddress
{
    QString address; ///< as typed
    QString title;   ///< what its host called it

    bool operator==(const RecentAddress &) const = default;
};

/// What the desktop app remembers. GUI thread; the only user of QSettings beside the configuration file of
/// the server. A setting that cannot be written is lost at the end of the program, nothing worse.
class Settings final : public SessionStore
{
    Q_DISABLE_COPY_MOVE(Settings)

public:
    /// @p folder: where settings.ini lies; empty: the system's place for this user.
    explicit Settings(const QString &folder);
    ~Settings() override;

    /// The name used last; the first time the login name.
    QString name() const;
    void setName(const QString &name);

    /// The latest first, at most 8.
    QList<RecentAddress> recents() const;
    void addRecent(const RecentAddress &recent);
    void removeRecent(const QString &address);

    /// By which a server knows this person again; it is shown only to the server at @p address.
    QString token(const QString &address) const;
    void setToken(const QString &address, const QString &token);

    /// By which a server on this computer knows its host; empty: none was set yet.
    QString hostToken() const;
    void setHostToken(const QString &token);

    QByteArray load(const QString &server) const override;
    void save(const QString &server, const QByteArray &state) override;

    QByteArray windowState() const;
    void setWindowState(const QByteArray &state);

private:
    void setRecents(const QList<RecentAddress> &recents);

    const std::unique_ptr<QSettings> m_settings; // beginReadArray() changes its group for a moment
};

} // namespace Parlor
