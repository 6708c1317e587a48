// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/joinedroom.h"
#include "client/core/timelinemodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QTest>
#include <algorithm>
#include <deque>

using namespace Parlor;

namespace {

const QString Lobby = QStringLiteral("lobby");
const QString Epoch = QStringLiteral("e");
const QString Me = QStringLiteral("p0");

/// A room's log on the server: what was told when it was written, and how it reads at any later time.
class Log
{
public:
    explicit Log(QRandomGenerator &random, int count)
    {
        QVector<Seq> alive;
        for (int i = 0; i < count; ++i) {
            Event event;
            event.room = Lobby;
            event.epoch = Epoch;
            event.prev = m_told.isEmpty() ? 0 : m_told.constLast().seq;
            event.seq = event.prev + 1 + random.bounded(2);
            event.author.id = QStringLiteral("p%1").arg(random.bounded(3));
            event.text = QStringLiteral("said %1").arg(event.seq);
            const int kind = random.bounded(10);
            if (kind >= 5 && !alive.isEmpty()) {
                // Mostly recent ones: those are on their way to the client.
                const qsizetype back = random.bounded(2) ? 3 : alive.size();
                event.target = alive.at(alive.size() - 1 - random.bounded(std::min(back, alive.size())));
                event.kind = kind < 8 ? EventKind::Edit : EventKind::Delete;
                event.source = kind < 8 ? QStringLiteral("*%1*").arg(event.seq) : QString();
                if (event.kind == EventKind::Delete) {
                    event.text.clear();
                    alive.removeOne(event.target);
                }
            } else {
                alive.append(event.seq);
            }
            m_told.append(event);
        }
    }

    int count() const { return int(m_told.size()); }
    const Event &told(int index) const { return m_told.at(index); }
    /// The first @p written events as they read when so many are written.
    Events read(int written) const
    {
        Events events = m_told.first(written);
        for (const Event &change : m_told.first(written)) {
            if (change.kind == EventKind::Message)
                continue;
            for (Event &event : events) {
                if (event.seq != change.target
                    && (event.target != change.target || event.kind == EventKind::Delete))
                    continue;
                event.text = change.text;
                event.source = change.source;
                if (event.seq == change.target) {
                    event.deleted = change.kind == EventKind::Delete;
                    event.edited = event.deleted ? 0 : change.seq;
                }
            }
        }
        return events;
    }

private:
    Events m_told;
};

/// A client in a room whose server tells late, loses, cuts and reads stale pages.
class Client
{
public:
    Client(QRandomGenerator &random, const Log &log)
        : m_random(random)
        , m_log(log)
        , m_written(1 + random.bounded(log.count() / 2))
        , m_room(Lobby, &m_owner)
        , m_tester(m_room.timeline(), QAbstractItemModelTester::FailureReportingMode::QtTest)
    {
        enter(m_written);
    }

    void run()
    {
        while (m_written < m_log.count()) {
            switch (m_random.bounded(12)) {
            case 0:
                m_room.wantOlder();
                ask(m_room.askForOlder());
                break;
            case 1:
                m_lossy = !m_lossy;
                break;
            case 2:
                if (m_random.bounded(4) == 0)
                    enter(m_written - m_random.bounded(std::min(m_written, 6)));
                break;
            case 3:
            case 4:
                answer();
                break;
            case 5:
                ask(m_room.askForHole());
                break;
            default:
                const Event &event = m_log.told(m_written++);
                if (!m_lossy)
                    m_room.add(event, Me);
            }
        }
        fillUp();
    }

    void loadAll()
    {
        while (m_room.timeline()->hasOlder()) {
            m_room.wantOlder();
            ask(m_room.askForOlder());
            answer();
        }
    }

    /// What is wrong; empty: it shows the log as it is.
    QString difference() const
    {
        const TimelineModel &model = *m_room.timeline();
        // A page that fills a hole may reach down further.
        const Seq oldest =
            model.rowCount() > 0 ? std::min(model.firstSeq(), m_room.log().oldest()) : m_room.log().oldest();
        Events expected;
        for (const Event &event : m_log.read(m_log.count())) {
            if (event.kind == EventKind::Message && event.seq >= oldest)
                expected.append(event);
        }
        if (model.rowCount() != expected.size())
            return QStringLiteral("%1 lines for %2").arg(model.rowCount()).arg(expected.size());
        for (int row = 0; row < model.rowCount(); ++row) {
            const Event &shown = model.at(row).event;
            const Event &wanted = expected.at(row);
            if (shown != wanted || model.at(row).state != SendState::Sent)
                return QStringLiteral("seq %1: %2 (%3) for %4 (%5)")
                    .arg(wanted.seq)
                    .arg(shown.text)
                    .arg(shown.edited)
                    .arg(wanted.text)
                    .arg(wanted.edited);
        }
        return {};
    }

private:
    /// The connection is new: what was asked is not answered. The log was read when @p read were written.
    void enter(int read)
    {
        m_pages.clear();
        m_room.askFailed();
        m_lossy = false;
        Joined joined;
        joined.room.id = Lobby;
        joined.room.epoch = Epoch;
        joined.room.first = m_log.told(0).seq;
        joined.room.last = m_log.told(m_written - 1).seq;
        const Events all = m_log.read(read);
        for (const Event &event : all) {
            if (event.seq > m_room.log().upTo())
                joined.events.append(event);
        }
        joined.reset = m_room.log().epoch().isEmpty() || joined.events.size() > 20;
        if (joined.reset)
            joined.events = all.last(std::min(all.size(), qsizetype(1 + m_random.bounded(20))));
        for (int i = read; i < m_written; ++i) {
            if (joined.reset || m_log.told(i).seq > m_room.log().upTo())
                joined.events.append(m_log.told(i));
        }
        m_room.join(joined, Me);
    }

    /// Read now, answered later.
    void ask(const std::optional<GetHistory> &wish)
    {
        if (!wish)
            return;
        Page page;
        page.room = Lobby;
        page.epoch = Epoch;
        page.first = m_log.told(0).seq;
        page.before = wish->before;
        for (const Event &event : m_log.read(m_written)) {
            if (wish->before == 0 || event.seq < wish->before)
                page.events.append(event);
        }
        const qsizetype most = 1 + m_random.bounded(12);
        page.more = page.events.size() > most;
        page.events = page.events.last(std::min(page.events.size(), most));
        m_pages.push_back(page);
    }

    void answer()
    {
        if (m_pages.empty())
            return;
        m_room.addPage(m_pages.front(), Me);
        m_pages.pop_front();
    }

    void fillUp()
    {
        m_room.noteLast(m_log.told(m_log.count() - 1).seq);
        while (m_room.log().hasHole() || !m_pages.empty()) {
            ask(m_room.askForHole());
            answer();
        }
        m_room.noteLast(m_log.told(m_log.count() - 1).seq);
        if (m_room.log().hasHole())
            fillUp();
    }

    QRandomGenerator &m_random;
    const Log &m_log;
    int m_written;
    bool m_lossy = false;
    std::deque<Page> m_pages;
    QObject m_owner;
    JoinedRoom m_room;
    QAbstractItemModelTester m_tester;
};

} // namespace

class TestJoinedRoom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsTheSameHoweverItCame();
    void endsTheSameInAnyOrder();
    void changesAreNoUnreadLines();
};

void TestJoinedRoom::endsTheSameHoweverItCame()
{
    for (quint32 seed = 1; seed <= 400; ++seed) {
        QRandomGenerator random(seed);
        const Log log(random, 80);
        Client client(random, log);
        client.run();
        QVERIFY2(client.difference().isEmpty(),
                 qPrintable(QStringLiteral("seed %1, %2").arg(seed).arg(client.difference())));
        client.loadAll();
        QVERIFY2(client.difference().isEmpty(),
                 qPrintable(QStringLiteral("all of seed %1, %2").arg(seed).arg(client.difference())));
    }
}

/// What no server does: every event by itself, as it was told, in any order, and some of them twice.
void TestJoinedRoom::endsTheSameInAnyOrder()
{
    for (quint32 seed = 1; seed <= 200; ++seed) {
        QRandomGenerator random(seed);
        const Log log(random, 40);
        Events told;
        for (int i = 0; i < log.count(); ++i)
            told.insert(told.size(), 1 + random.bounded(2), log.told(i));
        std::shuffle(told.begin(), told.end(), random);
        TimelineModel model;
        for (const Event &event : std::as_const(told))
            model.insert({event}, Me);
        int row = 0;
        const Events read = log.read(log.count());
        for (const Event &event : read) {
            if (event.kind == EventKind::Message)
                QVERIFY2(model.at(row++).event == event, qPrintable(QString::number(seed)));
        }
        QCOMPARE(model.rowCount(), row);
    }
}

void TestJoinedRoom::changesAreNoUnreadLines()
{
    Event one;
    one.room = Lobby;
    one.epoch = Epoch;
    one.seq = 1;
    one.author.id = QStringLiteral("p1");
    one.text = QStringLiteral("one");
    Event edit = one;
    edit.kind = EventKind::Edit;
    edit.seq = 2;
    edit.prev = 1;
    edit.target = 1;
    edit.text = QStringLiteral("uno");
    Event gone = edit;
    gone.kind = EventKind::Delete;
    gone.seq = 3;
    gone.prev = 2;
    gone.text.clear();
    QObject owner;
    JoinedRoom room(Lobby, &owner);
    Joined joined;
    joined.room.id = Lobby;
    joined.room.epoch = Epoch;
    room.join(joined, Me);
    const auto nobody = [](const QString &) { return false; };
    room.add(one, Me);
    room.add(edit, Me);
    QCOMPARE(room.unread().count(nobody), 1);
    QCOMPARE(room.timeline()->at(0).event.text, QStringLiteral("uno"));
    room.add(gone, Me);
    QCOMPARE(room.unread().count(nobody), 0); // nothing is left to be read
    QVERIFY(room.timeline()->at(0).event.deleted);
    QCOMPARE(room.timeline()->rowCount(), 1);
    QCOMPARE(room.log().upTo(), 3); // their seqs count
    QVERIFY(!room.askForHole());
    joined.events = {one, edit, gone};
    joined.reset = true;
    room.join(joined, Me);
    QCOMPARE(room.unread().count(nobody), 0); // all of it was here
}

QTEST_GUILESS_MAIN(TestJoinedRoom)
#include "tst_joinedroom.moc"
