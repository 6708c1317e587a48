// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/transport/transport.h"
#include "tests/support/fakeclock.h"
#include "wire.h"

#include <QPointer>
#include <QTcpSocket>
#include <functional>
#include <memory>

namespace Parlor {

/// Writes down what a transport reports; a test may hook in.
class RecordingHandler final : public TransportHandler
{
public:
    struct Closed
    {
        quint64 id;
        quint16 code;
        Ending ending;
    };
    void opened(quint64 id) override;
    void textReceived(quint64 id, const QString &text) override;
    void binaryReceived(quint64 id, const QByteArray &data) override;
    void closed(quint64 id, quint16 code, Ending ending) override;

    QList<quint64> open;
    QStringList texts;
    QByteArrayList binaries;
    QList<Closed> ended;
    std::function<void(quint64)> onOpened;
    std::function<void(quint64, const QString &)> onText;
};

/// A transport behind free ports of the loopback interface, one for each wire, with a clock that stands
/// still.
class TransportFixture final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TransportFixture)

public:
    explicit TransportFixture(const Limits &limits = Limits());
    ~TransportFixture() override;

    /// Moves the clock and lets the transport see it.
    void pass(std::chrono::milliseconds time);
    /// The only connection that ended, or the last one.
    RecordingHandler::Closed lastEnded() const { return handler.ended.value(handler.ended.size() - 1); }
    quint16 port(Wire wire = suiteWire) const;

    FakeClock clock;
    RecordingHandler handler;
    Transport transport;
    bool rich = false;
    QPointer<QTcpSocket> accepted; ///< the server's end of the connection that came last
    int sendBufferBytes = 0;       ///< of accepted sockets; 0: as the system likes

private:
    void onReadyRead(QTcpSocket *socket);

    class Listener;
    const std::unique_ptr<Listener> m_plain;
    const std::unique_ptr<Listener> m_encrypted;
};

} // namespace Parlor
