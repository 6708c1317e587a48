// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace Parlor {

/// A real `parlor-server` on a free port of the loopback interface, ended with the object.
class ServerProcess final
{
    Q_DISABLE_COPY_MOVE(ServerProcess)

public:
    ServerProcess() = default;
    ~ServerProcess();

    /// Starts it and does not wait.
    void launch(const QStringList &arguments, quint16 port = 0);
    /// Another one than binary(), for the next start().
    void setProgram(const QString &program) { m_program = program; }
    /// @return whether it said that it can be joined, within 20 s. @p port 0: any free one.
    bool start(const QStringList &arguments = {}, quint16 port = 0);
    /// Sends SIGTERM and waits. @return the exit status; -1: it did not end within 10 s or crashed.
    int stop();
    /// The same for a server that was told to end already; a second signal would kill it.
    int waitForEnd();
    void kill();

    quint16 port() const { return m_port; }
    /// wss where the server says that it encrypts, else ws.
    QUrl webSocketUrl(const QString &path = QStringLiteral("/ws")) const;
    /// Everything that it wrote to standard output and standard error so far.
    QString output() const { return m_output; }
    QProcess &process() { return m_process; }

    /// VmHWM, the most memory that was ever resident, in KiB.
    qint64 peakMemory() const;
    /// How many descriptors are open now.
    qsizetype descriptors() const;

    static QString binary();

private:
    QString m_program = binary();
    QProcess m_process;
    QString m_output;
    quint16 m_port = 0;
    bool m_isEncrypted = false;
};

} // namespace Parlor
