// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QTcpSocket>

namespace Parlor {

/// What an InnerSocket reports, each from inside the call by which it happens. Not signals: there is one of
/// these per client, and what two connections of signals take counts.
class InnerSocketOwner
{
public:
    /// QWebSocket or QWebSocketServer has written @p bytes; the buffer is only valid during the call.
    virtual void onInnerWrote(const QByteArray &bytes) = 0;
    /// QWebSocket or QWebSocketServer has closed the connection.
    virtual void onInnerClosed() = 0;

protected:
    ~InnerSocketOwner() = default;
};

/// The socket that a QWebSocket believes to be its connection. There is no network behind it: it reads what
/// feed() is given and reports what it writes. So Qt does the handshake and speaks the protocol, while every
/// byte in both directions passes through us: nothing reaches QWebSocket unchecked, and what it sends keeps
/// its place among our frames. Server thread. Whoever made it deletes it (deleteLater) once it is closed.
class InnerSocket final : public QTcpSocket
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InnerSocket)

public:
    /// @p owner outlives this, or at least its being open.
    explicit InnerSocket(InnerSocketOwner &owner, QObject *parent = nullptr);

    /// Lets QWebSocket read @p bytes; it takes whole frames at once. What it leaves unread is kept, before
    /// what comes with the next call.
    void feed(const QByteArray &bytes);

    /// Gives back what reading the handshake took; to be called between two calls of feed().
    void squeeze();

    qint64 bytesAvailable() const override;
    qint64 bytesToWrite() const override { return 0; }
    void close() override;
    void disconnectFromHost() override { close(); }

protected:
    qint64 readData(char *data, qint64 size) override;
    qint64 readLineData(char *data, qint64 size) override;
    qint64 skipData(qint64 size) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    InnerSocketOwner &m_owner;
    QByteArray m_bytes;
    qsizetype m_position = 0;
};

} // namespace Parlor
