// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "app/configfile.h"

#include <QFileInfo>
#include <QSettings>

namespace Parlor {

ConfigFile readConfigFile(const QString &path)
{
    static const QStringList known{
        QStringLiteral("address"),    QStringLiteral("port"),    QStringLiteral("title"),
        QStringLiteral("data"),       QStringLiteral("storage"), QStringLiteral("durability"),
        QStringLiteral("tls-cert"),   QStringLiteral("tls-key"), QStringLiteral("allow-origin"),
        QStringLiteral("allow-host"), QStringLiteral("limit"),
    };
    const QFileInfo info(path);
    if (!info.isFile() || !info.isReadable())
        return {{}, QStringLiteral("--config: the file \"%1\" cannot be read").arg(path)};
    const QSettings settings(path, QSettings::IniFormat);
    if (settings.status() != QSettings::NoError)
        return {{}, QStringLiteral("--config: \"%1\" is not an INI file").arg(path)};
    ConfigFile file;
    for (const QString &key : settings.allKeys()) {
        if (!known.contains(key))
            return {{}, QStringLiteral("--config: \"%1\" in \"%2\" is not an option").arg(key, path)};
        file.values.insert(key, settings.value(key).toStringList());
    }
    return file;
}

} // namespace Parlor
