// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/sessionstore.h"
#include "tests/client/core/sessionfixture.h"

#include <QSignalSpy>

using namespace Parlor;
using namespace std::chrono_literals;

/// What waits offline, and what of it outlives the program.
class TestSessionKept final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allKindsOfLinesWaitAndGoInOrder();
    void reactionIsWrittenOnce();
    void reactionThatIsRefused();
    void linesOutliveTheProgram();
    void linesOfAnotherLog();
    void linesOfARoomThatIsGone();
    void linesOfARoomThatGoesMeanwhile();
    void entersEachRoomOnce();
    void anotherServerRefusesNothing();
    void linesAreTheirPersonsAlone();
    void ignoredAndReceiptsOutliveTheProgram();
    void anotherServerHasAnotherPiece();
};

namespace {

class MemoryStore final : public SessionStore
{
public:
    QByteArray load(const QString &server) const override { return m_states.value(server); }
    void save(const QString &server, const QByteArray &state) override { m_states[server] = state; }

    QHash<QString, QByteArray> m_states;
};

/// A server and what stays of a program; begin() is the start of it.
struct Kept
{
    FakeClock clock;
    FakeServer server;
    MemoryStore store;
    std::unique_ptr<ChatSession> session;
    QString token;

    bool begin()
    {
        session.reset();
        session = std::make_unique<ChatSession>(clock, &store);
        session->join({server.url(), QStringLiteral("Ana"), token});
        const bool isIn = QTest::qWaitFor([this] { return session->timeline(Lobby) != nullptr; });
        token = session->token();
        return isIn;
    }
    bool goOffline()
    {
        server.stop();
        return QTest::qWaitFor([this] { return session->state() == SessionState::Waiting; });
    }
    QString log(const QString &room = Lobby) const
    {
        QStringList kinds;
        const Events events = server.log(room);
        for (const Event &event : events)
            kinds.append(event.kind == EventKind::Message    ? event.typed()
                             : event.kind == EventKind::Edit ? QStringLiteral("(edit %1)").arg(event.target)
                             : event.kind == EventKind::Delete
                             ? QStringLiteral("(delete %1)").arg(event.target)
                             : QStringLiteral("(react %1)").arg(event.target));
        return kinds.join(u' ');
    }
};

const QString Thumb = QStringLiteral("👍");

} // namespace

void TestSessionKept::allKindsOfLinesWaitAndGoInOrder()
{
    Kept f;
    QVERIFY(f.begin());
    f.session->post(Lobby, QStringLiteral("a"));
    f.session->post(Lobby, QStringLiteral("b"));
    QTRY_COMPARE(f.log(), QStringLiteral("a b"));
    const TimelineModel *lines = f.session->timeline(Lobby);
    QTRY_VERIFY(lines->unsentIds().isEmpty());
    QVERIFY(f.goOffline());
    QSignalSpy waiting(f.session.get(), &ChatSession::waitingChanged);
    f.session->react(Lobby, 1, Thumb, true);
    f.session->edit(Lobby, 2, QStringLiteral("c"));
    f.session->post(Lobby, QStringLiteral("d"), 2);
    f.session->remove(Lobby, 1);
    f.session->react(Lobby, 2, QStringLiteral("no emoji at all, and long enough to be none"), true);
    QCOMPARE(waiting.last().first().toInt(), 4);
    // Shown as if it were done.
    QVERIFY(lines->at(0).event.deleted);
    QCOMPARE(lines->at(1).event.text, QStringLiteral("c"));
    QCOMPARE(lines->at(2).state, SendState::Waiting);
    QVERIFY(f.server.restart());
    f.session->retryNow();
    QTRY_COMPARE(f.log(), QStringLiteral(" c (react 1) (edit 2) d (delete 1)"));
    QTRY_COMPARE(waiting.last().first().toInt(), 0);
    QCOMPARE(f.server.log(Lobby).at(4).reply, 2);
    QTRY_COMPARE(lines->at(2).event.quote->text, QStringLiteral("c"));
    QCOMPARE(lines->rowCount(), 3);
}

void TestSessionKept::reactionIsWrittenOnce()
{
    Kept f;
    QVERIFY(f.begin());
    f.server.say(Lobby, QStringLiteral("Bea"), QStringLiteral("a"));
    const TimelineModel *lines = f.session->timeline(Lobby);
    QTRY_COMPARE(lines->rowCount(), 1);
    f.server.script.acknowledges = f.server.script.delivers = false;
    f.session->react(Lobby, 1, Thumb, true);
    QCOMPARE(lines->at(0).event.reactions.size(), 1);
    QTRY_COMPARE(f.log(), QStringLiteral("a (react 1)"));
    f.server.cut();
    QTRY_COMPARE(f.session->state(), SessionState::Waiting);
    QCOMPARE(lines->at(0).event.reactions.size(), 1);
    f.server.script.acknowledges = f.server.script.delivers = true;
    f.session->retryNow();
    QTRY_COMPARE(f.session->state(), SessionState::Online);
    f.session->post(Lobby, QStringLiteral("b"));
    QTRY_COMPARE(f.log(), QStringLiteral("a (react 1) b"));
    QTRY_VERIFY(lines->unsentIds().isEmpty() && lines->changeIds().isEmpty());
    QCOMPARE(lines->at(0).event.reactions, (QVector<Reaction>{{Thumb, {f.session->you().id}}}));
}

void TestSessionKept::reactionThatIsRefused()
{
    Kept f;
    QVERIFY(f.begin());
    f.server.say(Lobby, QStringLiteral("Bea"), QStringLiteral("a"));
    const TimelineModel *lines = f.session->timeline(Lobby);
    QTRY_COMPARE(lines->rowCount(), 1);
    Refusal many;
    many.code = RefusalCode::TooManyReactions;
    f.server.postRefusals = {many};
    QSignalSpy refusals(f.session.get(), &ChatSession::refused);
    f.session->react(Lobby, 1, Thumb, true);
    QCOMPARE(lines->at(0).event.reactions.size(), 1);
    QTRY_COMPARE(refusals.size(), 1);
    QCOMPARE(refusals.first().first().value<Refusal>().re, QStringLiteral("react"));
    QVERIFY(lines->at(0).event.reactions.isEmpty());
}

void TestSessionKept::linesOutliveTheProgram()
{
    Kept f;
    const QString art = QStringLiteral("art");
    f.server.addRoom(art, QStringLiteral("Art"));
    QVERIFY(f.begin());
    f.session->joinRoom(art);
    QTRY_VERIFY(f.session->timeline(art));
    f.session->post(Lobby, QStringLiteral("a"));
    QTRY_COMPARE(f.log(), QStringLiteral("a"));
    QTRY_VERIFY(f.session->timeline(Lobby)->unsentIds().isEmpty());
    QVERIFY(f.goOffline());
    f.session->post(art, QStringLiteral("in art"));
    f.session->edit(Lobby, 1, QStringLiteral("b"));
    f.session->react(Lobby, 1, Thumb, true);
    f.session->post(Lobby, QStringLiteral("c"), 1);
    f.session->leave();
    f.session.reset();
    QVERIFY(f.server.restart());
    QVERIFY(f.begin());
    QTRY_COMPARE(f.log(), QStringLiteral("b (edit 1) (react 1) c"));
    QTRY_COMPARE(f.log(art), QStringLiteral("in art"));
    QTRY_VERIFY(f.session->timeline(Lobby)->unsentIds().isEmpty());
    QCOMPARE(f.server.log(Lobby).last().reply, 1);
    QTRY_VERIFY(f.store.m_states.value(f.session->server()).isEmpty()); // nothing is left to keep
    QVERIFY(f.begin());
    f.session->post(Lobby, QStringLiteral("d"));
    QTRY_COMPARE(f.log(), QStringLiteral("b (edit 1) (react 1) c d"));
}

void TestSessionKept::linesOfAnotherLog()
{
    Kept f;
    QVERIFY(f.begin());
    f.server.say(Lobby, QStringLiteral("Bea"), QStringLiteral("a"));
    QTRY_COMPARE(f.session->timeline(Lobby)->rowCount(), 1);
    QVERIFY(f.goOffline());
    f.session->react(Lobby, 1, Thumb, true);
    f.session->post(Lobby, QStringLiteral("c"), 1);
    f.session.reset();
    f.server.lose(Lobby);
    f.server.sayUnheard(Lobby, QStringLiteral("Cid"), QStringLiteral("other"));
    QVERIFY(f.server.restart());
    QVERIFY(f.begin());
    QTRY_COMPARE(f.log(), QStringLiteral("other c"));
    QCOMPARE(f.server.log(Lobby).last().reply, 0);
    QVERIFY(f.server.heard<React>().isEmpty());
}

void TestSessionKept::linesOfARoomThatIsGone()
{
    Kept f;
    const QString art = QStringLiteral("art");
    f.server.addRoom(art, QStringLiteral("Art"));
    QVERIFY(f.begin());
    f.session->joinRoom(art);
    QTRY_VERIFY(f.session->timeline(art));
    QVERIFY(f.goOffline());
    f.session->post(art, QStringLiteral("in art"));
    f.session->react(art, 1, Thumb, true);
    f.session->edit(art, 1, QStringLiteral("there"));
    f.session.reset();
    f.server.removeRoom(art);
    QVERIFY(f.server.restart());
    f.session = std::make_unique<ChatSession>(f.clock, &f.store);
    QSignalSpy refusals(f.session.get(), &ChatSession::refused);
    QSignalSpy returned(f.session.get(), &ChatSession::typedReturned);
    f.session->join({f.server.url(), QStringLiteral("Ana"), f.token});
    QTRY_COMPARE(refusals.size(), 3);
    QCOMPARE(refusals.first().first().value<Refusal>().code, RefusalCode::NoSuchRoom);
    QCOMPARE(returned.size(), 2);
    QCOMPARE(returned.first().at(0).toString(), art);
    QCOMPARE(returned.first().at(1).toString(), QStringLiteral("in art"));
    QCOMPARE(returned.last().at(1).toString(), QStringLiteral("there"));
    QVERIFY(f.store.m_states.value(f.session->server()).isEmpty());
    QTRY_VERIFY(f.session->timeline(Lobby));
    f.session->post(Lobby, QStringLiteral("x")); // nothing is stuck before it
    QTRY_COMPARE(f.log(), QStringLiteral("x"));
}

/// It is there at the welcome, and gone before one is in.
void TestSessionKept::linesOfARoomThatGoesMeanwhile()
{
    Kept f;
    const QString art = QStringLiteral("art");
    f.server.addRoom(art, QStringLiteral("Art"));
    QVERIFY(f.begin());
    f.session->joinRoom(art);
    QTRY_VERIFY(f.session->timeline(art));
    QVERIFY(f.goOffline());
    f.session->post(art, QStringLiteral("in art"));
    QVERIFY(f.server.restart());
    f.server.script.answersJoins = false;
    QVERIFY(f.begin());
    QSignalSpy returned(f.session.get(), &ChatSession::typedReturned);
    f.server.send(RoomGone{art});
    QTRY_COMPARE(returned.size(), 1);
    QTRY_VERIFY(f.store.m_states.value(f.session->server()).isEmpty());
}

void TestSessionKept::entersEachRoomOnce()
{
    Kept f;
    const QString art = QStringLiteral("art");
    f.server.addRoom(art, QStringLiteral("Art"));
    QVERIFY(f.begin());
    f.session->joinRoom(art);
    QTRY_VERIFY(f.session->timeline(art));
    QVERIFY(f.goOffline());
    for (const QString &text : {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")})
        f.session->post(art, text);
    QVERIFY(f.server.restart());
    QVERIFY(f.begin());
    QTRY_COMPARE(f.log(art), QStringLiteral("a b c"));
    QCOMPARE(f.server.heard<JoinRoom>().size(), 2); // one of them in the first place
}

void TestSessionKept::anotherServerRefusesNothing()
{
    Kept f;
    QVERIFY(f.begin());
    QVERIFY(f.goOffline());
    f.session->post(Lobby, QStringLiteral("later"));
    QSignalSpy refusals(f.session.get(), &ChatSession::refused);
    FakeServer other;
    f.session->join({other.url(), QStringLiteral("Ana"), {}});
    QVERIFY(refusals.isEmpty());
    QVERIFY(f.server.restart());
    QVERIFY(f.begin()); // it was kept
    QTRY_COMPARE(f.log(), QStringLiteral("later"));
}

void TestSessionKept::linesAreTheirPersonsAlone()
{
    Kept f;
    QVERIFY(f.begin());
    QVERIFY(f.goOffline());
    f.session->post(Lobby, QStringLiteral("mine"));
    f.session.reset();
    QVERIFY(f.server.restart());
    f.token.clear(); // somebody else at the same machine
    QVERIFY(f.begin());
    f.session->post(Lobby, QStringLiteral("theirs"));
    QTRY_COMPARE(f.log(), QStringLiteral("theirs"));
}

void TestSessionKept::ignoredAndReceiptsOutliveTheProgram()
{
    Kept f;
    QVERIFY(f.begin());
    f.session->setIgnored(QStringLiteral("id-Bea"), true);
    f.session->setGivesReceipts(true);
    f.session.reset();
    f.server.say(Lobby, QStringLiteral("Bea"), QStringLiteral("a"));
    QVERIFY(f.begin());
    QCOMPARE(f.session->ignored(), QStringList{QStringLiteral("id-Bea")});
    QVERIFY(f.session->givesReceipts());
    QVERIFY(f.session->timeline(Lobby)->at(0).ignored);
    QTRY_COMPARE(f.server.heard<SetProfile>().size(), 2);
    f.session->post(Lobby, QStringLiteral("b")); // what is typed later takes nothing of it away
    QTRY_COMPARE(f.log(), QStringLiteral("a b"));
    QVERIFY(f.begin());
    QCOMPARE(f.session->ignored().size(), 1);
    QVERIFY(f.session->givesReceipts());
}

void TestSessionKept::anotherServerHasAnotherPiece()
{
    Kept f;
    QVERIFY(f.begin());
    f.session->setIgnored(QStringLiteral("id-Bea"), true);
    const QByteArray kept = f.store.m_states.value(f.session->server());
    QVERIFY(!kept.isEmpty());
    f.store.m_states = {{QStringLiteral("other"), kept}};
    QVERIFY(f.begin());
    QVERIFY(f.session->ignored().isEmpty());
}

QTEST_GUILESS_MAIN(TestSessionKept)
#include "tst_sessionkept.moc"
