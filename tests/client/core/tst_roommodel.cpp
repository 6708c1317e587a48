// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/roommodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Parlor;

namespace {

RoomInfo room(const char *id, const char *title)
{
    RoomInfo result;
    result.id = QLatin1String(id);
    result.title = QString::fromUtf8(title);
    return result;
}

QString titles(const RoomModel &model)
{
    QStringList list;
    for (int row = 0; row < model.rowCount(); ++row)
        list.append(model.index(row).data().toString());
    return list.join(u',');
}

} // namespace

class TestRoomModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lobbyFirstThenByTitle();
    void newRenamedAndGone();
    void resetKeepsWhatIsKnown();
    void welcomeStaysUntilToldAnew();
    void countsUnread();
    void archivedOnesComeLast();
    void findsByTitle_data();
    void findsByTitle();
};

void TestRoomModel::lobbyFirstThenByTitle()
{
    RoomModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.reset({room("r2", "Room B"), room("r1", "room a"), room("lobby", "Lobby"), room("r1", "twice"),
                 room("", "no id")});
    QCOMPARE(titles(model), QStringLiteral("Lobby,room a,Room B"));
    QCOMPARE(model.rowOf(QStringLiteral("lobby")), 0);
    QCOMPARE(model.rowOf(QStringLiteral("nowhere")), -1);
}

void TestRoomModel::newRenamedAndGone()
{
    RoomModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.reset({room("lobby", "Zoo"), room("a", "Art"), room("c", "Cake")});
    model.update(room("b", "Bread"));
    QCOMPARE(titles(model), QStringLiteral("Zoo,Art,Bread,Cake"));
    model.setJoined(QStringLiteral("a"), true);
    model.update(room("a", "Zebra")); // down
    QCOMPARE(titles(model), QStringLiteral("Zoo,Bread,Cake,Zebra"));
    QVERIFY(model.isJoined(QStringLiteral("a")));
    model.update(room("a", "Apple")); // up
    QCOMPARE(titles(model), QStringLiteral("Zoo,Apple,Bread,Cake"));
    model.remove(QStringLiteral("b"));
    model.remove(QStringLiteral("nowhere"));
    QCOMPARE(titles(model), QStringLiteral("Zoo,Apple,Cake"));
}

void TestRoomModel::welcomeStaysUntilToldAnew()
{
    RoomModel model;
    const QString id = QStringLiteral("a");
    RoomInfo told = room("a", "Art");
    told.welcome = QStringLiteral("Be kind.");
    model.update(told);
    model.update(room("a", "Arts"));
    QCOMPARE(model.info(id).welcome, told.welcome);
    model.reset({room("a", "Arts")});
    QCOMPARE(model.info(id).welcome, told.welcome);
    told.welcome = QString();
    model.update(told);
    QCOMPARE(model.info(id).welcome, told.welcome);
}

void TestRoomModel::resetKeepsWhatIsKnown()
{
    RoomModel model;
    model.reset({room("lobby", "Lobby"), room("a", "Art")});
    model.setJoined(QStringLiteral("lobby"), true);
    model.setUnread(QStringLiteral("lobby"), 3, false);
    model.reset({room("lobby", "Hall")});
    QCOMPARE(titles(model), QStringLiteral("Hall"));
    QVERIFY(model.isJoined(QStringLiteral("lobby")));
    QCOMPARE(model.index(0).data(RoomModel::UnreadRole).toInt(), 3);
    model.reset({});
    model.reset({room("lobby", "Lobby")});
    QVERIFY(!model.isJoined(QStringLiteral("lobby")));
}

void TestRoomModel::countsUnread()
{
    RoomModel model;
    model.reset({room("lobby", "Lobby")});
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setUnread(QStringLiteral("lobby"), 3, true);
    model.setUnread(QStringLiteral("lobby"), 3, true);
    QVERIFY(model.index(0).data(RoomModel::MoreUnreadRole).toBool());
    QCOMPARE(model.index(0).data(RoomModel::UnreadRole).toInt(), 3);
    model.setUnread(QStringLiteral("lobby"), 0, false);
    model.setUnread(QStringLiteral("lobby"), 0, false);
    QCOMPARE(model.index(0).data(RoomModel::UnreadRole).toInt(), 0);
    model.setPeople(QStringLiteral("lobby"), 7);
    QCOMPARE(model.index(0).data(RoomModel::PeopleRole).toInt(), 7);
    QCOMPARE(changed.size(), 3);
}

void TestRoomModel::findsByTitle_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("id");
    QTest::newRow("exact") << QStringLiteral("Käse") << QStringLiteral("k");
    QTest::newRow("case") << QStringLiteral("KÄSE") << QStringLiteral("k");
    QTest::newRow("decomposed") << QStringLiteral("Ka\u0308se") << QStringLiteral("k");
    QTest::newRow("outer space") << QStringLiteral("  käse ") << QStringLiteral("k");
    QTest::newRow("part") << QStringLiteral("Käs") << QString();
    QTest::newRow("nothing") << QString() << QString();
}

void TestRoomModel::findsByTitle()
{
    QFETCH(QString, typed);
    QFETCH(QString, id);
    RoomModel model;
    model.reset({room("lobby", "Lobby"), room("k", "Käse")});
    QCOMPARE(model.find(typed), id);
}

void TestRoomModel::archivedOnesComeLast()
{
    RoomModel model;
    RoomInfo old = room("a", "Art");
    old.archived = true;
    model.reset({old, room("z", "Zoo"), room("lobby", "Lobby")});
    QCOMPARE(model.rowOf(QStringLiteral("lobby")), 0);
    QCOMPARE(model.rowOf(QStringLiteral("a")), 2);
    old.archived = false;
    model.update(old);
    QCOMPARE(model.rowOf(QStringLiteral("a")), 1);
    RoomInfo lobby = room("lobby", "Lobby");
    lobby.archived = true;
    model.update(lobby);
    QCOMPARE(model.rowOf(QStringLiteral("lobby")), 0);
}

QTEST_GUILESS_MAIN(TestRoomModel)
#include "tst_roommodel.moc"
