// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "transportfixture.h"

#include "server/http/tlsconfiguration.h"
#include "tests/support/testcertificates.h"

#include <QSslSocket>
#include <QTcpServer>

namespace Parlor {

void RecordingHandler::opened(quint64 id)
{
    open += id;
    if (onOpened)
        onOpened(id);
}

void RecordingHandler::textReceived(quint64 id, const QString &text)
{
    texts += text;
    if (onText)
        onText(id, text);
}

void RecordingHandler::binaryReceived(quint64, const QByteArray &data)
{
    binaries += data;
}

void RecordingHandler::closed(quint64 id, quint16 code, Ending ending)
{
    open.removeOne(id);
    ended.append({id, code, ending});
}

/// Accepts, shakes hands, and reports what can be read.
class TransportFixture::Listener final : public QTcpServer
{
public:
    Listener(TransportFixture &fixture, Wire wire)
        : m_fixture(fixture)
        , m_wire(wire)
    {
        setListenBacklogSize(1000);
        listen(QHostAddress::LocalHost);
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *encrypted = m_wire == Wire::Encrypted ? new QSslSocket(this) : nullptr;
        QTcpSocket *socket = encrypted ? encrypted : new QTcpSocket(this);
        socket->setSocketDescriptor(descriptor);
        connect(socket, &QTcpSocket::readyRead, &m_fixture,
                [this, socket] { m_fixture.onReadyRead(socket); });
        if (!encrypted)
            return;
        encrypted->setSslConfiguration(serverConfiguration());
        encrypted->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        encrypted->startServerEncryption();
    }

private:
    static const QSslConfiguration &serverConfiguration()
    {
        static const QSslConfiguration configuration =
            loadTlsConfiguration({certificateFile("chain.pem"), certificateFile("key.pem")}).value;
        return configuration;
    }

    TransportFixture &m_fixture;
    const Wire m_wire;
};

TransportFixture::TransportFixture(const Limits &limits)
    : transport(limits, clock, handler)
    , m_plain(std::make_unique<Listener>(*this, Wire::Plain))
    , m_encrypted(std::make_unique<Listener>(*this, Wire::Encrypted))
{ }

TransportFixture::~TransportFixture() = default;

quint16 TransportFixture::port(Wire wire) const
{
    return (wire == Wire::Plain ? m_plain : m_encrypted)->serverPort();
}

void TransportFixture::onReadyRead(QTcpSocket *socket)
{
    if (!socket->peek(8192).contains("\r\n\r\n"))
        return;
    if (sendBufferBytes > 0)
        socket->setSocketOption(QAbstractSocket::SendBufferSizeSocketOption, sendBufferBytes);
    accepted = socket;
    transport.accept(socket, rich);
}

void TransportFixture::pass(std::chrono::milliseconds time)
{
    clock.advance(time);
    transport.sweep();
}

} // namespace Parlor
