// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/chatsession.h"
#include "client/core/roommodel.h"
#include "client/core/rostermodel.h"
#include "client/core/timelinemodel.h"
#include "server/protocol/clock.h"
#include "server/serverthread.h"

#include <QSignalSpy>
#include <QTest>
#include <QWebSocket>

using namespace Parlor;

/// The main job without windows: a server in its thread, named people and a bare WebSocket client, over real
/// sockets.
class TestJoinAndChat final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void everybodyHearsEverybody();
    void markupBecomesSpans();
    void lateJoinerSeesWhatWasSaid();
    void nameIsTaken();
    void returnsAsTheSamePerson();
    void roomIsOnlyForItsMembers();
    void hostIsMarked();
    void serverStopsAndComesBack();
    void hostEndsTheChat();
    void portIsFreeAfterStop();
    void takenPort();

private:
    std::unique_ptr<ChatSession> join(const QString &name, const QString &token = {});
    std::unique_ptr<QWebSocket> joinPlain();
    bool start(quint16 port = 0);
    static QStringList lines(const ChatSession &session, const QString &room = QStringLiteral("lobby"));
    static QStringList names(const ChatSession &session);

    SystemClock m_clock;
    std::unique_ptr<ServerThread> m_server;
    ServerConfig m_config;
    quint16 m_port = 0;
};

static const auto lobby = QStringLiteral("lobby");

bool TestJoinAndChat::start(quint16 port)
{
    m_config.address = QHostAddress(QHostAddress::LocalHost);
    m_config.port = port;
    m_config.title = QStringLiteral("Class 4b");
    m_config.hostToken = QStringLiteral("the-host");
    QSignalSpy started(m_server.get(), &ServerThread::started);
    m_server->start(m_config);
    if (!QTest::qWaitFor([&] { return started.count() == 1; }, 10'000))
        return false;
    m_port = started.constFirst().constFirst().value<ServerStatus>().port;
    return true;
}

void TestJoinAndChat::init()
{
    m_server = std::make_unique<ServerThread>();
    m_config = {};
    QVERIFY(start());
}

void TestJoinAndChat::cleanup()
{
    m_server.reset();
}

std::unique_ptr<ChatSession> TestJoinAndChat::join(const QString &name, const QString &token)
{
    auto session = std::make_unique<ChatSession>(m_clock);
    session->join({QUrl(QStringLiteral("ws://127.0.0.1:%1/ws").arg(m_port)), name, token});
    return session;
}

std::unique_ptr<QWebSocket> TestJoinAndChat::joinPlain()
{
    auto client = std::make_unique<QWebSocket>();
    QSignalSpy open(client.get(), &QWebSocket::connected);
    client->open(QUrl(QStringLiteral("ws://127.0.0.1:%1").arg(m_port)));
    open.wait();
    return client;
}

QStringList TestJoinAndChat::lines(const ChatSession &session, const QString &room)
{
    QStringList lines;
    const TimelineModel *timeline = session.timeline(room);
    for (int row = 0; timeline && row < timeline->rowCount(); ++row) {
        const TimelineItem &item = timeline->at(row);
        lines += item.event.author.name + u": " + item.event.text
            + (item.state == SendState::Sent ? QString() : QStringLiteral(" (waiting)"));
    }
    return lines;
}

QStringList TestJoinAndChat::names(const ChatSession &session)
{
    QStringList names;
    const RosterModel *people = session.people(lobby);
    for (int row = 0; people && row < people->rowCount(); ++row)
        names += people->index(row, 0).data(RosterModel::NameRole).toString();
    names.sort();
    return names;
}

void TestJoinAndChat::everybodyHearsEverybody()
{
    const auto ana = join(QStringLiteral("Ana"));
    const auto bo = join(QStringLiteral("Bo"));
    QTRY_COMPARE(ana->state(), SessionState::Online);
    QTRY_COMPARE(bo->state(), SessionState::Online);
    QCOMPARE(ana->title(), QStringLiteral("Class 4b"));
    const auto plain = joinPlain();
    QSignalSpy heard(plain.get(), &QWebSocket::textMessageReceived);
    QTRY_COMPARE(names(*ana),
                 (QStringList{QStringLiteral("Ana"), QStringLiteral("Bo"), QStringLiteral("Guest 1")}));

    ana->post(lobby, QStringLiteral("hello"));
    QTRY_COMPARE(lines(*bo), QStringList{QStringLiteral("Ana: hello")});
    bo->post(lobby, QStringLiteral("hi"));
    QTRY_COMPARE(heard.count(), 2);
    plain->sendTextMessage(QStringLiteral("beep <b>"));
    const QStringList all{QStringLiteral("Ana: hello"), QStringLiteral("Bo: hi"),
                          QStringLiteral("Guest 1: beep <b>")};
    QTRY_COMPARE(lines(*ana), all);
    QTRY_COMPARE(lines(*bo), all);
    QTRY_COMPARE(heard.count(), 3);
    QCOMPARE(heard[0][0].toString(), QStringLiteral("Ana: hello"));
    QCOMPARE(heard[2][0].toString(), QStringLiteral("beep <b>")); // verbatim, its own included
}

void TestJoinAndChat::markupBecomesSpans()
{
    const auto ana = join(QStringLiteral("Ana"));
    QTRY_COMPARE(ana->state(), SessionState::Online);
    ana->post(lobby, QStringLiteral("**bold** <b>no</b>"));
    QTRY_COMPARE(lines(*ana), QStringList{QStringLiteral("Ana: bold <b>no</b>")});
    const Event &event = ana->timeline(lobby)->at(0).event;
    QCOMPARE(event.spans, (Spans{{SpanKind::Bold, 0, 4, {}}}));
    QCOMPARE(event.source, QStringLiteral("**bold** <b>no</b>"));
}

void TestJoinAndChat::lateJoinerSeesWhatWasSaid()
{
    const auto ana = join(QStringLiteral("Ana"));
    QTRY_COMPARE(ana->state(), SessionState::Online);
    ana->post(lobby, QStringLiteral("one"));
    ana->post(lobby, QStringLiteral("two"));
    QTRY_COMPARE(lines(*ana).size(), 2);
    QTRY_VERIFY(!lines(*ana).last().contains(QLatin1String("waiting")));
    const auto late = join(QStringLiteral("Late"));
    QTRY_COMPARE(lines(*late), (QStringList{QStringLiteral("Ana: one"), QStringLiteral("Ana: two")}));
}

void TestJoinAndChat::nameIsTaken()
{
    const auto ana = join(QStringLiteral("Ana"));
    QTRY_COMPARE(ana->state(), SessionState::Online);
    const auto other = join(QStringLiteral("ANA"));
    QSignalSpy refused(other.get(), &ChatSession::refused);
    QTRY_COMPARE(other->state(), SessionState::NameNeeded);
    const auto refusal = refused.constFirst().constFirst().value<Refusal>();
    QCOMPARE(refusal.code, RefusalCode::NameTaken);
    other->setName(refusal.suggestion);
    QTRY_COMPARE(other->state(), SessionState::Online);
    QCOMPARE(other->you().name, refusal.suggestion);
}

void TestJoinAndChat::returnsAsTheSamePerson()
{
    auto ana = join(QStringLiteral("Ana"));
    QTRY_COMPARE(ana->state(), SessionState::Online);
    const QString id = ana->you().id;
    const QString token = ana->token();
    QVERIFY(!token.isEmpty());
    ana.reset();
    const auto again = join(QStringLiteral("Ana"), token);
    QTRY_COMPARE(again->state(), SessionState::Online);
    QCOMPARE(again->you().id, id);
}

void TestJoinAndChat::roomIsOnlyForItsMembers()
{
    const auto ana = join(QStringLiteral("Ana"));
    const auto bo = join(QStringLiteral("Bo"));
    QTRY_COMPARE(ana->state(), SessionState::Online);
    QTRY_COMPARE(bo->state(), SessionState::Online);
    QSignalSpy joined(ana.get(), &ChatSession::roomJoined);
    ana->createRoom({QStringLiteral("Design review")});
    QTRY_COMPARE(joined.count(), 1);
    const QString room = joined.constFirst().constFirst().toString();
    QTRY_VERIFY(bo->rooms()->rowOf(room) >= 0);
    ana->post(room, QStringLiteral("only here"));
    QTRY_COMPARE(lines(*ana, room), QStringList{QStringLiteral("Ana: only here")});
    ana->post(lobby, QStringLiteral("to all"));
    QTRY_COMPARE(lines(*bo), QStringList{QStringLiteral("Ana: to all")});
    QVERIFY(!bo->timeline(room));
    bo->joinRoom(room);
    QTRY_COMPARE(lines(*bo, room), QStringList{QStringLiteral("Ana: only here")});
}

void TestJoinAndChat::hostIsMarked()
{
    const auto host = join(QStringLiteral("Ana"), QStringLiteral("the-host"));
    const auto guest = join(QStringLiteral("Bo"), QStringLiteral("not-the-host"));
    QTRY_COMPARE(host->state(), SessionState::Online);
    QTRY_COMPARE(guest->state(), SessionState::Online);
    QVERIFY(host->you().host);
    QVERIFY(!guest->you().host);
}

void TestJoinAndChat::serverStopsAndComesBack()
{
    const auto ana = join(QStringLiteral("Ana"));
    QTRY_COMPARE(ana->state(), SessionState::Online);
    QSignalSpy stopped(m_server.get(), &ServerThread::stopped);
    m_server->stop(std::chrono::seconds(1));
    QTRY_COMPARE(stopped.count(), 1);
    QTRY_COMPARE(ana->state(), SessionState::Waiting);
    ana->post(lobby, QStringLiteral("said while away"));
    QVERIFY(start(m_port));
    ana->retryNow();
    QTRY_COMPARE(ana->state(), SessionState::Online);
    QTRY_COMPARE(lines(*ana), QStringList{QStringLiteral("Ana: said while away")});
}

void TestJoinAndChat::hostEndsTheChat()
{
    const auto ana = join(QStringLiteral("Ana"));
    QTRY_COMPARE(ana->state(), SessionState::Online);
    m_server->stop();
    QTRY_COMPARE(ana->state(), SessionState::Ended);
    QCOMPARE(ana->endReason(), EndReason::HostStopped);
}

void TestJoinAndChat::portIsFreeAfterStop()
{
    const auto ana = join(QStringLiteral("Ana"));
    QTRY_COMPARE(ana->state(), SessionState::Online);
    QSignalSpy stopped(m_server.get(), &ServerThread::stopped);
    m_server->stop();
    QTRY_COMPARE(stopped.count(), 1);
    QCOMPARE(m_server->state(), ServerThread::State::Stopped);
    QVERIFY(start(m_port));
}

void TestJoinAndChat::takenPort()
{
    ServerThread other;
    QSignalSpy failed(&other, &ServerThread::failed);
    QSignalSpy started(&other, &ServerThread::started);
    ServerConfig config = m_config;
    config.port = m_port;
    other.start(config);
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed.constFirst().constFirst().value<ServerFailure>().reason,
             ServerFailure::Reason::PortTaken);
    config.nextFreePort = true;
    other.start(config);
    QTRY_COMPARE(started.count(), 1);
    QVERIFY(started.constFirst().constFirst().value<ServerStatus>().port > m_port);
}

QTEST_GUILESS_MAIN(TestJoinAndChat)
#include "tst_joinandchat.moc"
