// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/rostermodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Parlor;

namespace {

Person person(const char *id, const char *name)
{
    return {QLatin1String(id), QString::fromUtf8(name)};
}

QString names(const RosterModel &model)
{
    QStringList list;
    for (int row = 0; row < model.rowCount(); ++row)
        list.append(model.index(row).data().toString());
    return list.join(u',');
}

} // namespace

class TestRosterModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void putsOneselfFirstThenByName();
    void followsPresence();
    void movesOnRename_data();
    void movesOnRename();
    void marksTyping();
    void countMayBeMoreThanRows();
};

void TestRosterModel::putsOneselfFirstThenByName()
{
    RosterModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.reset(
        {person("1", "bea"), person("2", "Ana"), person("3", "Zoe"), person("1", "bea"), person("", "x")}, 3,
        QStringLiteral("3"));
    QCOMPARE(names(model), QStringLiteral("Zoe,Ana,bea"));
    QVERIFY(model.index(0).data(RosterModel::OwnRole).toBool());
    QVERIFY(!model.index(1).data(RosterModel::OwnRole).toBool());
    QCOMPARE(model.index(1).data(RosterModel::PersonRole).value<Person>(), person("2", "Ana"));
}

void TestRosterModel::followsPresence()
{
    RosterModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.reset({person("1", "Ana"), person("2", "Zoe")}, 2, QStringLiteral("1"));
    model.update({person("3", "Mia")}, {QStringLiteral("2"), QStringLiteral("nobody")}, 2);
    QCOMPARE(names(model), QStringLiteral("Ana,Mia"));
    model.update({}, {QStringLiteral("1"), QStringLiteral("3")}, 0);
    QCOMPARE(model.rowCount(), 0);
}

void TestRosterModel::movesOnRename_data()
{
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("names");
    QTest::newRow("up") << QStringLiteral("Aaa") << QStringLiteral("Me,Aaa,Bea,Dan");
    QTest::newRow("down") << QStringLiteral("Zed") << QStringLiteral("Me,Bea,Dan,Zed");
    QTest::newRow("stays") << QStringLiteral("Cxx") << QStringLiteral("Me,Bea,Cxx,Dan");
}

void TestRosterModel::movesOnRename()
{
    QFETCH(QString, to);
    QFETCH(QString, names);
    RosterModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.reset({person("0", "Me"), person("b", "Bea"), person("c", "Cid"), person("d", "Dan")}, 4,
                QStringLiteral("0"));
    model.update({{QStringLiteral("c"), to}}, {}, 4);
    QCOMPARE(::names(model), names);
    QCOMPARE(model.rowCount(), 4);
}

void TestRosterModel::marksTyping()
{
    RosterModel model;
    model.reset({person("1", "Ana"), person("2", "Bea")}, 2, QStringLiteral("1"));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setTyping(QStringLiteral("2"), true);
    model.setTyping(QStringLiteral("2"), true);
    model.setTyping(QStringLiteral("nobody"), true);
    QCOMPARE(changed.size(), 1);
    QVERIFY(model.index(1).data(RosterModel::TypingRole).toBool());
    model.setTyping(QStringLiteral("2"), false);
    QVERIFY(!model.index(1).data(RosterModel::TypingRole).toBool());
}

void TestRosterModel::countMayBeMoreThanRows()
{
    RosterModel model;
    QSignalSpy counted(&model, &RosterModel::countChanged);
    model.reset({person("1", "Ana")}, 5000, QStringLiteral("1"));
    QCOMPARE(model.count(), 5000);
    model.update({}, {}, 4999);
    QCOMPARE(model.count(), 4999);
    QCOMPARE(counted.size(), 2);
}

QTEST_GUILESS_MAIN(TestRosterModel)
#include "tst_rostermodel.moc"
