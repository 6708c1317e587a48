// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/keptstate.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Parlor;

class TestKeptState final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWas();
    void nothingIsNothing();
    void receiptsOffAreKept();
    void whatCannotBeReadIsLeftOut_data();
    void whatCannotBeReadIsLeftOut();
};

static const QString Lobby = QStringLiteral("lobby");

void TestKeptState::comesBackAsItWas()
{
    Outbox outbox;
    outbox.addPost(Lobby, QStringLiteral("\"tea\"\n☕"), 7);
    outbox.addEdit(Lobby, 3, QStringLiteral("b"));
    outbox.addDelete(QStringLiteral("art"), 4);
    outbox.addReact(Lobby, 5, QStringLiteral("👍"), true);
    outbox.addReact(Lobby, 5, QStringLiteral("👍"), false);
    KeptState kept;
    kept.person = QStringLiteral("p1");
    kept.ignored = {QStringLiteral("p2"), QStringLiteral("p3")};
    kept.receipts = true;
    kept.lines = outbox.lines();
    kept.epochs = {{Lobby, QStringLiteral("e1")}, {QStringLiteral("art"), QStringLiteral("e2")}};
    const KeptState back = KeptState::fromBytes(kept.toBytes());
    QCOMPARE(back.person, kept.person);
    QCOMPARE(back.ignored, kept.ignored);
    QCOMPARE(back.receipts, kept.receipts);
    QCOMPARE(back.lines, kept.lines);
    QCOMPARE(back.epochs, kept.epochs);
}

void TestKeptState::nothingIsNothing()
{
    KeptState kept;
    kept.person = QStringLiteral("p1");
    QVERIFY(kept.toBytes().isEmpty());
    kept.ignored = {QStringLiteral("p2")};
    QVERIFY(!kept.toBytes().isEmpty());
}

void TestKeptState::receiptsOffAreKept()
{
    KeptState kept;
    kept.receipts = false;
    QCOMPARE(KeptState::fromBytes(kept.toBytes()).receipts, false);
    kept.ignored = {QStringLiteral("p2")};
    kept.receipts.reset();
    QCOMPARE(KeptState::fromBytes(kept.toBytes()).receipts, std::nullopt);
}

void TestKeptState::whatCannotBeReadIsLeftOut_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("lines");
    QTest::addColumn<int>("ignored");
    QTest::newRow("nothing") << QByteArray() << 0 << 0;
    QTest::newRow("no JSON") << QByteArray("{{") << 0 << 0;
    QTest::newRow("an array") << QByteArray("[1]") << 0 << 0;
    QTest::newRow("other types") << QByteArray(
        R"({"lines":3,"ignored":{"p":1},"receipts":"yes","epochs":[]})")
                                 << 0 << 0;
    QTest::newRow("a line of a later version")
        << QByteArray(R"j({"ignored":["p2"],"lines":["{\"type\":\"vote\",\"id\":\"1\",\"room\":\"lobby\"}",)j"
                      R"j("{\"type\":\"post\",\"id\":\"2\",\"room\":\"lobby\",\"text\":\"a\"}"]})j")
        << 1 << 1;
    QTest::newRow("a message that is no line")
        << QByteArray(R"j({"lines":["{\"type\":\"join\",\"room\":\"lobby\"}",7,)j"
                      R"j("{\"type\":\"delete\",\"id\":\"2\",\"room\":\"lobby\",\"target\":1}"]})j")
        << 1 << 0;
}

void TestKeptState::whatCannotBeReadIsLeftOut()
{
    QFETCH(QByteArray, bytes);
    const KeptState kept = KeptState::fromBytes(bytes);
    QTEST(int(kept.lines.size()), "lines");
    QTEST(int(kept.ignored.size()), "ignored");
    QCOMPARE(kept.receipts, std::nullopt);
    QVERIFY(kept.epochs.isEmpty());
}

QTEST_GUILESS_MAIN(TestKeptState)
#include "tst_keptstate.moc"
