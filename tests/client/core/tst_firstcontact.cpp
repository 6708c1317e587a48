// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/client/core/sessionfixture.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>

using namespace Parlor;
using namespace std::chrono_literals;

/// How a first contact can fail, and that the session knows which way it was.
class TestFirstContact : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingListens();
    void noSuchName();
    void httpServer();
    void closesAtOnce();
    void silentServer();
    void otherWebSocket();
    void otherSubprotocol();
    void noWelcome();
    void versions_data();
    void versions();
    void fullAtFirst();
    void helloPaced();
    void triesAgain();
    void destroyedWhileConnecting();
};

void TestFirstContact::nothingListens()
{
    SessionFixture f;
    f.server.stop();
    f.join();
    QTRY_COMPARE(f.session.state(), SessionState::Ended);
    QCOMPARE(f.session.endReason(), EndReason::Unreachable);
    QCOMPARE(f.session.failure(), ConnectionFailure::NothingListens);
}

void TestFirstContact::noSuchName()
{
    // RFC 6761 section 6.4: nobody has a name there. Without a network the resolver takes a while to say so.
    SessionFixture f;
    f.session.join({parseAddress(u"no-such-host.invalid"), QStringLiteral("Ana"), {}});
    QTRY_COMPARE_WITH_TIMEOUT(f.session.state(), SessionState::Ended, 60'000);
    QCOMPARE(f.session.endReason(), EndReason::Unreachable);
    QCOMPARE(f.session.failure(), ConnectionFailure::HostNotFound);
}

/// A TCP server that answers whatever comes with @p answer, or just closes.
static void answerAll(QTcpServer &server, const QByteArray &answer)
{
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QObject::connect(&server, &QTcpServer::newConnection, &server, [&server, answer] {
        QTcpSocket *socket = server.nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket, answer] {
            socket->write(answer);
            socket->disconnectFromHost();
        });
    });
}

static JoinSettings at(const QTcpServer &server)
{
    return {parseAddress(QStringLiteral("127.0.0.1:%1").arg(server.serverPort())), QStringLiteral("Ana"), {}};
}

void TestFirstContact::httpServer()
{
    QTcpServer http;
    answerAll(http, QByteArrayLiteral("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"));
    SessionFixture f;
    f.session.join(at(http));
    QTRY_COMPARE(f.session.state(), SessionState::Ended);
    QCOMPARE(f.session.endReason(), EndReason::NotParlor);
}

void TestFirstContact::closesAtOnce()
{
    QTcpServer server;
    answerAll(server, {});
    SessionFixture f;
    f.session.join(at(server));
    QTRY_COMPARE(f.session.state(), SessionState::Ended);
    QCOMPARE(f.session.endReason(), EndReason::NotParlor);
}

void TestFirstContact::silentServer()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    SessionFixture f;
    QSignalSpy connections(&silent, &QTcpServer::newConnection);
    f.session.join(at(silent));
    QTRY_COMPARE(connections.size(), 1);
    const QTcpSocket *socket = silent.nextPendingConnection();
    QTRY_VERIFY(socket->bytesAvailable() > 0);
    f.pass(9999ms);
    QCOMPARE(f.session.state(), SessionState::Connecting);
    f.pass(1ms);
    QCOMPARE(f.session.state(), SessionState::Ended);
    QCOMPARE(f.session.endReason(), EndReason::NotParlor);
}

void TestFirstContact::otherWebSocket()
{
    FakeServer other{QString()};
    SessionFixture f;
    f.session.join({other.url(), QStringLiteral("Ana"), {}});
    QTRY_COMPARE(f.session.state(), SessionState::Ended);
    QCOMPARE(f.session.endReason(), EndReason::NotParlor);
    QVERIFY(other.heard<Hello>().isEmpty());
}

void TestFirstContact::otherSubprotocol()
{
    FakeServer other(QStringLiteral("mqtt"));
    SessionFixture f;
    f.session.join({other.url(), QStringLiteral("Ana"), {}});
    QTRY_COMPARE(f.session.state(), SessionState::Ended);
    QCOMPARE(f.session.endReason(), EndReason::NotParlor);
}

void TestFirstContact::noWelcome()
{
    SessionFixture f;
    f.server.script.welcomes = false;
    f.join();
    QTRY_COMPARE(f.server.heard<Hello>().size(), 1);
    f.pass(10s);
    QCOMPARE(f.session.state(), SessionState::Ended);
    QCOMPARE(f.session.endReason(), EndReason::NotParlor);
    QTRY_COMPARE(f.server.connections(), 0);
}

void TestFirstContact::versions_data()
{
    QTest::addColumn<QString>("update");
    QTest::addColumn<EndReason>("reason");
    QTest::newRow("client") << QStringLiteral("client") << EndReason::ClientTooOld;
    QTest::newRow("server") << QStringLiteral("server") << EndReason::ServerTooOld;
}

void TestFirstContact::versions()
{
    QFETCH(QString, update);
    QFETCH(EndReason, reason);
    SessionFixture f;
    Refusal refusal;
    refusal.code = RefusalCode::Version;
    refusal.re = QStringLiteral("hello");
    refusal.update = update;
    f.server.helloRefusals = {refusal};
    f.join();
    QTRY_COMPARE(f.session.state(), SessionState::Ended);
    QCOMPARE(f.session.endReason(), reason);
}

void TestFirstContact::fullAtFirst()
{
    SessionFixture f;
    f.server.script.welcomes = false;
    f.join();
    QTRY_COMPARE(f.server.heard<Hello>().size(), 1);
    f.server.close(CloseCode::TryAgainLater);
    QTRY_COMPARE(f.session.state(), SessionState::Ended);
    QCOMPARE(f.session.endReason(), EndReason::Unreachable);
}

void TestFirstContact::helloPaced()
{
    SessionFixture f;
    Refusal slow;
    slow.code = RefusalCode::RateLimited;
    slow.re = QStringLiteral("hello");
    slow.retryAfter = 3000;
    f.server.helloRefusals = {slow};
    f.join();
    QTRY_VERIFY(f.server.helloRefusals.empty());
    QSignalSpy notices(&f.session, &ChatSession::noticeReceived);
    f.server.send(Notice{QStringLiteral("mark"), {}});
    QTRY_COMPARE(notices.size(), 1);
    f.pass(2999ms);
    QCOMPARE(f.session.state(), SessionState::Joining);
    f.pass(1ms);
    QTRY_COMPARE(f.session.state(), SessionState::Online);
    QCOMPARE(f.server.heard<Hello>().size(), 2);
}

void TestFirstContact::triesAgain()
{
    SessionFixture f;
    f.server.stop();
    f.join();
    QTRY_COMPARE(f.session.state(), SessionState::Ended);
    QVERIFY(f.server.restart());
    f.session.retryNow();
    QTRY_COMPARE(f.session.state(), SessionState::Online);
    QCOMPARE(f.session.endReason(), EndReason::None);
}

void TestFirstContact::destroyedWhileConnecting()
{
    FakeServer server;
    FakeClock clock;
    for (int i = 0; i < 3; ++i) {
        ChatSession session(clock);
        session.join({server.url(), QStringLiteral("Ana"), {}});
    }
    auto online = std::make_unique<ChatSession>(clock);
    online->join({server.url(), QStringLiteral("Ana"), {}});
    QTRY_COMPARE(online->state(), SessionState::Online);
    online.reset();
    QTRY_COMPARE(server.connections(), 0);
}

QTEST_GUILESS_MAIN(TestFirstContact)
#include "tst_firstcontact.moc"
