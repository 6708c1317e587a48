// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/support/serverprocess.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

namespace Parlor {

ServerProcess::~ServerProcess()
{
    kill();
}

QString ServerProcess::binary()
{
    return QStringLiteral(PARLOR_SERVER_BINARY);
}

void ServerProcess::launch(const QStringList &arguments, quint16 port)
{
    m_output.clear();
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(m_program,
                    QStringList{QStringLiteral("--address"), QStringLiteral("127.0.0.1"),
                                QStringLiteral("--port"), QString::number(port)}
                        + arguments);
}

bool ServerProcess::start(const QStringList &arguments, quint16 port)
{
    constexpr int patience = 20'000; // sanitizers are slow to start
    launch(arguments, port);
    static const QRegularExpression ready(
        QStringLiteral("Parlor is ready: http(s?)://127\\.0\\.0\\.1:(\\d+)/"));
    while (m_process.waitForReadyRead(patience)) {
        m_output += QString::fromUtf8(m_process.readAll());
        if (const auto match = ready.match(m_output); match.hasMatch()) {
            m_isEncrypted = !match.captured(1).isEmpty();
            m_port = quint16(match.captured(2).toUInt());
            return true;
        }
    }
    return false;
}

int ServerProcess::stop()
{
    m_process.terminate();
    return waitForEnd();
}

int ServerProcess::waitForEnd()
{
    constexpr int patience = 10'000;
    const bool ended = m_process.state() == QProcess::NotRunning || m_process.waitForFinished(patience);
    m_output += QString::fromUtf8(m_process.readAll());
    if (ended && m_process.exitStatus() == QProcess::NormalExit)
        return m_process.exitCode();
    qWarning("the server %s: %s",
             ended ? qPrintable(QStringLiteral("crashed (%1)").arg(m_process.exitCode())) : "does not end",
             qPrintable(m_output.right(2000)));
    return -1;
}

void ServerProcess::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished();
}

QUrl ServerProcess::webSocketUrl(const QString &path) const
{
    const QString scheme = m_isEncrypted ? QStringLiteral("wss") : QStringLiteral("ws");
    return QUrl(QStringLiteral("%1://127.0.0.1:%2%3").arg(scheme).arg(m_port).arg(path));
}

qint64 ServerProcess::peakMemory() const
{
    QFile status(QStringLiteral("/proc/%1/status").arg(m_process.processId()));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    const QRegularExpression peak(QStringLiteral("VmHWM:\\s+(\\d+) kB"));
    return peak.match(QString::fromUtf8(status.readAll())).captured(1).toLongLong();
}

qsizetype ServerProcess::descriptors() const
{
    return QDir(QStringLiteral("/proc/%1/fd").arg(m_process.processId()))
        .entryList(QDir::NoDotAndDotDot | QDir::System | QDir::Files)
        .size();
}

} // namespace Parlor
