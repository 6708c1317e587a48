// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "app/archivecommand.h"

#include "app/headlessapp.h"
#include "server/protocol/protocolinfo.h"
#include "server/store/backup.h"
#include "server/store/threadpriority.h"

#include <QCommandLineParser>
#include <QFile>
#include <QTextStream>
#include <cstdio>

namespace Parlor {

namespace {

constexpr QLatin1StringView exportWord("export"), backupWord("backup"), restoreWord("restore");

PrintAndExit usage(const QString &problem)
{
    constexpr int usageError = 2;
    return {problem + QStringLiteral(" (parlor-server(1) explains the commands)"), usageError};
}

int fail(const QString &problem)
{
    QTextStream(stderr) << "parlor-server: " << problem << Qt::endl;
    return 1;
}

int end(const StoreProblem &problem, const QString &what)
{
    return problem ? fail(describe(problem, what)) : 0;
}

int run(const ExportCommand &command)
{
    QFile file(command.output);
    const bool isOpen = command.output.isEmpty() ? file.open(stdout, QIODevice::WriteOnly)
                                                 : file.open(QIODevice::WriteOnly | QIODevice::NewOnly);
    if (!isOpen)
        return fail(QStringLiteral("\"%1\" cannot be written: %2").arg(command.output, file.errorString()));
    if (!command.output.isEmpty())
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    bool isWritten = true;
    const StoreProblem problem =
        exportRoom(command.data, command.room, command.format, [&](const QByteArray &bytes) {
            isWritten = file.write(bytes) == bytes.size();
            return isWritten;
        });
    isWritten = isWritten && file.flush();
    if (isWritten && !problem)
        return 0;
    if (!command.output.isEmpty())
        file.remove(); // half a transcript passes for a whole one
    return isWritten ? fail(describe(problem, command.data))
                     : fail(QStringLiteral("the export cannot be written: %1").arg(file.errorString()));
}

int run(const BackupCommand &command)
{
    const StoreProblem problem = backUp(command.data, command.file);
    return end(problem, problem.reason == StoreProblem::Reason::NotThere ? command.data : command.file);
}

int run(const RestoreCommand &command)
{
    const StoreProblem problem = restore(command.file, command.data);
    if (problem.reason == StoreProblem::Reason::NotThere)
        return fail(QStringLiteral("there is no backup \"%1\"").arg(command.file));
    if (problem.reason == StoreProblem::Reason::AlreadyThere)
        return fail(
            QStringLiteral("there is a chat in \"%1\" already; nothing is overwritten").arg(command.data));
    return end(problem, problem.reason == StoreProblem::Reason::InUse ? command.data : command.file);
}

} // namespace

bool isArchiveCommand(const QStringList &arguments)
{
    const QString word = arguments.value(1);
    return word == exportWord || word == backupWord || word == restoreWord;
}

std::variant<ArchiveCommand, PrintAndExit> parseArchiveCommand(const QStringList &arguments)
{
    const auto option = [](const char *name) { return QString::fromLatin1(name); };
    const QString word = arguments.value(1);
    QCommandLineParser parser;
    parser.addOption({option("data"), option("Folder of the chat."), option("DIR")});
    if (word == exportWord) {
        parser.addOption({option("room"), option("Id or title (default: the lobby)."), option("ROOM"),
                          QString::fromLatin1(LobbyId)});
        parser.addOption({option("format"), option("html, jsonl or text (default: html)."), option("FORMAT"),
                          option("html")});
        parser.addOption(
            {option("output"), option("File to write (default: standard output)."), option("FILE")});
    }
    QStringList rest = arguments;
    rest.removeAt(1);
    if (!parser.parse(rest))
        return usage(parser.errorText());
    const QString data = parser.value(option("data"));
    if (data.isEmpty())
        return usage(word + QStringLiteral(": give the folder of the chat with --data"));
    const QStringList words = parser.positionalArguments();
    if (words.size() != (word == exportWord ? 0 : 1))
        return usage(word == exportWord
                         ? QStringLiteral("export: \"%1\" is not expected here").arg(words.value(0))
                         : word + QStringLiteral(": give the file of the backup, and nothing else"));
    if (word == backupWord)
        return ArchiveCommand(BackupCommand{data, words.constFirst()});
    if (word == restoreWord)
        return ArchiveCommand(RestoreCommand{words.constFirst(), data});
    const std::optional<ExportFormat> format = exportFormat(parser.value(option("format")));
    if (!format)
        return usage(QStringLiteral("export: \"%1\" is not a format; give html, jsonl or text")
                         .arg(parser.value(option("format"))));
    return ArchiveCommand(
        ExportCommand{data, parser.value(option("room")), *format, parser.value(option("output"))});
}

int run(const ArchiveCommand &command)
{
    lowerThreadPriority(); // a server may be at work on the folder
    return std::visit([](const auto &one) { return run(one); }, command);
}

} // namespace Parlor
