// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/roomwindow.h"

#include <QTest>

using namespace Parlor;
using Aim = RoomWindow::Aim;

/// What of a room's past is asked for next, and what a page answers.
class TestRoomWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksForOnePlaceAtATime();
    void asksForAMoment();
    void anotherPlaceIsWantedMeanwhile();
    void aPageThatWasNotAskedFor();
    void asksAgain();
    void whatIsRefusedIsWantedNoLonger();
    void theEndIsWantedOnlyWhereItIsNotShown();
    void theEndCancelsAJump();
    void olderAndNewerOnlyWhileOpen();
    void growsAndForgets();
};

static const QString Lobby = QStringLiteral("lobby");

static Page answer(const GetHistory &ask)
{
    Page page;
    page.room = ask.room;
    page.before = ask.before;
    page.after = ask.after;
    page.around = ask.around;
    page.at = ask.at;
    page.pinned = ask.pinned;
    return page;
}

void TestRoomWindow::asksForOnePlaceAtATime()
{
    RoomWindow window(Lobby);
    QVERIFY(!window.ask());
    window.show(20, 40);
    window.wantPins();
    window.wantNewer();
    window.wantOlder();
    window.wantAround(7);
    QVector<Aim> aims;
    while (const std::optional<GetHistory> ask = window.ask()) {
        QVERIFY(!window.ask()); // until it is answered
        QCOMPARE(ask->room, Lobby);
        aims.append(window.answered(answer(*ask)));
        switch (aims.last()) {
        case Aim::Jump:
            QCOMPARE(ask->around, 7);
            break;
        case Aim::Older:
            QCOMPARE(ask->before, 20);
            break;
        case Aim::Newer:
            QCOMPARE(ask->after, 40);
            break;
        case Aim::Pins:
            QVERIFY(ask->pinned);
            break;
        default:
            QFAIL("nothing else was wanted");
        }
    }
    QCOMPARE(aims, (QVector<Aim>{Aim::Jump, Aim::Older, Aim::Newer, Aim::Pins}));
}

void TestRoomWindow::asksForAMoment()
{
    RoomWindow window(Lobby);
    window.wantFrom(1234);
    const std::optional<GetHistory> ask = window.ask();
    QVERIFY(ask);
    QCOMPARE(ask->at, 1234);
    QVERIFY(!ask->around);
    QCOMPARE(window.answered(answer(*ask)), Aim::Jump);
    QVERIFY(!window.ask());
}

void TestRoomWindow::anotherPlaceIsWantedMeanwhile()
{
    RoomWindow window(Lobby);
    window.wantAround(7);
    const std::optional<GetHistory> first = window.ask();
    window.wantAround(9);
    QCOMPARE(window.answered(answer(*first)), Aim::Jump);
    const std::optional<GetHistory> second = window.ask();
    QVERIFY(second);
    QCOMPARE(second->around, 9);
    QCOMPARE(window.answered(answer(*second)), Aim::Jump);
    QVERIFY(!window.ask());
}

void TestRoomWindow::aPageThatWasNotAskedFor()
{
    RoomWindow window(Lobby);
    QCOMPARE(window.answered(answer({Lobby, 5, 50})), Aim::None);
    window.wantAround(7);
    const std::optional<GetHistory> ask = window.ask();
    QCOMPARE(window.answered(answer({Lobby, 5, 50})), Aim::None);
    GetHistory other = *ask;
    other.around = 8;
    QCOMPARE(window.answered(answer(other)), Aim::None);
    QCOMPARE(window.answered(answer(*ask)), Aim::Jump);
    QCOMPARE(window.answered(answer(*ask)), Aim::None); // twice
}

void TestRoomWindow::asksAgain()
{
    RoomWindow window(Lobby);
    window.wantAround(7);
    const std::optional<GetHistory> ask = window.ask();
    window.askFailed();
    QCOMPARE(window.answered(answer(*ask)), Aim::None);
    QCOMPARE(window.ask(), ask);
}

void TestRoomWindow::whatIsRefusedIsWantedNoLonger()
{
    RoomWindow window(Lobby);
    window.askRefused(); // nothing was asked
    window.show(20, 40);
    window.wantPins();
    window.wantNewer();
    window.wantOlder();
    window.wantAround(7);
    int asked = 0;
    while (window.ask()) {
        window.askRefused();
        QVERIFY(++asked <= 4);
    }
    QCOMPARE(asked, 4);
    QVERIFY(window.isOpen());
    window.wantAround(7);
    QVERIFY(window.ask());
    window.wantAround(8); // another place is wanted by now
    window.askRefused();
    QCOMPARE(window.ask()->around, 8);
}

void TestRoomWindow::theEndIsWantedOnlyWhereItIsNotShown()
{
    RoomWindow window(Lobby);
    window.wantEnd();
    QVERIFY(!window.ask());
    window.show(20, 40);
    window.wantEnd();
    const std::optional<GetHistory> ask = window.ask();
    QVERIFY(ask);
    QCOMPARE(*ask, (GetHistory{Lobby, 0, ask->limit}));
    QCOMPARE(window.answered(answer(*ask)), Aim::End);
    QVERIFY(!window.ask());
}

void TestRoomWindow::theEndCancelsAJump()
{
    RoomWindow window(Lobby);
    window.wantAround(7);
    window.wantEnd();
    QVERIFY(!window.ask());
    // Under way already: its page opens the window, and then the end is asked for.
    window.wantAround(7);
    const std::optional<GetHistory> ask = window.ask();
    window.wantEnd();
    QCOMPARE(window.answered(answer(*ask)), Aim::Jump);
    window.show(1, 9);
    const std::optional<GetHistory> end = window.ask();
    QVERIFY(end);
    QCOMPARE(window.answered(answer(*end)), Aim::End);
}

void TestRoomWindow::olderAndNewerOnlyWhileOpen()
{
    RoomWindow window(Lobby);
    window.wantOlder();
    window.wantNewer();
    QVERIFY(!window.ask());
    window.show(20, 40);
    window.wantOlder();
    window.wantNewer();
    window.close();
    QVERIFY(!window.ask());
    QVERIFY(!window.isOpen());
}

void TestRoomWindow::growsAndForgets()
{
    RoomWindow window(Lobby);
    window.extendDown(3);
    window.extendUp(9);
    QVERIFY(!window.isOpen());
    QCOMPARE(window.first(), 0);
    window.show(20, 40);
    window.extendDown(25); // is there
    window.extendUp(35);
    QCOMPARE(window.first(), 20);
    QCOMPARE(window.last(), 40);
    window.extendDown(10);
    window.extendUp(50);
    QCOMPARE(window.first(), 10);
    QCOMPARE(window.last(), 50);
    window.forgetBelow(30);
    QCOMPARE(window.first(), 30);
    QCOMPARE(window.last(), 50);
    window.forgetBelow(60); // nothing of it is left, and what is next is asked for from there
    window.wantNewer();
    QCOMPARE(window.ask()->after, 59);
}

QTEST_GUILESS_MAIN(TestRoomWindow)
#include "tst_roomwindow.moc"
