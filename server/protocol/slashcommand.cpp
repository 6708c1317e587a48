// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/protocol/slashcommand.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

// Resources of a static library must be asked for by name; Q_INIT_RESOURCE has to stand outside of any
// namespace.
static void initProtocolResources()
{
    Q_INIT_RESOURCE(protocol);
}

namespace Parlor {

static QVector<SlashCommand> readTable()
{
    initProtocolResources();
    QFile file(QStringLiteral(":/protocol/slashcommands.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("slashcommands.json is not in the program");
    QVector<SlashCommand> commands;
    for (const QJsonValue &value : QJsonDocument::fromJson(file.readAll()).array()) {
        const QJsonObject row = value.toObject();
        commands.push_back({row[QLatin1String("name")].toString(), row[QLatin1String("argument")].toString(),
                            row[QLatin1String("action")].toString(),
                            row[QLatin1String("append")].toString()});
    }
    return commands;
}

const QVector<SlashCommand> &slashCommands()
{
    static const QVector<SlashCommand> commands = readTable();
    return commands;
}

SlashInput readSlash(QStringView typed)
{
    if (typed.startsWith(QLatin1String("//")))
        return {{}, {}, typed.mid(1).toString()};
    if (typed.size() < 2 || typed.front() != u'/')
        return {{}, {}, typed.toString()};
    qsizetype end = 1;
    while (end < typed.size() && !typed[end].isSpace())
        ++end;
    const QStringView word = typed.mid(1, end - 1);
    if (word.isEmpty() || word.contains(u'/')) // "/ " and "/usr/bin"
        return {{}, {}, typed.toString()};
    const QStringView rest = typed.mid(end).trimmed();
    for (const SlashCommand &command : slashCommands()) {
        if (word.compare(command.name, Qt::CaseInsensitive) == 0)
            return {command, command.name, rest.toString()};
    }
    return {{}, word.toString(), rest.toString()};
}

} // namespace Parlor
