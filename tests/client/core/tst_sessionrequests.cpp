// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/searchmodel.h"
#include "tests/client/core/sessionfixture.h"

#include <QSignalSpy>

using namespace Parlor;
using namespace std::chrono_literals;

/// What cannot wait until one is online again, and what holds in a room.
class TestSessionRequests final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsAskedFor();
    void refusedById();
    void offlineNothingIsDone();
    void cutWhileUnderWay();
    void whoMayConfigure();
    void topicAndTitle();
    void members();
    void welcomesWhoIsNew();
    void searches();
    void searchThatWasTooMuchGoesAgain();
    void nextPageThatWasTooMuchGoesAgain();
    void whatWasFoundGoesWithItsRoom();
    void searchFails();
    void searchesAgainWhatWasNotReady();
};

static const QString Bea = QStringLiteral("id-Bea");

void TestSessionRequests::saysWhatIsAskedFor()
{
    SessionFixture f;
    QVERIFY(f.online());
    QSignalSpy done(&f.session, &ChatSession::acknowledged);
    Configure change;
    change.room = Lobby;
    change.topic = QStringLiteral("tea");
    change.keepDays = 30;
    QStringList ids{f.session.configure(change), f.session.invite(Lobby, Bea), f.session.expel(Lobby, Bea)};
    QTRY_COMPARE(done.size(), 3);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(done.at(i).first().toString(), ids.at(i));
    change.id = ids.first();
    QCOMPARE(f.server.heard<Configure>(), QVector<Configure>{change});
    QCOMPARE(f.server.heard<Invite>(), (QVector<Invite>{{ids.at(1), Lobby, Bea}}));
    QCOMPARE(f.server.heard<Expel>(), (QVector<Expel>{{ids.at(2), Lobby, Bea}}));
    f.session.setProfile({true, QStringLiteral("lunch"), {}});
    f.session.openDirect(Bea);
    f.session.createRoom({QStringLiteral("Secret"), true, false, true});
    QTRY_COMPARE(f.server.heard<CreateRoom>(),
                 (QVector<CreateRoom>{{QStringLiteral("Secret"), true, false, true}}));
    QCOMPARE(f.server.heard<SetProfile>(), (QVector<SetProfile>{{true, QStringLiteral("lunch"), {}}}));
    QCOMPARE(f.server.heard<OpenDirect>(), QVector<OpenDirect>{{Bea}});
}

void TestSessionRequests::refusedById()
{
    SessionFixture f;
    QVERIFY(f.online());
    Refusal no;
    no.code = RefusalCode::NotAllowed;
    f.server.requestRefusals = {no};
    QSignalSpy refusals(&f.session, &ChatSession::refused);
    QSignalSpy done(&f.session, &ChatSession::acknowledged);
    const QString first = f.session.expel(Lobby, Bea);
    const QString second = f.session.expel(Lobby, Bea);
    QTRY_COMPARE(done.size(), 1);
    QCOMPARE(done.first().first().toString(), second);
    QCOMPARE(refusals.size(), 1);
    const auto refusal = refusals.first().first().value<Refusal>();
    QCOMPARE(refusal.id, first);
    QCOMPARE(refusal.code, RefusalCode::NotAllowed);
}

void TestSessionRequests::offlineNothingIsDone()
{
    SessionFixture f;
    QVERIFY(f.online());
    f.server.cut();
    QTRY_COMPARE(f.session.state(), SessionState::Waiting);
    QSignalSpy offline(&f.session, &ChatSession::refusedOffline);
    QVERIFY(f.session.pin(Lobby, 1, true).isEmpty());
    QVERIFY(f.session.configure({}).isEmpty());
    QVERIFY(f.session.invite(Lobby, Bea).isEmpty());
    QVERIFY(f.session.expel(Lobby, Bea).isEmpty());
    f.session.setProfile({true, {}, {}});
    f.session.createRoom({QStringLiteral("Art")});
    f.session.openDirect(Bea);
    f.session.joinRoom(QStringLiteral("art"));
    f.session.leaveRoom(Lobby);
    f.session.search({});
    QStringList types;
    for (const QList<QVariant> &one : std::as_const(offline)) {
        types.append(one.first().toString());
        QVERIFY(one.at(1).toString().isEmpty());
    }
    QCOMPARE(types.join(u' '),
             QStringLiteral("pin configure invite expel profile create direct join leave search"));
    QCOMPARE(f.session.found()->state(), SearchModel::State::Offline);
    f.session.retryNow();
    QTRY_COMPARE(f.session.state(), SessionState::Online);
    f.session.post(Lobby, QStringLiteral("mark"));
    QTRY_COMPARE(f.sent(), 1);
    QVERIFY(f.server.heard<Pin>().isEmpty() && f.server.heard<CreateRoom>().isEmpty());
}

void TestSessionRequests::cutWhileUnderWay()
{
    SessionFixture f;
    QVERIFY(f.online());
    f.server.script.acknowledges = false;
    f.server.script.answersSearch = false;
    const QString id = f.session.invite(Lobby, Bea);
    f.session.search({});
    QTRY_COMPARE(f.server.heard<Search>().size(), 1);
    QSignalSpy offline(&f.session, &ChatSession::refusedOffline);
    f.server.cut();
    QTRY_COMPARE(offline.size(), 2);
    QSet<QString> told{offline.at(0).at(0).toString(), offline.at(1).at(0).toString()};
    QCOMPARE(told, (QSet<QString>{QStringLiteral("invite"), QStringLiteral("search")}));
    QVERIFY(offline.at(0).at(1).toString() == id || offline.at(1).at(1).toString() == id);
    QCOMPARE(f.session.found()->state(), SearchModel::State::Offline);
}

void TestSessionRequests::whoMayConfigure()
{
    SessionFixture f;
    QVERIFY(f.online());
    QVERIFY(!f.session.mayConfigure(Lobby));
    QVERIFY(!f.session.mayConfigure(QStringLiteral("nowhere")));
    RoomInfo info = f.server.info(Lobby);
    info.owner = f.session.you().id;
    f.server.setInfo(info);
    QTRY_VERIFY(f.session.mayConfigure(Lobby));
    info.direct = true;
    f.server.setInfo(info);
    QTRY_VERIFY(!f.session.mayConfigure(Lobby));

    SessionFixture host;
    host.server.script.host = true;
    QVERIFY(host.online());
    QVERIFY(host.session.mayConfigure(Lobby));
}

void TestSessionRequests::topicAndTitle()
{
    SessionFixture f;
    QVERIFY(f.online());
    Event event;
    event.kind = EventKind::Topic;
    event.text = QStringLiteral("tea");
    f.server.mark(Lobby, {Bea, QStringLiteral("Bea")}, event);
    event.kind = EventKind::Title;
    event.text = QStringLiteral("Kitchen");
    f.server.mark(Lobby, {Bea, QStringLiteral("Bea")}, event);
    QTRY_COMPARE(f.session.rooms()->info(Lobby).title, QStringLiteral("Kitchen"));
    QCOMPARE(f.session.rooms()->info(Lobby).topic, QStringLiteral("tea"));
    QCOMPARE(f.session.timeline(Lobby)->rowCount(), 0); // they are no lines
    QCOMPARE(f.unread(), 0);
}

void TestSessionRequests::members()
{
    SessionFixture f;
    f.server.script.amendJoined = [](Joined &joined) { joined.members = joined.people; };
    QVERIFY(f.online());
    QCOMPARE(f.session.members(Lobby).size(), 1);
    QSignalSpy changes(&f.session, &ChatSession::membersChanged);
    Event event;
    event.kind = EventKind::Member;
    event.subject = {Bea, QStringLiteral("Bea")};
    event.on = true;
    f.server.mark(Lobby, f.session.you(), event);
    QTRY_COMPARE(changes.size(), 1);
    QCOMPARE(f.session.members(Lobby).last().name, QStringLiteral("Bea"));
}

void TestSessionRequests::welcomesWhoIsNew()
{
    SessionFixture f;
    QSignalSpy welcomes(&f.session, &ChatSession::welcomed);
    f.server.script.amendJoined = [](Joined &joined) { joined.room.welcome = QStringLiteral("Be kind."); };
    QVERIFY(f.online());
    QTRY_COMPARE(welcomes.size(), 1);
    QCOMPARE(welcomes.first().at(1).toString(), QStringLiteral("Be kind."));
    f.server.cut();
    QTRY_COMPARE(f.session.state(), SessionState::Waiting);
    f.session.retryNow();
    QTRY_COMPARE(f.session.state(), SessionState::Online);
    QTRY_COMPARE(f.server.heard<Hello>().size(), 2);
    f.session.post(Lobby, QStringLiteral("mark"));
    QTRY_COMPARE(f.sent(), 1);
    QCOMPARE(welcomes.size(), 1); // new only once
}

void TestSessionRequests::searches()
{
    SessionFixture f;
    f.server.addRoom(QStringLiteral("art"), QStringLiteral("Art"));
    QVERIFY(f.online());
    f.session.joinRoom(QStringLiteral("art"));
    QTRY_VERIFY(f.session.timeline(QStringLiteral("art")));
    for (int i = 1; i <= 3; ++i)
        f.server.say(Lobby, QStringLiteral("Bea"), QStringLiteral("tea %1").arg(i));
    const Event other =
        f.server.say(QStringLiteral("art"), QStringLiteral("Bea"), QStringLiteral("tea here"));
    const SearchModel *found = f.session.found();
    Search search;
    search.query = QStringLiteral("tea");
    search.limit = 3;
    f.session.search(search);
    QCOMPARE(found->state(), SearchModel::State::Searching);
    QTRY_COMPARE(found->state(), SearchModel::State::Done);
    QCOMPARE(found->rowCount(), 3);
    QVERIFY(found->hasMore());
    f.session.searchMore();
    f.session.searchMore(); // while it is under way
    QTRY_COMPARE(found->state(), SearchModel::State::Done);
    QCOMPARE(f.server.heard<Search>().size(), 2);
    // A message that is deleted meanwhile is not shown any more, nor is a room that is gone.
    const Event line = f.server.log(Lobby).last();
    f.server.amend(Lobby, line.author, line.seq, {});
    QTRY_VERIFY(std::any_of(f.server.log(Lobby).cbegin(), f.server.log(Lobby).cend(),
                            [](const Event &event) { return event.deleted; }));
    f.server.send(RoomGone{QStringLiteral("art")});
    QTRY_VERIFY(!f.session.timeline(QStringLiteral("art")));
    for (int row = 0; row < found->rowCount(); ++row) {
        QCOMPARE(found->at(row).room, Lobby);
        QVERIFY(found->at(row).seq != line.seq || found->at(row).deleted);
    }
    QVERIFY(found->rowCount() > 0);
    QCOMPARE(other.room, QStringLiteral("art"));
}

static Refusal tooMuch()
{
    Refusal refusal;
    refusal.code = RefusalCode::RateLimited;
    refusal.retryAfter = 500;
    return refusal;
}

static Search searchFor(const QString &query, int limit = 20)
{
    Search search;
    search.query = query;
    search.limit = limit;
    return search;
}

/// Whatever the server said so far is here.
static bool catchUp(SessionFixture &f)
{
    f.session.post(Lobby, QStringLiteral("mark"));
    return QTest::qWaitFor([&f] { return f.session.timeline(Lobby)->unsentIds().isEmpty(); });
}

void TestSessionRequests::searchThatWasTooMuchGoesAgain()
{
    SessionFixture f;
    QVERIFY(f.online());
    f.server.say(Lobby, QStringLiteral("Bea"), QStringLiteral("tea"));
    const SearchModel *found = f.session.found();
    QSignalSpy refusals(&f.session, &ChatSession::refused);
    f.server.requestRefusals = {tooMuch()};
    f.session.search(searchFor(QStringLiteral("tea")));
    QVERIFY(catchUp(f));
    f.pass(499ms);
    QVERIFY(catchUp(f));
    QCOMPARE(found->state(), SearchModel::State::Searching);
    QCOMPARE(f.server.heard<Search>().size(), 1);
    f.pass(1ms);
    QTRY_COMPARE(found->state(), SearchModel::State::Done);
    QCOMPARE(found->rowCount(), 1);
    QCOMPARE(f.server.heard<Search>().size(), 2);
    // Another one is wanted meanwhile.
    f.server.requestRefusals = {tooMuch()};
    f.session.search(searchFor(QStringLiteral("coffee")));
    QVERIFY(catchUp(f));
    f.session.search(searchFor(QStringLiteral("tea")));
    QTRY_COMPARE(found->state(), SearchModel::State::Done);
    f.pass(500ms);
    QVERIFY(catchUp(f));
    QCOMPARE(f.server.heard<Search>().size(), 4);
    QCOMPARE(refusals.size(), 0);
    // The connection is cut meanwhile.
    f.server.requestRefusals = {tooMuch()};
    f.session.search(searchFor(QStringLiteral("tea")));
    QVERIFY(catchUp(f));
    QSignalSpy offline(&f.session, &ChatSession::refusedOffline);
    f.server.cut();
    QTRY_COMPARE(offline.size(), 1);
    QCOMPARE(found->state(), SearchModel::State::Offline);
}

void TestSessionRequests::nextPageThatWasTooMuchGoesAgain()
{
    SessionFixture f;
    QVERIFY(f.online());
    for (int i = 1; i <= 3; ++i)
        f.server.say(Lobby, QStringLiteral("Bea"), QStringLiteral("tea %1").arg(i));
    const SearchModel *found = f.session.found();
    f.session.search(searchFor(QStringLiteral("tea"), 1));
    QTRY_COMPARE(found->state(), SearchModel::State::Done);
    f.server.requestRefusals = {tooMuch()};
    f.session.searchMore();
    QVERIFY(catchUp(f));
    f.pass(500ms);
    QTRY_COMPARE(found->rowCount(), 2);
    Refusal never;
    never.code = RefusalCode::NotAllowed;
    f.server.requestRefusals = {never};
    f.session.searchMore();
    QTRY_COMPARE(found->state(), SearchModel::State::Refused);
    f.session.searchMore();
    QTRY_COMPARE(found->rowCount(), 3);
    QCOMPARE(found->state(), SearchModel::State::Done);
    QCOMPARE(found->at(2).text, QStringLiteral("tea 1"));
}

void TestSessionRequests::whatWasFoundGoesWithItsRoom()
{
    SessionFixture f;
    const QString art = QStringLiteral("art");
    f.server.addRoom(art, QStringLiteral("Art"));
    QVERIFY(f.online());
    f.session.joinRoom(art);
    QTRY_VERIFY(f.session.timeline(art));
    f.server.say(art, QStringLiteral("Bea"), QStringLiteral("tea"));
    f.server.say(Lobby, QStringLiteral("Bea"), QStringLiteral("old tea"));
    f.server.say(Lobby, QStringLiteral("Bea"), QStringLiteral("new tea"));
    const SearchModel *found = f.session.found();
    f.session.search(searchFor(QStringLiteral("tea")));
    QTRY_COMPARE(found->rowCount(), 3);
    f.server.cut();
    QTRY_COMPARE(f.session.state(), SessionState::Waiting);
    QCOMPARE(found->rowCount(), 3);
    f.server.removeRoom(art);
    f.session.retryNow();
    QTRY_COMPARE(found->rowCount(), 2);
    f.server.retain(Lobby, 1);
    f.server.setInfo(f.server.info(Lobby));
    QTRY_COMPARE(found->rowCount(), 1);
    QCOMPARE(found->at(0).text, QStringLiteral("new tea"));
}

void TestSessionRequests::searchFails()
{
    SessionFixture f;
    QVERIFY(f.online());
    Refusal bad;
    bad.code = RefusalCode::BadQuery;
    bad.field = QStringLiteral("from");
    f.server.requestRefusals = {bad};
    f.session.search({});
    QTRY_COMPARE(f.session.found()->state(), SearchModel::State::Refused);
    QCOMPARE(f.session.found()->refusal().field, QStringLiteral("from"));
}

void TestSessionRequests::searchesAgainWhatWasNotReady()
{
    SessionFixture f;
    QVERIFY(f.online());
    f.server.say(Lobby, QStringLiteral("Bea"), QStringLiteral("tea"));
    f.server.script.searchLag = 1;
    Search search;
    search.query = QStringLiteral("tea");
    f.session.search(search);
    const SearchModel *found = f.session.found();
    int lines = 1;
    // Lets time pass; what was asked then is answered when this returns.
    const auto passTime = [&](std::chrono::seconds time) {
        f.pass(time);
        f.session.post(Lobby, QStringLiteral("line"));
        return QTest::qWaitFor([&, wanted = ++lines] { return f.sent() == wanted; });
    };
    QTRY_COMPARE(found->lag(), 1);
    QCOMPARE(found->rowCount(), 0);
    QVERIFY(passTime(std::chrono::seconds(1)));
    QCOMPARE(f.server.heard<Search>().size(), 2);
    f.server.script.searchLag = 0;
    QVERIFY(passTime(std::chrono::seconds(1))); // it takes longer each time
    QCOMPARE(f.server.heard<Search>().size(), 2);
    QVERIFY(passTime(std::chrono::seconds(1)));
    QCOMPARE(f.server.heard<Search>().size(), 3);
    QCOMPARE(found->rowCount(), 1);
    QCOMPARE(found->lag(), 0);
    // A server that is never ready is left in peace at some time.
    f.server.script.searchLag = 1;
    f.session.search(search);
    for (int i = 0; i < 12; ++i)
        QVERIFY(passTime(std::chrono::seconds(8)));
    QCOMPARE(f.server.heard<Search>().size(), 3 + 1 + 8);
}

QTEST_GUILESS_MAIN(TestSessionRequests)
#include "tst_sessionrequests.moc"
