// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

namespace Parlor {

/// What a configuration file holds: the long option names as keys, each with one or several values.
struct ConfigFile
{
    QHash<QString, QStringList> values;
    QString problem; ///< one line of English that says what is wrong with the file; empty: nothing
};

/// Reads an INI file. Keys that are no option of `parlor-server` are a problem, so that a misspelt limit is
/// noticed. Values with a comma are lists: `allow-host = a.example, b.example`.
ConfigFile readConfigFile(const QString &path);

} // namespace Parlor
