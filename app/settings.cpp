// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "app/settings.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>

namespace Parlor {

static constexpr auto nameKey = "name";
static constexpr auto recentsKey = "recents";
static constexpr auto addressKey = "address";
static constexpr auto titleKey = "title";
static constexpr auto hostKey = "host";
static constexpr auto windowKey = "window";
static constexpr int maxRecents = 8;

static QString key(const char *name)
{
    return QString::fromLatin1(name);
}

// An address as part of a key: QSettings takes slashes for groups.
static QString tokenKey(const QString &address)
{
    return QStringLiteral("tokens/") + QString::fromLatin1(address.toUtf8().toHex());
}

// An id of a server's own choice: anything may be in it.
static QString sessionKey(const QString &server)
{
    return QStringLiteral("sessions/") + QString::fromLatin1(server.toUtf8().toHex());
}

static std::unique_ptr<QSettings> open(const QString &folder)
{
    if (folder.isEmpty())
        return std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope,
                                           QStringLiteral("parlor"), QStringLiteral("parlor"));
    return std::make_unique<QSettings>(QDir(folder).filePath(QStringLiteral("settings.ini")),
                                       QSettings::IniFormat);
}

Settings::Settings(const QString &folder)
    : m_settings(open(folder))
{
    // The tokens let whoever reads them speak as this person. QSettings keeps the permissions of a file that
    // is there.
    QFile file(m_settings->fileName());
    QDir().mkpath(QFileInfo(file).path());
    if (file.open(QIODevice::Append))
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

Settings::~Settings() = default;

QString Settings::name() const
{
    QString login = qEnvironmentVariable("USER");
    if (login.isEmpty())
        login = qEnvironmentVariable("USERNAME");
    if (!login.isEmpty())
        login[0] = login[0].toUpper();
    return m_settings->value(key(nameKey), login).toString();
}

void Settings::setName(const QString &name)
{
    m_settings->setValue(key(nameKey), name);
}

QList<RecentAddress> Settings::recents() const
{
    QList<RecentAddress> recents;
    const int count = m_settings->beginReadArray(key(recentsKey));
    for (int i = 0; i < count; ++i) {
        m_settings->setArrayIndex(i);
        recents.push_back(
            {m_settings->value(key(addressKey)).toString(), m_settings->value(key(titleKey)).toString()});
    }
    m_settings->endArray();
    return recents;
}

void Settings::setRecents(const QList<RecentAddress> &recents)
{
    m_settings->remove(key(recentsKey));
    m_settings->beginWriteArray(key(recentsKey), int(recents.size()));
    for (int i = 0; i < recents.size(); ++i) {
        m_settings->setArrayIndex(i);
        m_settings->setValue(key(addressKey), recents[i].address);
        m_settings->setValue(key(titleKey), recents[i].title);
    }
    m_settings->endArray();
}

static QList<RecentAddress> without(QList<RecentAddress> recents, const QString &address)
{
    recents.removeIf([&address](const RecentAddress &recent) { return recent.address == address; });
    return recents;
}

void Settings::addRecent(const RecentAddress &recent)
{
    QList<RecentAddress> kept = without(recents(), recent.address);
    kept.prepend(recent);
    setRecents(kept.mid(0, maxRecents));
}

void Settings::removeRecent(const QString &address)
{
    setRecents(without(recents(), address));
}

QString Settings::token(const QString &address) const
{
    return m_settings->value(tokenKey(address)).toString();
}

void Settings::setToken(const QString &address, const QString &token)
{
    m_settings->setValue(tokenKey(address), token);
}

QString Settings::hostToken() const
{
    return m_settings->value(key(hostKey)).toString();
}

void Settings::setHostToken(const QString &token)
{
    m_settings->setValue(key(hostKey), token);
}

QByteArray Settings::load(const QString &server) const
{
    return m_settings->value(sessionKey(server)).toByteArray();
}

void Settings::save(const QString &server, const QByteArray &state)
{
    if (state.isEmpty())
        m_settings->remove(sessionKey(server));
    else
        m_settings->setValue(sessionKey(server), state);
}

QByteArray Settings::windowState() const
{
    return m_settings->value(key(windowKey)).toByteArray();
}

void Settings::setWindowState(const QByteArray &state)
{
    m_settings->setValue(key(windowKey), state);
}

} // namespace Parlor
