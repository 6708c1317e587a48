// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT

// The real front and the real transport with an echo on top instead of a chat, for suites that test WebSocket
// servers.
//
//     echoserver [--port N] [--limit NAME=VALUE]...
//
// Loopback only. Prints the port and nothing else on standard output. With --limit all=0 it takes messages of
// any size, as such suites want it.

#include "server/http/portlistener.h"
#include "server/protocol/clock.h"
#include "server/transport/transport.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTcpSocket>
#include <QTimer>
#include <cstdio>

using namespace Parlor;
using namespace std::chrono_literals;

/// Says everything back to whoever said it.
class Echo final : public TransportHandler
{
public:
    void setTransport(Transport *transport) { m_transport = transport; }

    void opened(quint64) override { }
    void textReceived(quint64 connection, const QString &text) override
    {
        m_transport->send({&connection, 1}, text.toUtf8());
    }
    void binaryReceived(quint64 connection, const QByteArray &data) override
    {
        m_transport->sendBinary(connection, data);
    }
    void closed(quint64, quint16, Ending) override { }

private:
    Transport *m_transport = nullptr;
};

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QCommandLineParser options;
    const QCommandLineOption portOption(QStringLiteral("port"), QString(), QStringLiteral("N"),
                                        QStringLiteral("0"));
    const QCommandLineOption limitOption(QStringLiteral("limit"), QString(), QStringLiteral("NAME=VALUE"));
    options.addOptions({portOption, limitOption});
    options.process(app);
    Limits limits;
    for (const QString &limit : options.values(limitOption)) {
        if (const QString error = limits.set(limit); !error.isEmpty()) {
            std::fprintf(stderr, "%s\n", qPrintable(error));
            return 2;
        }
    }

    const SystemClock clock;
    Echo echo;
    PortListener listener({limits, {}, {}, {}, {}, {}}, clock);
    Transport transport(limits, clock, echo);
    echo.setTransport(&transport);
    QObject::connect(&listener, &PortListener::upgradeRequested, &transport,
                     [&](QTcpSocket *socket, const UpgradeRequest &request) {
                         transport.accept(socket, request.mode == WireMode::Rich);
                     });
    QTimer sweeps;
    QObject::connect(&sweeps, &QTimer::timeout, &transport, [&] {
        listener.sweep();
        transport.sweep();
    });
    sweeps.start(250ms);
    if (!listener.listen(QHostAddress::LocalHost, quint16(options.value(portOption).toUInt()))) {
        std::fprintf(stderr, "%s\n", qPrintable(listener.errorString()));
        return 1;
    }
    std::printf("%u\n", unsigned(listener.serverPort()));
    std::fflush(stdout);
    return QCoreApplication::exec();
}
