// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/transport/frame.h"
#include "wire.h"

#include <QByteArrayList>
#include <QTcpSocket>
#include <memory>

namespace Parlor {

/// A WebSocket client that does nothing by itself: it sends the bytes that it is told to send, answers
/// nothing, and sorts what comes. For tests.
class RawClient final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RawClient)

public:
    explicit RawClient(quint16 port, const QByteArray &afterHead = {}, Wire wire = suiteWire);
    ~RawClient() override;

    void send(const QByteArray &bytes) { m_socket->write(bytes); }
    void sendText(const QByteArray &text);
    /// From now on nothing is read, as by a client that hangs.
    void stopReading();
    void readAgain();
    void abort() { m_socket->abort(); }
    /// Closes the connection when everything has been sent.
    void leave() { m_socket->disconnectFromHost(); }

    QTcpSocket &socket() { return *m_socket; }
    /// Bytes that have not left this program.
    qint64 unsent() const;
    bool isOpen() const { return m_head.startsWith("HTTP/1.1 101 "); }
    bool isConnected() const { return m_socket->state() == QAbstractSocket::ConnectedState; }
    /// The answer's head.
    QByteArray head() const { return m_head; }
    QByteArrayList texts() const { return m_texts; }
    /// Of everything but close frames.
    QByteArrayList payloads() const { return m_payloads; }
    QByteArrayList pings() const { return m_pings; }
    QByteArrayList pongs() const { return m_pongs; }
    /// Of the close frame, 0 before.
    quint16 closeCode() const { return m_closeCode; }
    /// All opcodes in the order in which they came, as hexadecimal digits.
    QByteArray order() const { return m_order; }
    /// The server has ended encryption as it should (close_notify, RFC 8446 section 6.1).
    bool sawCloseNotify() const { return m_sawCloseNotify; }
    /// Nothing came that is not a frame that a server may send.
    bool isClean() const { return m_isClean; }

private:
    void onReadyRead();
    void take(const FrameHeader &header, const QByteArray &payload);

    const std::unique_ptr<QTcpSocket> m_socket;
    QByteArray m_buffer;
    QByteArray m_head;
    QByteArrayList m_texts;
    QByteArrayList m_payloads;
    QByteArrayList m_pings;
    QByteArrayList m_pongs;
    QByteArray m_order;
    quint16 m_closeCode = 0;
    bool m_isReading = true;
    bool m_isClean = true;
    bool m_sawCloseNotify = false;
};

} // namespace Parlor
