// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <QByteArray>
#include <QString>
#include <QStringList>

class QSettings;

namespace Parlor {

/// What the desktop app remembers. GUI thread; the only user of QSettings beside the configuration file of
/// the server. A setting that cannot be written is lost at the end of the program, nothing worse.
class Settings final
{
    Q_DISABLE_COPY_MOVE(Settings)

public:
    /// @p folder: where settings.ini lies; empty: the system's place for this user.
    explicit Settings(const QString &folder);
    ~Settings();

    /// The name used last; the first time the login name.
    QString name() const;
    void setName(const QString &name);

    /// Addresses joined before, the latest first, at most 8.
    QStringList recents() const;
    void addRecent(const QString &address);
    void removeRecent(const QString &address);

    /// By which a server knows this person again; it is shown only to the server at @p address.
    QString token(const QString &address) const;
    void setToken(const QString &address, const QString &token);

    QByteArray windowState() const;
    void setWindowState(const QByteArray &state);

private:
    std::unique_ptr<QSettings> m_settings;
};

} // namespace Parlor
