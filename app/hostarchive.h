// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/store/roomexport.h"
#include "server/store/workerthread.h"

#include <QObject>

namespace Parlor {

/// Writes copies of the chat that is hosted here, while it goes on, in a thread of its own: one after the
/// other. Main thread. Destroying it waits for what was asked for.
class HostArchive final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HostArchive)

public:
    explicit HostArchive(QObject *parent = nullptr);

    /// Writes a room, by id, of the chat in @p folder to @p file, which is not in that folder; one of that
    /// name is replaced when all is written.
    void exportRoom(const QString &folder, const QString &room, ExportFormat format, const QString &file);
    void backUp(const QString &folder, const QString &file);

Q_SIGNALS:
    /// @p text: what became of it, for people.
    void finished(const QString &text);

private:
    struct Result
    {
        QString file;
        StoreProblem problem;
        QString fileError; ///< what the system said about the file; empty: nothing
    };
    struct Nothing
    { };
    static Result writeRoom(const QString &folder, const QString &room, ExportFormat format,
                            const QString &file);
    static Result writeBackup(const QString &folder, const QString &file);
    void start();
    bool refuses(const QString &folder, const QString &file);
    QString describe(const Result &result) const;

    WorkerThread<Nothing> m_worker;
    bool m_isStarted = false;
};

} // namespace Parlor
