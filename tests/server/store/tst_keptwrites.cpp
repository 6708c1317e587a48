// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/keptwrites.h"

#include <QTest>

using namespace Parlor;

class TestKeptWrites final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nobodyHearsOfThem();
    void theLatestAlone();
    void whatForgetsIsNotReplaced();
    void factsGoWithTheirEvent_data();
    void factsGoWithTheirEvent();
};

static const QString ana = QStringLiteral("a"), ben = QStringLiteral("b"), tea = QStringLiteral("tea"),
                     milk = QStringLiteral("milk");

static SavePerson person(const QString &id, const QString &name = {})
{
    return {{id, name, "hash"}};
}

static SaveRoom room(const QString &id, const QString &title = {})
{
    return {{id, title}};
}

static AppendEvent append(EventKind kind, const QString &room)
{
    AppendEvent append;
    append.event.kind = kind;
    append.event.room = room;
    return append;
}

void TestKeptWrites::nobodyHearsOfThem()
{
    const Writes kept = keptWrites({append(EventKind::Message, tea), person(ana), AmendMessage{},
                                    ForgetLog{tea}, RetainLog{milk, {0, 5}}});
    QCOMPARE(kept.size(), size_t(3)); // what makes room comes first
    QVERIFY(std::holds_alternative<ForgetLog>(kept[0]));
    QVERIFY(std::holds_alternative<RetainLog>(kept[1]));
    QVERIFY(std::holds_alternative<SavePerson>(kept[2]));
}

// However often something changes while the disk is full.
void TestKeptWrites::theLatestAlone()
{
    Writes writes;
    for (int i = 1; i <= 100; ++i) {
        writes.push_back(person(ana, QString::number(i)));
        writes.push_back(room(tea, QString::number(i)));
        writes.push_back(room(ana, QString::number(i))); // has the id of a person
        writes.push_back(SaveVisit{{ana, tea, 1, i}});
        writes.push_back(SaveVisit{{ben, tea, 1, i}});
    }
    writes.push_back(ForgetVisit{ben, tea});
    const Writes kept = keptWrites(writes);
    QCOMPARE(kept.size(), size_t(5));
    QCOMPARE(std::get<SavePerson>(kept[0]).person.name, QStringLiteral("100"));
    QCOMPARE(std::get<SaveRoom>(kept[1]).room.title, QStringLiteral("100"));
    QCOMPARE(std::get<SaveRoom>(kept[2]).room.id, ana);
    QCOMPARE(std::get<SaveVisit>(kept[3]).visit, (KnownVisit{ana, tea, 1, 100}));
    QCOMPARE(std::get<ForgetVisit>(kept[4]).person, ben);
}

void TestKeptWrites::whatForgetsIsNotReplaced()
{
    const Writes kept = keptWrites({ForgetRoom{tea}, ForgetPerson{ana}, room(tea), person(ana)});
    QCOMPARE(kept.size(), size_t(4));
    QVERIFY(std::holds_alternative<ForgetRoom>(kept[0]));
}

void TestKeptWrites::factsGoWithTheirEvent_data()
{
    QTest::addColumn<EventKind>("kind");
    QTest::addColumn<QString>("where");
    QTest::addColumn<bool>("goes");
    QTest::newRow("title") << EventKind::Title << tea << true;
    QTest::newRow("member") << EventKind::Member << tea << true;
    QTest::newRow("of another room") << EventKind::Title << milk << false;
    QTest::newRow("said just before") << EventKind::Message << tea << false;
}

// Written by themselves they would make somebody a member whose invitation was refused.
void TestKeptWrites::factsGoWithTheirEvent()
{
    QFETCH(EventKind, kind);
    QFETCH(QString, where);
    QFETCH(bool, goes);
    const SaveRoom before = room(tea, QStringLiteral("before")), then = room(tea, QStringLiteral("then"));
    const Writes kept = keptWrites({before, append(kind, where), then, person(ana)});
    QCOMPARE(kept.size(), size_t(2));
    QCOMPARE(std::get<SaveRoom>(kept[0]).room, goes ? before.room : then.room);
}

QTEST_APPLESS_MAIN(TestKeptWrites)
#include "tst_keptwrites.moc"
