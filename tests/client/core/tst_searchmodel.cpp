// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/searchmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Parlor;
using State = SearchModel::State;

class TestSearchModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_model.reset(); }
    void showsWhatIsFound();
    void anOlderAnswerIsNotTaken();
    void asksForTheNextPage();
    void failsAndBeginsAnew();
    void changesMeanwhile();
    void dropsARoom();
    void dropsWhatCannotBeReadAnyMore();
    void whatComesLateIsPutInItsPlace();
    void noHoleIsLeft();

private:
    QString texts() const;

    std::unique_ptr<SearchModel> m_model;
};

static Event eventOf(Seq seq, const QString &text, const QString &room = QStringLiteral("lobby"))
{
    Event event;
    event.room = room;
    event.epoch = QStringLiteral("e");
    event.seq = seq;
    event.time = seq * 100;
    event.author.name = QStringLiteral("Ana");
    event.text = text;
    return event;
}

static Search search(const QString &id)
{
    Search search;
    search.id = id;
    search.query = QStringLiteral("tea");
    return search;
}

QString TestSearchModel::texts() const
{
    QStringList list;
    for (int row = 0; row < m_model->rowCount(); ++row)
        list.append(m_model->at(row).text);
    return list.join(u' ');
}

void TestSearchModel::init()
{
    m_model = std::make_unique<SearchModel>();
    new QAbstractItemModelTester(m_model.get(), m_model.get());
}

void TestSearchModel::showsWhatIsFound()
{
    QSignalSpy states(m_model.get(), &SearchModel::stateChanged);
    QCOMPARE(m_model->state(), State::Idle);
    m_model->begin(search(QStringLiteral("1")));
    QCOMPARE(m_model->state(), State::Searching);
    QCOMPARE(m_model->search().query, QStringLiteral("tea"));
    m_model->add(
        {QStringLiteral("1"), {eventOf(9, QStringLiteral("b")), eventOf(4, QStringLiteral("a"))}, false, 3});
    QCOMPARE(m_model->state(), State::Done);
    QCOMPARE(states.size(), 2);
    QCOMPARE(texts(), QStringLiteral("b a"));
    QVERIFY(!m_model->hasMore());
    QCOMPARE(m_model->lag(), 3);
    const QModelIndex first = m_model->index(0);
    QCOMPARE(first.data(SearchModel::RoomRole).toString(), QStringLiteral("lobby"));
    QCOMPARE(first.data(SearchModel::AuthorRole).toString(), QStringLiteral("Ana"));
    QCOMPARE(first.data(SearchModel::TimeRole).toLongLong(), 900);
    QCOMPARE(first.data(SearchModel::EventRole).value<Event>().seq, 9);
}

void TestSearchModel::anOlderAnswerIsNotTaken()
{
    m_model->add({QStringLiteral("1"), {eventOf(9, QStringLiteral("b"))}, false, 0});
    QCOMPARE(texts(), QString());
    m_model->begin(search(QStringLiteral("1")));
    m_model->begin(search(QStringLiteral("2")));
    m_model->add({QStringLiteral("1"), {eventOf(9, QStringLiteral("b"))}, false, 0});
    QCOMPARE(texts(), QString());
    QCOMPARE(m_model->state(), State::Searching);
    m_model->add({QStringLiteral("2"), {eventOf(4, QStringLiteral("a"))}, false, 0});
    m_model->add({QStringLiteral("2"), {eventOf(4, QStringLiteral("a"))}, false, 0}); // said twice
    QCOMPARE(texts(), QStringLiteral("a"));
}

void TestSearchModel::asksForTheNextPage()
{
    QVERIFY(!m_model->next(QStringLiteral("2")));
    m_model->begin(search(QStringLiteral("1")));
    QVERIFY(!m_model->next(QStringLiteral("2"))); // under way
    m_model->add({QStringLiteral("1"), {eventOf(9, QStringLiteral("b"))}, true, 0});
    QVERIFY(m_model->hasMore());
    const std::optional<Search> next = m_model->next(QStringLiteral("2"));
    QVERIFY(next);
    QCOMPARE(next->id, QStringLiteral("2"));
    QCOMPARE(next->query, QStringLiteral("tea"));
    QCOMPARE(next->before, 900);
    m_model->add({QStringLiteral("2"), {eventOf(4, QStringLiteral("a"))}, false, 0});
    QCOMPARE(texts(), QStringLiteral("b a"));
    QVERIFY(!m_model->next(QStringLiteral("3")));
    // One that failed is asked for again.
    m_model->begin(search(QStringLiteral("1")));
    m_model->add({QStringLiteral("1"), {eventOf(9, QStringLiteral("b"))}, true, 0});
    for (const State failure : {State::Refused, State::Offline}) {
        QVERIFY(m_model->next(QStringLiteral("2")));
        m_model->fail(failure, {});
        QCOMPARE(texts(), QStringLiteral("b"));
    }
    QCOMPARE(m_model->next(QStringLiteral("3"))->before, 900);
    m_model->add({QStringLiteral("3"), {eventOf(4, QStringLiteral("a"))}, false, 0});
    QCOMPARE(texts(), QStringLiteral("b a"));
    // A server that says that there is more, and gives nothing, is not asked for ever.
    m_model->begin(search(QStringLiteral("4")));
    m_model->add({QStringLiteral("4"), {}, true, 0});
    QVERIFY(!m_model->hasMore());
    QVERIFY(!m_model->next(QStringLiteral("5")));
}

void TestSearchModel::failsAndBeginsAnew()
{
    Refusal refusal;
    refusal.code = RefusalCode::BadQuery;
    refusal.field = QStringLiteral("from");
    m_model->fail(State::Refused, refusal); // nothing is under way
    QCOMPARE(m_model->state(), State::Idle);
    m_model->begin(search(QStringLiteral("1")));
    m_model->fail(State::Refused, refusal);
    QCOMPARE(m_model->state(), State::Refused);
    QCOMPARE(m_model->refusal().field, QStringLiteral("from"));
    m_model->add({QStringLiteral("1"), {eventOf(9, QStringLiteral("b"))}, false, 0});
    QCOMPARE(texts(), QString());
    m_model->begin(search(QStringLiteral("2")));
    QCOMPARE(m_model->refusal(), Refusal());
    m_model->fail(State::Offline, {});
    QCOMPARE(m_model->state(), State::Offline);
    m_model->clear();
    QCOMPARE(m_model->state(), State::Idle);
}

void TestSearchModel::changesMeanwhile()
{
    m_model->begin(search(QStringLiteral("1")));
    Event reply = eventOf(9, QStringLiteral("b"));
    reply.reply = 4;
    reply.quote = Quote{QStringLiteral("x"), QStringLiteral("Ana"), QStringLiteral("a"), false};
    m_model->add(
        {QStringLiteral("1"),
         {reply, eventOf(4, QStringLiteral("a")), eventOf(4, QStringLiteral("c"), QStringLiteral("art"))},
         false,
         0});
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    Event edit = eventOf(12, QStringLiteral("tea!"));
    edit.kind = EventKind::Edit;
    edit.target = 4;
    m_model->amendWith(edit);
    QCOMPARE(texts(), QStringLiteral("b tea! c"));
    QCOMPARE(m_model->at(0).quote->text, QStringLiteral("tea!"));
    QCOMPARE(changed.size(), 2);
    edit.epoch = QStringLiteral("other");
    edit.seq = 13;
    m_model->amendWith(edit);
    QCOMPARE(changed.size(), 2);
    Event deletion = eventOf(14, {});
    deletion.kind = EventKind::Delete;
    deletion.target = 4;
    m_model->amendWith(deletion);
    QVERIFY(m_model->at(1).deleted);
    QVERIFY(m_model->at(0).quote->deleted);
    QCOMPARE(texts(), QStringLiteral("b  c"));
}

void TestSearchModel::dropsARoom()
{
    m_model->begin(search(QStringLiteral("1")));
    const QString art = QStringLiteral("art");
    m_model->add({QStringLiteral("1"),
                  {eventOf(9, QStringLiteral("c"), art), eventOf(5, QStringLiteral("b")),
                   eventOf(4, QStringLiteral("a"), art)},
                  false,
                  0});
    m_model->dropRoom(art);
    QCOMPARE(texts(), QStringLiteral("b"));
}

void TestSearchModel::dropsWhatCannotBeReadAnyMore()
{
    const QString art = QStringLiteral("art");
    m_model->begin(search(QStringLiteral("1")));
    m_model->add({QStringLiteral("1"),
                  {eventOf(9, QStringLiteral("e")), eventOf(8, QStringLiteral("d"), art),
                   eventOf(7, QStringLiteral("c")), eventOf(6, QStringLiteral("b"), art),
                   eventOf(1, QStringLiteral("a"))},
                  false,
                  0});
    RoomInfo room;
    room.id = art;
    room.epoch = m_model->at(0).epoch;
    room.first = 7;
    m_model->dropUnreadable(room);
    QCOMPARE(texts(), QStringLiteral("e d c a"));
    RoomInfo lobby = room;
    lobby.id = QStringLiteral("lobby");
    lobby.first = 2;
    m_model->keepRooms({lobby, room});
    QCOMPARE(texts(), QStringLiteral("e d c"));
    m_model->keepRooms({lobby});
    QCOMPARE(texts(), QStringLiteral("e c"));
    lobby.epoch = QStringLiteral("another"); // of which these were not
    m_model->dropUnreadable(lobby);
    QCOMPARE(texts(), QString());
}

void TestSearchModel::whatComesLateIsPutInItsPlace()
{
    m_model->begin(search(QStringLiteral("1")));
    QVERIFY(!m_model->again(QStringLiteral("2"))); // nothing came yet
    m_model->add(
        {QStringLiteral("1"), {eventOf(4, QStringLiteral("d")), eventOf(2, QStringLiteral("b"))}, true, 7});
    QSignalSpy lags(m_model.get(), &SearchModel::lagChanged);
    QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
    const std::optional<Search> again = m_model->again(QStringLiteral("2"));
    QVERIFY(again);
    QCOMPARE(again->query, QStringLiteral("tea"));
    QVERIFY(m_model->isAgain(QStringLiteral("2")));
    m_model->add(
        {QStringLiteral("2"),
         {eventOf(5, QStringLiteral("e")), eventOf(4, QStringLiteral("d")), eventOf(3, QStringLiteral("c"))},
         true,
         0});
    QCOMPARE(texts(), QStringLiteral("e d c b"));
    QCOMPARE(lags.size(), 1);
    QCOMPARE(m_model->lag(), 0);
    QCOMPARE(resets.size(), 0);
    QVERIFY(m_model->hasMore());
    QVERIFY(!m_model->again(QStringLiteral("3"))); // all was searched
}

void TestSearchModel::noHoleIsLeft()
{
    m_model->begin(search(QStringLiteral("1")));
    m_model->add({QStringLiteral("1"), {eventOf(2, QStringLiteral("b"))}, false, 7});
    QVERIFY(m_model->again(QStringLiteral("2")));
    m_model->add(
        {QStringLiteral("2"), {eventOf(9, QStringLiteral("i")), eventOf(8, QStringLiteral("h"))}, true, 0});
    QCOMPARE(texts(), QStringLiteral("i h"));
    QVERIFY(m_model->hasMore());
}

QTEST_GUILESS_MAIN(TestSearchModel)
#include "tst_searchmodel.moc"
