// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/typingboard.h"

#include <QTest>

using namespace Parlor;
using namespace std::chrono_literals;

class TestTypingBoard final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void forgetsAfterSixSeconds();
    void sayingItAgainKeepsIt();
    void clears();
};

static const TypingBoard::Entry ana{QStringLiteral("lobby"), QStringLiteral("ana")};
static const TypingBoard::Entry anaElsewhere{QStringLiteral("tea"), QStringLiteral("ana")};

void TestTypingBoard::forgetsAfterSixSeconds()
{
    TypingBoard board;
    board.set(ana, 1000ms);
    board.set(anaElsewhere, 2000ms);
    QVERIFY(board.takeExpired(6999ms).isEmpty());
    QCOMPARE(board.takeExpired(7000ms), QVector<TypingBoard::Entry>{ana});
    QVERIFY(board.takeExpired(7000ms).isEmpty());
    QCOMPARE(board.takeExpired(9000ms), QVector<TypingBoard::Entry>{anaElsewhere});
}

void TestTypingBoard::sayingItAgainKeepsIt()
{
    TypingBoard board;
    board.set(ana, 0ms);
    board.set(ana, 3000ms);
    QVERIFY(board.takeExpired(8999ms).isEmpty());
    QCOMPARE(board.takeExpired(9000ms).size(), 1);
}

void TestTypingBoard::clears()
{
    TypingBoard board;
    board.set(ana, 0ms);
    QVERIFY(!board.clear(anaElsewhere));
    QVERIFY(board.clear(ana));
    QVERIFY(!board.clear(ana));
    QVERIFY(board.takeExpired(1h).isEmpty());
}

QTEST_APPLESS_MAIN(TestTypingBoard)
#include "tst_typingboard.moc"
