// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/client/core/sessionfixture.h"
#include "tests/support/testdata.h"

#include <QSignalSpy>

using namespace Parlor;
using namespace std::chrono_literals;

/// What a person does on a server that behaves, and what becomes of it on one that does not.
class TestChatSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void joins();
    void nameTakenThenAnother();
    void nameTakenAndTheServerDidNotWait();
    void changesTheName();
    void postsAndSeesIt();
    void postsInOrder();
    void ratePacesAndKeepsOrder();
    void refusedForGood();
    void tooLongIsNotSent();
    void takesBack();
    void editsAndDeletes();
    void changeThatWaitsAndIsRefused();
    void changesKeepTheOrder();
    void changesThatAreNotSent();
    void tellsWhatMayBeChanged();
    void answersPings();
    void tellsNotices();
    void leaves();
    void goesToAnotherServer();
    void hostileFrames_data();
    void hostileFrames();
    void messagesOutOfPlace();
};

void TestChatSession::joins()
{
    SessionFixture f;
    f.server.say(Lobby, QStringLiteral("Bea"), QStringLiteral("one"));
    f.server.say(Lobby, QStringLiteral("Bea"), QStringLiteral("two"));
    QSignalSpy states(&f.session, &ChatSession::stateChanged);
    QSignalSpy entered(&f.session, &ChatSession::roomJoined);
    QVERIFY(f.online());
    QCOMPARE(states.size(), 3);
    QCOMPARE(states.at(0).at(0).value<SessionState>(), SessionState::Connecting);
    QCOMPARE(states.at(1).at(0).value<SessionState>(), SessionState::Joining);
    QCOMPARE(states.at(2).at(0).value<SessionState>(), SessionState::Online);
    QCOMPARE(entered.size(), 1);
    QCOMPARE(f.session.you().name, QStringLiteral("Ana"));
    QCOMPARE(f.session.title(), QStringLiteral("Fake"));
    QVERIFY(!f.session.token().isEmpty());
    QCOMPARE(f.session.limits().messageCharacters, 4000);
    QCOMPARE(f.texts(), QStringLiteral("one two"));
    QCOMPARE(f.unread(), 0); // what was there before us is not unread
    QVERIFY(f.session.rooms()->isJoined(Lobby));
    QCOMPARE(f.session.people(Lobby)->count(), 1);
    const QVector<Hello> hellos = f.server.heard<Hello>();
    QCOMPARE(hellos.size(), 1);
    QCOMPARE(hellos.first().version, ProtocolVersion);
    QVERIFY(hellos.first().rooms.isEmpty());
    QVERIFY(!f.session.timeline(QStringLiteral("nowhere")));
}

void TestChatSession::nameTakenThenAnother()
{
    SessionFixture f;
    f.server.script.takenNames = QStringList{QStringLiteral("Ana")};
    QSignalSpy refusals(&f.session, &ChatSession::refused);
    f.join();
    QTRY_COMPARE(f.session.state(), SessionState::NameNeeded);
    QTRY_COMPARE(refusals.size(), 1);
    const auto refusal = refusals.first().first().value<Refusal>();
    QCOMPARE(refusal.code, RefusalCode::NameTaken);
    QCOMPARE(refusal.suggestion, QStringLiteral("Ana 2"));
    f.session.setName(refusal.suggestion);
    QTRY_COMPARE(f.session.state(), SessionState::Online);
    QCOMPARE(f.session.you().name, QStringLiteral("Ana 2"));
    QCOMPARE(f.server.connections(), 1);
    QCOMPARE(f.server.heard<Hello>().size(), 2);
}

void TestChatSession::nameTakenAndTheServerDidNotWait()
{
    SessionFixture f;
    f.server.script.takenNames = QStringList{QStringLiteral("Ana")};
    f.join();
    QTRY_COMPARE(f.session.state(), SessionState::NameNeeded);
    f.server.close(CloseCode::Policy); // no hello in time
    QTRY_COMPARE(f.server.connections(), 0);
    f.session.setName(QStringLiteral("Anna"));
    QTRY_COMPARE(f.session.state(), SessionState::Online);
    QCOMPARE(f.session.you().name, QStringLiteral("Anna"));
}

void TestChatSession::changesTheName()
{
    SessionFixture f;
    QVERIFY(f.online());
    QSignalSpy changes(&f.session, &ChatSession::youChanged);
    QSignalSpy refusals(&f.session, &ChatSession::refused);
    f.session.setName(QStringLiteral("Anna"));
    QTRY_COMPARE(changes.size(), 1);
    QCOMPARE(f.session.you().name, QStringLiteral("Anna"));
    f.server.script.takenNames = QStringList{QStringLiteral("Bea")};
    f.session.setName(QStringLiteral("Bea"));
    QTRY_COMPARE(refusals.size(), 1);
    QCOMPARE(f.session.state(), SessionState::Online);
    QCOMPARE(f.session.you().name, QStringLiteral("Anna"));
}

void TestChatSession::postsAndSeesIt()
{
    SessionFixture f;
    QVERIFY(f.online());
    QSignalSpy waiting(&f.session, &ChatSession::waitingChanged);
    f.session.post(Lobby, QStringLiteral("hello"));
    QCOMPARE(f.texts(), QStringLiteral("hello"));
    QCOMPARE(f.session.timeline(Lobby)->at(0).state, SendState::Waiting);
    QTRY_COMPARE(f.session.timeline(Lobby)->at(0).state, SendState::Sent);
    QCOMPARE(f.texts(), QStringLiteral("hello"));
    QVERIFY(f.session.timeline(Lobby)->at(0).own);
    QCOMPARE(waiting.size(), 2);
    QCOMPARE(waiting.last().first().toInt(), 0);
    f.session.post(Lobby, QStringLiteral(" \n "));
    f.session.post(QStringLiteral("nowhere"), QStringLiteral("x"));
    QCOMPARE(f.session.timeline(Lobby)->rowCount(), 1);
    QCOMPARE(waiting.size(), 2);
}

void TestChatSession::postsInOrder()
{
    SessionFixture f;
    QVERIFY(f.online());
    QStringList texts;
    for (int i = 0; i < 30; ++i) {
        texts.append(QString::number(i));
        f.session.post(Lobby, texts.last());
    }
    QTRY_COMPARE(f.sent(), 30);
    QStringList written;
    const Events log = f.server.log(Lobby);
    for (const Event &event : log)
        written.append(event.text);
    QCOMPARE(written, texts);
    QCOMPARE(f.texts(), texts.join(u' '));
}

void TestChatSession::ratePacesAndKeepsOrder()
{
    SessionFixture f;
    QVERIFY(f.online());
    Refusal slow;
    slow.code = RefusalCode::RateLimited;
    slow.retryAfter = 700;
    f.server.postRefusals = {slow, slow};
    QSignalSpy refusals(&f.session, &ChatSession::refused);
    f.session.post(Lobby, QStringLiteral("a"));
    f.session.post(Lobby, QStringLiteral("b"));
    f.session.post(Lobby, QStringLiteral("c"));
    QTRY_COMPARE(f.server.postRefusals.size(), size_t(1));
    // Sent after the refusal: once the mark is here, the refusal is.
    QSignalSpy notices(&f.session, &ChatSession::noticeReceived);
    f.server.send(Notice{QStringLiteral("mark"), {}});
    QTRY_COMPARE(notices.size(), 1);
    f.pass(699ms);
    QCOMPARE(f.server.heard<Post>().size(), 1);
    f.pass(1ms);
    QTRY_COMPARE(f.server.heard<Post>().size(), 2);
    f.server.send(Notice{QStringLiteral("mark"), {}});
    QTRY_COMPARE(notices.size(), 2);
    f.pass(700ms);
    QTRY_COMPARE(f.sent(), 3);
    QCOMPARE(f.texts(), QStringLiteral("a b c"));
    QCOMPARE(refusals.size(), 0);
    const QVector<Post> posts = f.server.heard<Post>();
    QCOMPARE(posts.size(), 5);
    QCOMPARE(posts.at(0), posts.at(2));
}

void TestChatSession::refusedForGood()
{
    SessionFixture f;
    QVERIFY(f.online());
    Refusal never;
    never.code = RefusalCode::TextTooLong;
    f.server.postRefusals = {never};
    QSignalSpy refusals(&f.session, &ChatSession::refused);
    f.session.post(Lobby, QStringLiteral("bad"));
    f.session.post(Lobby, QStringLiteral("good"));
    QTRY_COMPARE(f.sent(), 1);
    QCOMPARE(f.texts(), QStringLiteral("good bad"));
    const TimelineItem item = f.session.timeline(Lobby)->at(1);
    QCOMPARE(item.state, SendState::Failed);
    QCOMPARE(item.refusal, RefusalCode::TextTooLong);
    QCOMPARE(refusals.size(), 1);
    QCOMPARE(refusals.first().first().value<Refusal>().room, Lobby);
    QCOMPARE(f.session.takeBack(Lobby, item.event.id), QStringLiteral("bad"));
    QCOMPARE(f.texts(), QStringLiteral("good"));
}

void TestChatSession::tooLongIsNotSent()
{
    SessionFixture f;
    f.server.script.limits.messageCharacters = 3;
    QVERIFY(f.online());
    f.session.post(Lobby, QStringLiteral("abcd"));
    QCOMPARE(f.session.timeline(Lobby)->at(0).state, SendState::Failed);
    f.session.post(Lobby, QString::fromUcs4(U"\U0001F600\U0001F600\U0001F600")); // six code units
    QTRY_COMPARE(f.sent(), 1);
    QCOMPARE(f.server.heard<Post>().size(), 1);
}

void TestChatSession::takesBack()
{
    SessionFixture f;
    QVERIFY(f.online());
    f.server.stop();
    QTRY_COMPARE(f.session.state(), SessionState::Waiting);
    f.session.post(Lobby, QStringLiteral("a"));
    f.session.post(Lobby, QStringLiteral("b"));
    const QStringList ids = f.session.timeline(Lobby)->unsentIds();
    QCOMPARE(ids.size(), 2);
    QCOMPARE(f.session.takeBack(Lobby, ids.first()), QStringLiteral("a"));
    QCOMPARE(f.session.takeBack(Lobby, ids.first()), QString());
    QVERIFY(f.server.restart());
    f.session.retryNow();
    QTRY_COMPARE(f.sent(), 1);
    QCOMPARE(f.texts(), QStringLiteral("b"));
}

void TestChatSession::editsAndDeletes()
{
    SessionFixture f;
    QVERIFY(f.online());
    f.session.post(Lobby, QStringLiteral("hello"));
    QTRY_COMPARE(f.sent(), 1);
    const TimelineModel *lines = f.session.timeline(Lobby);
    QSignalSpy waiting(&f.session, &ChatSession::waitingChanged);
    f.session.edit(Lobby, 1, QStringLiteral("bye"));
    QCOMPARE(f.texts(), QStringLiteral("bye"));
    QCOMPARE(lines->at(0).state, SendState::Waiting);
    QCOMPARE(waiting.size(), 1);
    QTRY_COMPARE(lines->at(0).state, SendState::Sent);
    QCOMPARE(lines->at(0).event.edited, 2);
    QCOMPARE(f.server.log(Lobby).first().text, QStringLiteral("bye"));
    QCOMPARE(waiting.last().first().toInt(), 0);

    f.session.remove(Lobby, 1);
    QVERIFY(lines->at(0).event.deleted);
    QTRY_COMPARE(lines->at(0).state, SendState::Sent);
    QVERIFY(f.server.log(Lobby).first().deleted);
    QCOMPARE(lines->rowCount(), 1);
    QCOMPARE(f.server.heard<Edit>().size(), 1);
    QCOMPARE(f.server.heard<Delete>().size(), 1);

    // Somebody else's.
    const Event other = f.server.say(Lobby, QStringLiteral("Bea"), QStringLiteral("on"));
    QTRY_COMPARE(f.unread(), 1);
    f.server.amend(Lobby, other.author, other.seq, QStringLiteral("off"));
    QTRY_COMPARE(lines->at(1).event.text, QStringLiteral("off"));
    QCOMPARE(f.unread(), 1);
}

void TestChatSession::changeThatWaitsAndIsRefused()
{
    SessionFixture f;
    QVERIFY(f.online());
    f.session.post(Lobby, QStringLiteral("hello"));
    QTRY_COMPARE(f.sent(), 1);
    Refusal slow;
    slow.code = RefusalCode::RateLimited;
    slow.retryAfter = 700;
    Refusal late;
    late.code = RefusalCode::TooLate;
    f.server.postRefusals = {slow, late, late};
    QSignalSpy refusals(&f.session, &ChatSession::refused);
    f.session.edit(Lobby, 1, QStringLiteral("bye"));
    QTRY_COMPARE(f.server.postRefusals.size(), size_t(2));
    QSignalSpy notices(&f.session, &ChatSession::noticeReceived);
    f.server.send(Notice{QStringLiteral("mark"), {}});
    QTRY_COMPARE(notices.size(), 1);
    QCOMPARE(f.texts(), QStringLiteral("bye"));
    f.pass(700ms);
    QTRY_COMPARE(refusals.size(), 1);
    const auto refusal = refusals.first().first().value<Refusal>();
    QCOMPARE(refusal.code, RefusalCode::TooLate);
    QCOMPARE(refusal.re, QStringLiteral("edit"));
    QCOMPARE(refusal.room, Lobby);
    QCOMPARE(f.texts(), QStringLiteral("hello"));
    QCOMPARE(f.session.timeline(Lobby)->at(0).state, SendState::Sent);
    const QVector<Edit> edits = f.server.heard<Edit>();
    QCOMPARE(edits.size(), 2);
    QCOMPARE(edits.at(0), edits.at(1));
    f.session.remove(Lobby, 1);
    QVERIFY(f.session.timeline(Lobby)->at(0).event.deleted);
    QTRY_COMPARE(refusals.size(), 2);
    QVERIFY(!f.session.timeline(Lobby)->at(0).event.deleted);
    QCOMPARE(f.texts(), QStringLiteral("hello"));
}

void TestChatSession::changesKeepTheOrder()
{
    SessionFixture f;
    QVERIFY(f.online());
    f.session.post(Lobby, QStringLiteral("a"));
    QTRY_COMPARE(f.sent(), 1);
    f.session.post(Lobby, QStringLiteral("b"));
    f.session.edit(Lobby, 1, QStringLiteral("c"));
    f.session.post(Lobby, QStringLiteral("d"));
    f.session.remove(Lobby, 1);
    f.session.post(Lobby, QStringLiteral("e"));
    QTRY_COMPARE(f.sent(), 4);
    QVector<EventKind> kinds;
    const Events log = f.server.log(Lobby);
    for (const Event &event : log)
        kinds.append(event.kind);
    QCOMPARE(kinds,
             (QVector<EventKind>{EventKind::Message, EventKind::Message, EventKind::Edit, EventKind::Message,
                                 EventKind::Delete, EventKind::Message}));
    QTRY_COMPARE(f.session.timeline(Lobby)->at(0).state, SendState::Sent);
    QCOMPARE(f.texts(), QStringLiteral(" b d e"));
}

void TestChatSession::changesThatAreNotSent()
{
    SessionFixture f;
    f.server.script.limits.messageCharacters = 5;
    QVERIFY(f.online());
    f.session.post(Lobby, QStringLiteral("a"));
    QTRY_COMPARE(f.sent(), 1);
    QSignalSpy refusals(&f.session, &ChatSession::refused);
    f.session.edit(Lobby, 1, QStringLiteral("  \n"));
    f.session.edit(Lobby, 0, QStringLiteral("x"));
    f.session.edit(QStringLiteral("nowhere"), 1, QStringLiteral("x"));
    f.session.remove(Lobby, 0);
    f.session.remove(QStringLiteral("nowhere"), 1);
    QCOMPARE(refusals.size(), 0);
    f.session.edit(Lobby, 1, QStringLiteral("123456"));
    QCOMPARE(refusals.size(), 1);
    QCOMPARE(refusals.first().first().value<Refusal>().code, RefusalCode::TextTooLong);
    QCOMPARE(f.texts(), QStringLiteral("a"));
    f.session.post(Lobby, QStringLiteral("b"));
    QTRY_COMPARE(f.sent(), 2);
    QVERIFY(f.server.heard<Edit>().isEmpty());
    QVERIFY(f.server.heard<Delete>().isEmpty());
}

void TestChatSession::tellsWhatMayBeChanged()
{
    SessionFixture f;
    f.server.script.limits.editSeconds = 60;
    f.server.script.time = f.clock.wall() + 3'600'000; // it is the server's clock that counts
    QVERIFY(f.online());
    Event mine;
    mine.seq = 1;
    mine.author = f.session.you();
    mine.time = f.server.script.time;
    Event other = mine;
    other.author.id = QStringLiteral("bea");
    Event waiting = mine;
    waiting.seq = 0;
    Event gone = mine;
    gone.deleted = true;
    QVERIFY(f.session.mayEdit(mine) && f.session.mayRemove(mine));
    QVERIFY(!f.session.mayEdit(other) && !f.session.mayRemove(other));
    QVERIFY(!f.session.mayEdit(waiting) && !f.session.mayRemove(waiting));
    QVERIFY(!f.session.mayEdit(gone) && !f.session.mayRemove(gone));
    f.pass(60s);
    QVERIFY(f.session.mayEdit(mine));
    f.pass(1ms);
    QVERIFY(!f.session.mayEdit(mine) && !f.session.mayRemove(mine));

    SessionFixture host;
    host.server.script.host = true; // and no limit
    QVERIFY(host.online());
    mine.author = host.session.you();
    mine.time = 0;
    QVERIFY(host.session.mayEdit(mine) && host.session.mayRemove(mine));
    QVERIFY(!host.session.mayEdit(other) && host.session.mayRemove(other));
    QVERIFY(!host.session.mayRemove(gone));
}

void TestChatSession::answersPings()
{
    SessionFixture f;
    QVERIFY(f.online());
    f.server.say(Lobby, QStringLiteral("Bea"), QStringLiteral("1"));
    f.server.send(Ping{42, {}});
    QTRY_COMPARE(f.server.heard<Pong>().size(), 1);
    QCOMPARE(f.server.heard<Pong>().first().nonce, 42);
    QCOMPARE(f.server.heard<Pong>().first().seen.value(Lobby), 1);
}

void TestChatSession::tellsNotices()
{
    SessionFixture f;
    QVERIFY(f.online());
    QSignalSpy notices(&f.session, &ChatSession::noticeReceived);
    f.server.send(Notice{QStringLiteral("log-failed"), QStringLiteral("disk")});
    QTRY_COMPARE(notices.size(), 1);
    QCOMPARE(notices.first().first().value<Notice>().code, QStringLiteral("log-failed"));
}

void TestChatSession::leaves()
{
    SessionFixture f;
    f.server.say(Lobby, QStringLiteral("Bea"), QStringLiteral("1"));
    QVERIFY(f.online());
    QSignalSpy states(&f.session, &ChatSession::stateChanged);
    f.session.leave();
    QCOMPARE(f.session.state(), SessionState::Ended);
    QCOMPARE(f.session.endReason(), EndReason::Left);
    QTRY_COMPARE(f.server.connections(), 0);
    QCOMPARE(f.server.heard<Bye>().size(), 1);
    QCOMPARE(f.texts(), QStringLiteral("1")); // still to be read
    f.pass(1h);
    QCOMPARE(states.size(), 1);
    QCOMPARE(f.server.heard<Hello>().size(), 1);
}

void TestChatSession::goesToAnotherServer()
{
    SessionFixture f;
    FakeServer other;
    f.server.say(Lobby, QStringLiteral("Bea"), QStringLiteral("here"));
    other.say(Lobby, QStringLiteral("Cid"), QStringLiteral("there"));
    QVERIFY(f.online());
    QSignalSpy left(&f.session, &ChatSession::roomLeft);
    f.session.join({other.url(), QStringLiteral("Ana"), {}});
    QCOMPARE(left.size(), 1);
    QCOMPARE(f.session.rooms()->rowCount(), 0);
    QTRY_COMPARE(f.texts(), QStringLiteral("there"));
    QTRY_COMPARE(f.server.connections(), 0);
    QCOMPARE(other.heard<Hello>().first().token, QString());
    QVERIFY(other.heard<Hello>().first().rooms.isEmpty());
}

void TestChatSession::hostileFrames_data()
{
    QTest::addColumn<QByteArray>("file");
    for (const char *file :
         {"server-bad.json", "server-hostile-spans.json", "client-bad.json", "client-good.json"})
        QTest::newRow(file) << QByteArray("protocol/") + file;
}

void TestChatSession::hostileFrames()
{
    QFETCH(QByteArray, file);
    SessionFixture f;
    QVERIFY(f.online());
    const QJsonArray rows = readTestData(file.constData());
    for (const QJsonValue &row : rows)
        f.server.sendRaw(row[QLatin1String("raw")].toString());
    // It goes on as if nothing had been.
    f.session.post(Lobby, QStringLiteral("still here"));
    QTRY_COMPARE(f.session.timeline(Lobby)->unsentIds().size(), 0);
    QCOMPARE(f.texts(), QStringLiteral("still here"));
    QCOMPARE(f.session.rooms()->rowCount(), 1);
    QCOMPARE(f.session.state(), SessionState::Online);
}

void TestChatSession::messagesOutOfPlace()
{
    SessionFixture f;
    f.server.script.welcomes = false;
    f.join();
    QTRY_COMPARE(f.server.heard<Hello>().size(), 1);
    Event event;
    event.room = QStringLiteral("nowhere");
    event.epoch = QStringLiteral("e");
    event.seq = 5;
    event.author = {QStringLiteral("x"), QStringLiteral("Eve")};
    event.text = QStringLiteral("boo");
    const auto everything = [&] {
        Joined joined;
        joined.room.id = QStringLiteral("r");
        joined.room.epoch = QStringLiteral("e");
        f.server.send(EventMessage{event});
        f.server.send(Left{QStringLiteral("nowhere")});
        f.server.send(RoomGone{QStringLiteral("nowhere")});
        f.server.send(Ack{QStringLiteral("nothing"), QStringLiteral("nowhere"), 1, 1});
        f.server.send(Presence{QStringLiteral("nowhere"), 3, {event.author}, {QStringLiteral("y")}});
        f.server.send(Typing{QStringLiteral("nowhere"), event.author, true});
        f.server.send(Page{QStringLiteral("nowhere"), QStringLiteral("e"), 1, 5, {event}, true});
        f.server.send(Pong{7, {}, {{QStringLiteral("nowhere"), 9}}});
    };
    everything();
    f.server.send(Notice{QStringLiteral("mark"), {}});
    QSignalSpy notices(&f.session, &ChatSession::noticeReceived);
    QTRY_COMPARE(notices.size(), 1);
    QCOMPARE(f.session.state(), SessionState::Joining);
    QCOMPARE(f.session.rooms()->rowCount(), 0);

    f.session.leave();
    f.server.script.welcomes = true;
    QVERIFY(f.online());
    everything();
    Page unasked;
    unasked.room = Lobby;
    unasked.epoch = f.server.log(Lobby).isEmpty() ? QStringLiteral("epoch1") : QString();
    unasked.events = {event};
    f.server.send(unasked);
    Welcome second;
    second.version = 1;
    second.title = QStringLiteral("Other");
    second.server = QStringLiteral("s");
    second.token = QStringLiteral("t");
    second.you = event.author;
    f.server.send(second);
    Refusal refusal;
    refusal.code = RefusalCode::Version;
    refusal.re = QStringLiteral("hello");
    f.server.send(refusal);
    f.session.post(Lobby, QStringLiteral("fine"));
    QTRY_COMPARE(f.sent(), 1);
    QCOMPARE(f.texts(), QStringLiteral("fine"));
    QCOMPARE(f.session.you().name, QStringLiteral("Ana"));
}

QTEST_GUILESS_MAIN(TestChatSession)
#include "tst_chatsession.moc"
