// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "app/hostarchive.h"

#include "server/store/backup.h"
#include "server/store/threadpriority.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace Parlor {

HostArchive::HostArchive(QObject *parent)
    : QObject(parent)
{ }

/// Only who ever wants a copy has the thread.
void HostArchive::start()
{
    if (!m_isStarted)
        m_worker.start(QStringLiteral("archive"));
    m_isStarted = true;
}

/// What is in the folder of the chat is the chat, which goes on meanwhile.
bool HostArchive::refuses(const QString &folder, const QString &file)
{
    const bool isInside =
        QFileInfo(folder).canonicalFilePath() == QFileInfo(QFileInfo(file).path()).canonicalFilePath();
    if (isInside)
        Q_EMIT finished(tr("Choose another folder: in this one the chat itself is kept."));
    return isInside;
}

void HostArchive::exportRoom(const QString &folder, const QString &room, ExportFormat format,
                             const QString &file)
{
    if (refuses(folder, file))
        return;
    start();
    m_worker.run(
        this, [=](Nothing &) { return writeRoom(folder, room, format, file); },
        [this](const Result &result) { Q_EMIT finished(describe(result)); });
}

void HostArchive::backUp(const QString &folder, const QString &file)
{
    if (refuses(folder, file))
        return;
    start();
    m_worker.run(
        this, [=](Nothing &) { return writeBackup(folder, file); },
        [this](const Result &result) { Q_EMIT finished(describe(result)); });
}

HostArchive::Result HostArchive::writeRoom(const QString &folder, const QString &room, ExportFormat format,
                                           const QString &file)
{
    lowerThreadPriority();
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        return {file, {}, out.errorString()};
    out.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    const StoreProblem problem = Parlor::exportRoom(
        folder, room, format, [&out](const QByteArray &bytes) { return out.write(bytes) == bytes.size(); });
    if (problem)
        return {file, problem, {}}; // what is there of it goes
    return {file, {}, out.commit() ? QString() : out.errorString()};
}

HostArchive::Result HostArchive::writeBackup(const QString &folder, const QString &file)
{
    lowerThreadPriority();
    const QString part = file + QStringLiteral(".part"); // half a backup passes for a whole one
    QFile::remove(part);
    if (const StoreProblem problem = Parlor::backUp(folder, part)) {
        QFile::remove(part);
        return {file, problem, {}};
    }
    const QString before = file + QStringLiteral(".before");
    QFile::remove(before);
    const bool isAside = QFile::rename(file, before);
    QFile whole(part);
    if (!whole.rename(file)) {
        if (isAside)
            QFile::rename(before, file);
        return {file, {}, whole.errorString()};
    }
    QFile::remove(before);
    return {file, {}, {}};
}

QString HostArchive::describe(const Result &result) const
{
    using Reason = StoreProblem::Reason;
    const QString file = QDir::toNativeSeparators(result.file);
    if (!result.fileError.isEmpty())
        return tr("The copy could not be saved as %1: %2").arg(file, result.fileError);
    switch (result.problem.reason) {
    case Reason::None:
        return tr("Saved as %1").arg(file);
    case Reason::NotWritable:
        return tr("The copy could not be saved as %1. Choose another folder.").arg(file);
    case Reason::Full:
        return tr("The disk is full, so no copy was saved. Free some space and try again.");
    case Reason::NotThere:
        return tr("Nothing of it is kept, so there is nothing to save.");
    default:
        return tr("The copy could not be saved as %1: %2").arg(file, result.problem.detail);
    }
}

} // namespace Parlor
