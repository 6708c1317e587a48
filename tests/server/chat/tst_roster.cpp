// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/roster.h"

#include <QRandomGenerator>
#include <QTest>
#include <utility>

using namespace Parlor;

class TestRoster final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsPeopleNotConnections();
    void tellsWhoCameChangedAndWent();
    void comingAndGoingBetweenTellings();
    void listsNoMoreThanAllowed();
    void fillsAPlaceThatWasLeft();
    void followersSeeTheSameList_data();
    void followersSeeTheSameList();
};

static QSet<QString> asSet(const QVector<QString> &ids)
{
    return {ids.begin(), ids.end()};
}

static QSet<QString> listed(const Roster &roster)
{
    const auto span = roster.listed();
    return {span.begin(), span.end()};
}

static const QString a = QStringLiteral("a"), b = QStringLiteral("b"), c = QStringLiteral("c");

void TestRoster::countsPeopleNotConnections()
{
    Roster roster;
    roster.add(a);
    roster.add(a);
    roster.add(b);
    QCOMPARE(roster.count(), 2);
    QVERIFY(!roster.remove(a));
    QCOMPARE(roster.count(), 2);
    QVERIFY(roster.remove(a));
    QCOMPARE(roster.count(), 1);
    QVERIFY(!roster.remove(a));
    QVERIFY(!roster.contains(a));
}

void TestRoster::tellsWhoCameChangedAndWent()
{
    Roster roster;
    QVERIFY(roster.takeChanges().isEmpty());
    roster.add(a);
    roster.add(b);
    RosterChanges changes = roster.takeChanges();
    QVERIFY(changes.counted);
    QCOMPARE(asSet(changes.people), (QSet<QString>{a, b}));
    QVERIFY(changes.gone.isEmpty());
    const quint64 version = roster.version();
    roster.touch(c); // not here
    QCOMPARE(roster.version(), version);
    roster.touch(a);
    QVERIFY(roster.version() != version);
    changes = roster.takeChanges();
    QVERIFY(!changes.counted);
    QCOMPARE(changes.people, QVector<QString>{a});
    roster.remove(b);
    changes = roster.takeChanges();
    QVERIFY(changes.counted);
    QCOMPARE(changes.gone, QVector<QString>{b});
    QVERIFY(changes.people.isEmpty());
    roster.add(a); // a second connection changes nothing
    QVERIFY(roster.takeChanges().isEmpty());
}

void TestRoster::comingAndGoingBetweenTellings()
{
    Roster roster;
    roster.add(a);
    roster.takeChanges();
    roster.remove(a);
    roster.add(a); // a page that was loaded again
    RosterChanges changes = roster.takeChanges();
    QVERIFY(!changes.counted);
    QCOMPARE(changes.people, QVector<QString>{a});
    QVERIFY(changes.gone.isEmpty());
    roster.add(b);
    roster.remove(b);
    changes = roster.takeChanges();
    QVERIFY(!changes.counted);
    QVERIFY(changes.people.isEmpty());
}

void TestRoster::listsNoMoreThanAllowed()
{
    Roster roster(2);
    roster.add(a);
    roster.add(b);
    roster.takeChanges();
    roster.add(c);
    QCOMPARE(listed(roster), (QSet<QString>{a, b}));
    QCOMPARE(roster.count(), 3);
    roster.touch(c);
    RosterChanges changes = roster.takeChanges();
    QVERIFY(changes.counted);
    QVERIFY(changes.people.isEmpty() && changes.gone.isEmpty());
    roster.remove(c);
    changes = roster.takeChanges();
    QVERIFY(changes.counted);
    QVERIFY(changes.people.isEmpty() && changes.gone.isEmpty());
}

void TestRoster::fillsAPlaceThatWasLeft()
{
    Roster roster(2);
    roster.add(a);
    roster.add(b);
    roster.add(c);
    roster.takeChanges();
    roster.remove(a);
    const RosterChanges changes = roster.takeChanges();
    QCOMPARE(changes.gone, QVector<QString>{a});
    QCOMPARE(changes.people, QVector<QString>{c});
    QCOMPARE(listed(roster), (QSet<QString>{b, c}));
}

void TestRoster::followersSeeTheSameList_data()
{
    QTest::addColumn<int>("limit");
    QTest::newRow("1") << 1;
    QTest::newRow("5") << 5;
    QTest::newRow("all") << 0;
}

// Whoever starts from a list and follows the changes has the list that a newcomer is given.
void TestRoster::followersSeeTheSameList()
{
    QFETCH(int, limit);
    Roster roster(limit);
    QRandomGenerator random(20260101);
    QSet<QString> followed;
    std::vector<QString> shown;
    quint64 version = 0;
    QHash<QString, int> connections;
    for (int i = 0; i < 20'000; ++i) {
        const QString id = QString::number(random.bounded(12));
        if (random.bounded(2) == 0) {
            roster.add(id);
            ++connections[id];
        } else if (connections.value(id) > 0) {
            roster.remove(id);
            if (--connections[id] == 0)
                connections.remove(id);
        }
        const std::vector<QString> shows(roster.listed().begin(), roster.listed().end());
        if (roster.version() == std::exchange(version, roster.version()))
            QVERIFY(shows == shown);
        shown = shows;
        if (random.bounded(4) != 0)
            continue;
        const RosterChanges changes = roster.takeChanges();
        for (const QString &each : changes.people)
            followed.insert(each);
        for (const QString &each : changes.gone)
            followed.remove(each);
        QCOMPARE(followed, listed(roster));
        QCOMPARE(roster.count(), int(connections.size()));
    }
}

QTEST_APPLESS_MAIN(TestRoster)
#include "tst_roster.moc"
