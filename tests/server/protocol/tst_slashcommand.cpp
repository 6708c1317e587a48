// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/protocol/slashcommand.h"
#include "tests/support/testdata.h"

#include <QTest>

using namespace Parlor;

class TestSlashCommand final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typed_data();
    void typed();
    void tableIsWhole();
};

void TestSlashCommand::typed_data()
{
    QTest::addColumn<QJsonObject>("row");
    for (const QJsonValue &row : readTestData("protocol/slash.json"))
        QTest::newRow(qUtf8Printable(row[u"typed"].toString())) << row.toObject();
}

void TestSlashCommand::typed()
{
    QFETCH(QJsonObject, row);
    const SlashInput input = readSlash(row[u"typed"].toString());
    QCOMPARE(input.command ? input.command->name : QString(), row[u"command"].toString());
    QCOMPARE(input.command ? QString() : input.name, row[u"unknown"].toString());
    QCOMPARE(input.rest, row[u"rest"].toString());
}

void TestSlashCommand::tableIsWhole()
{
    const QStringList actions{
        QStringLiteral("help"),      QStringLiteral("set-name"),    QStringLiteral("set-away"),
        QStringLiteral("set-back"),  QStringLiteral("enter-room"),  QStringLiteral("leave-room"),
        QStringLiteral("set-topic"), QStringLiteral("set-title"),   QStringLiteral("archive-room"),
        QStringLiteral("invite"),    QStringLiteral("open-direct"), QStringLiteral("ignore"),
        QStringLiteral("search"),    QStringLiteral("post")};
    const QStringList arguments{QStringLiteral("none"), QStringLiteral("name"), QStringLiteral("person"),
                                QStringLiteral("room"), QStringLiteral("text")};
    QVERIFY(slashCommands().size() >= actions.size());
    QSet<QString> names;
    for (const SlashCommand &command : slashCommands()) {
        QVERIFY2(!command.name.isEmpty() && !names.contains(command.name), qUtf8Printable(command.name));
        names.insert(command.name);
        QVERIFY2(arguments.contains(QString(command.argument).remove(QStringLiteral("optional-"))),
                 qUtf8Printable(command.argument));
        QVERIFY2(actions.contains(command.action), qUtf8Printable(command.action));
    }
}

QTEST_APPLESS_MAIN(TestSlashCommand)
#include "tst_slashcommand.moc"
