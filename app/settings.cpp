// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "app/settings.h"

#include <QDir>
#include <QSettings>

namespace Parlor {

static constexpr auto nameKey = "name";
static constexpr auto recentsKey = "recents";
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

Settings::Settings(const QString &folder)
    : m_settings(folder.isEmpty()
                     ? std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope,
                                                   QStringLiteral("parlor"), QStringLiteral("parlor"))
                     : std::make_unique<QSettings>(QDir(folder).filePath(QStringLiteral("settings.ini")),
                                                   QSettings::IniFormat))
{ }

Settings::~Settings()
{
    m_settings->sync();
    // The tokens let whoever reads them speak as this person.
    QFile::setPermissions(m_settings->fileName(), QFile::ReadOwner | QFile::WriteOwner);
}

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

QStringList Settings::recents() const
{
    return m_settings->value(key(recentsKey)).toStringList();
}

void Settings::addRecent(const QString &address)
{
    QStringList addresses = recents();
    addresses.removeAll(address);
    addresses.prepend(address);
    m_settings->setValue(key(recentsKey), QStringList(addresses.mid(0, maxRecents)));
}

void Settings::removeRecent(const QString &address)
{
    QStringList addresses = recents();
    addresses.removeAll(address);
    m_settings->setValue(key(recentsKey), addresses);
}

QString Settings::token(const QString &address) const
{
    return m_settings->value(tokenKey(address)).toString();
}

void Settings::setToken(const QString &address, const QString &token)
{
    m_settings->setValue(tokenKey(address), token);
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
