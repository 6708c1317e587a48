// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chatserver.h"

#include "server/chat/hub.h"
#include "server/http/descriptorlimit.h"
#include "server/http/portlistener.h"
#include "server/http/tlsconfiguration.h"
#include "server/protocol/clock.h"
#include "server/store/splitlog.h"
#include "server/store/sqlitelog.h"
#include "server/transport/transport.h"
#include "server/wiredelivery.h"

#include <QLoggingCategory>
#include <QTimer>

Q_LOGGING_CATEGORY(connections, "parlor.connections")

static void initWebResources()
{
    Q_INIT_RESOURCE(web);
}

namespace Parlor {

using namespace std::chrono_literals;

// How often deadlines are looked at, presence is told and the status is reported.
static constexpr auto tick = 250ms;

ChatServer::ChatServer() = default;

// Nobody may deliver to a transport that is gone, and its sockets give their places back to the listener.
ChatServer::~ChatServer()
{
    m_hub.reset();
    m_delivery.reset();
    m_transport.reset();
    m_listener.reset();
}

static FrontConfig frontConfig(const ServerConfig &config)
{
    initWebResources();
    FrontConfig front{config.limits, config.hostName, config.allowedOrigins, config.allowedHosts, {}, {}};
    front.resources.addFolder(QStringLiteral(":/web"));
    return front;
}

void ChatServer::start(const ServerConfig &config)
{
    raiseDescriptorLimit(); // before the listener, which counts by it
    m_config = config;
    FrontConfig front = frontConfig(config);
    if (!config.certificate.isEmpty()) {
        const TlsConfiguration tls = loadTlsConfiguration(config.certificate);
        if (tls.problem != CertificateProblem::None) {
            Q_EMIT failed({ServerFailure::Reason::Certificate, config.port, tls.detail, tls.problem});
            return;
        }
        front.tls = tls.value;
    }
    m_clock = std::make_unique<SystemClock>();
    if (const StoreProblem problem = openStore(config.storage)) {
        ServerFailure failure{ServerFailure::Reason::Storage, config.port, problem.detail};
        failure.storage = problem;
        Q_EMIT failed(failure);
        return;
    }
    m_listener = std::make_unique<PortListener>(front, *m_clock);
    m_transport =
        std::make_unique<Transport>(config.limits, *m_clock, static_cast<TransportHandler &>(*this));
    m_delivery = std::make_unique<WireDelivery>(*m_transport);
    HubConfig hub;
    hub.title = config.title;
    hub.software = QStringLiteral("parlor " PARLOR_VERSION);
    hub.hostToken = config.hostToken;
    hub.limits = config.limits;
    m_hub =
        std::make_unique<Hub>(hub, *m_clock, *m_log, *m_directory, *m_delivery,
                              [this](const Notice &notice) { Q_EMIT noticed(notice.code, notice.subject); });
    connect(m_listener.get(), &PortListener::upgradeRequested, this, &ChatServer::onUpgradeRequested);
    connect(m_listener.get(), &PortListener::peopleRefused, this, [this](const QHostAddress &address) {
        Q_EMIT noticed(QStringLiteral("refused-connections"), address.toString());
    });
    connect(m_transport.get(), &Transport::stopped, this, &ChatServer::stopped);
    if (!listen())
        return;
    auto *timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &ChatServer::onTick);
    timer->start(tick);
    m_lastStatus = status();
    Q_EMIT started(m_lastStatus);
}

StoreProblem ChatServer::openStore(const StorageConfig &config)
{
    const MemoryLog::Config memory{m_config.limits[Limit::HistoryMessages]};
    const MemoryLog::Config offRecord{memory.messagesPerRoom, m_config.limits[Limit::OffRecordBytes]};
    if (config.folder.isEmpty()) {
        m_log = std::make_unique<SplitLog>(std::make_unique<MemoryLog>(memory), offRecord);
        m_noDirectory = std::make_unique<NoDirectory>();
        m_directory = m_noDirectory.get();
        return {};
    }
    auto log = std::make_unique<SqliteLog>(SqliteLog::Config{config.folder, config.durability});
    const StoreProblem problem = log->open();
    m_directory = log.get();
    m_log = std::make_unique<SplitLog>(std::move(log), offRecord);
    return problem;
}

bool ChatServer::listen()
{
    constexpr int portsToTry = 20;
    const int tries = m_config.nextFreePort && m_config.port != 0 ? portsToTry : 1;
    for (int i = 0; i < tries && m_config.port + i <= 65535; ++i) {
        if (m_listener->listen(m_config.address, quint16(m_config.port + i)))
            return true;
        if (m_listener->serverError() != QAbstractSocket::AddressInUseError)
            break;
    }
    ServerFailure failure{ServerFailure::Reason::Other, m_config.port, m_listener->errorString(),
                          CertificateProblem::None};
    switch (m_listener->serverError()) {
    case QAbstractSocket::AddressInUseError:
        failure.reason = ServerFailure::Reason::PortTaken;
        break;
    case QAbstractSocket::SocketAccessError:
        failure.reason = ServerFailure::Reason::NotAllowed;
        break;
    case QAbstractSocket::SocketAddressNotAvailableError:
        failure.reason = ServerFailure::Reason::AddressNotHere;
        break;
    default:
        break;
    }
    Q_EMIT failed(failure);
    return false;
}

void ChatServer::stop(std::optional<std::chrono::milliseconds> comeBackAfter)
{
    if (m_isStopping)
        return;
    m_isStopping = true;
    if (!m_listener || !m_listener->isListening()) {
        Q_EMIT stopped();
        return;
    }
    m_listener->stop();
    m_hub->stop(comeBackAfter);
    m_transport->stop();
}

void ChatServer::onUpgradeRequested(QTcpSocket *socket, const UpgradeRequest &request)
{
    // Loopback, or this machine calling itself under an outer address.
    const bool isOwn = request.peer.isLoopback()
        || request.peer.isEqual(socket->localAddress(), QHostAddress::ConvertV4MappedToIPv4);
    if (const quint64 connection = m_transport->accept(socket, request.mode == WireMode::Rich))
        m_upgrading.insert(connection, {request, isOwn});
}

void ChatServer::onTick()
{
    m_listener->sweep();
    m_transport->sweep();
    m_hub->tick();
    if (const ServerStatus now = status(); now != m_lastStatus) {
        m_lastStatus = now;
        Q_EMIT statusChanged(now);
    }
}

ServerStatus ChatServer::status() const
{
    return {m_listener->serverPort(), m_listener->serverAddress().toString(), m_hub->people(),
            m_hub->connections()};
}

void ChatServer::opened(quint64 connection)
{
    const auto [request, isOwn] = m_upgrading.take(connection);
    const bool plain = request.mode == WireMode::Plain;
    if (plain)
        m_delivery->addPlain(connection);
    m_hub->opened(connection, plain ? ClientKind::Plain : ClientKind::Rich,
                  PeerInfo{request.peer.toString(), isOwn, request.localPage});
}

void ChatServer::textReceived(quint64 connection, const QString &text)
{
    m_hub->received(connection, text);
}

void ChatServer::binaryReceived(quint64 connection, const QByteArray &)
{
    m_hub->receivedBinary(connection);
}

// For the log: why the server ended it; null when nobody need know.
static const char *wordFor(Ending ending)
{
    switch (ending) {
    case Ending::ByClient:
    case Ending::ByServer:
    case Ending::Lost:
        return nullptr;
    case Ending::Violation:
        return "broke the protocol or a limit";
    case Ending::Flood:
        return "sent a flood of empty frames";
    case Ending::TooLong:
        return "began a message and did not finish it";
    case Ending::NoPong:
        return "did not answer a ping";
    case Ending::TooSlow:
        return "read too slowly";
    }
    return nullptr;
}

void ChatServer::closed(quint64 connection, quint16 code, Ending ending)
{
    if (const char *word = wordFor(ending))
        qCInfo(connections, "%ls was cut: it %s (%d)", qUtf16Printable(m_hub->addressOf(connection)), word,
               code);
    m_upgrading.remove(connection);
    m_hub->closed(connection); // says goodbye to its rooms, as what it was
    m_delivery->removePlain(connection);
}

} // namespace Parlor
