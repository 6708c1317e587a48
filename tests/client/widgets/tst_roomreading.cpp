// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/chatview.h"
#include "client/widgets/mainwindow.h"
#include "client/widgets/messagerow.h"
#include "client/widgets/timelineview.h"
#include "tests/client/core/sessionfixture.h"

#include <QTest>

using namespace Parlor;

namespace {
const QString Art = QStringLiteral("art");
} // namespace

/// What of a room counts as read while somebody looks at it.
class TestRoomReading : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_chat = std::make_unique<SessionFixture>();
        m_chat->server.addRoom(Art, QStringLiteral("Art"));
        m_window = std::make_unique<MainWindow>();
        m_window->resize(1000, 700);
        m_window->show();
        m_window->setSession(&m_chat->session);
        m_window->activateWindow();
        QVERIFY(m_chat->online());
        m_chat->session.joinRoom(Art);
        QTRY_VERIFY(m_chat->session.timeline(Art));
    }
    void cleanup()
    {
        m_window.reset();
        m_chat.reset();
    }

    void whatIsSeenIsRead()
    {
        m_chat->server.say(Lobby, QStringLiteral("Ben"), QStringLiteral("hi"));
        QTRY_COMPARE(m_chat->session.readUpTo(Lobby), 1);
        QCOMPARE(m_chat->unread(), 0);
        Event reaction;
        reaction.kind = EventKind::React;
        reaction.target = 1;
        reaction.emoji = QStringLiteral("\u2705");
        reaction.on = true;
        m_chat->server.mark(Lobby, ben(), reaction); // no line, and read all the same
        QTRY_COMPARE(m_chat->session.readUpTo(Lobby), 2);
    }

    void goingToARoomReadsOnlyWhatIsInView()
    {
        fill(100);
        m_window->chatView()->showRoom(Art);
        QVERIFY(timeline()->laidOut(0).unread);
        QCOMPARE(timeline()->rowRect(0).top(), 0);
        QTRY_VERIFY(m_chat->session.readUpTo(Art) > 0);
        const Seq first = m_chat->session.readUpTo(Art);
        QVERIFY2(first < 60, qPrintable(QString::number(first)));
        QCOMPARE(m_chat->unread(Art), int(100 - first));
        QTest::keyClick(timeline(), Qt::Key_PageDown);
        QTRY_VERIFY(m_chat->session.readUpTo(Art) > first);
        QVERIFY(m_chat->unread(Art) > 0);

        // Back and forth: the line stands where one stopped.
        const Seq second = m_chat->session.readUpTo(Art);
        m_window->chatView()->showRoom(Lobby);
        m_window->chatView()->showRoom(Art);
        QVERIFY(timeline()->laidOut(int(second)).unread);
        QTest::keyClick(timeline(), Qt::Key_End);
        QTRY_COMPARE(m_chat->unread(Art), 0);
        QCOMPARE(m_chat->session.readUpTo(Art), 100);
    }

    void whatComesInFurtherDownIsNotRead()
    {
        fill(100);
        m_window->chatView()->showRoom(Art);
        QTest::keyClick(timeline(), Qt::Key_End);
        QTRY_COMPARE(m_chat->unread(Art), 0);
        QTest::keyClick(timeline(), Qt::Key_PageUp);
        QTRY_VERIFY(!timeline()->atBottom());
        m_chat->server.say(Art, QStringLiteral("Ben"), QStringLiteral("more"));
        QTRY_COMPARE(m_chat->unread(Art), 1);
        QTest::keyClick(timeline(), Qt::Key_End);
        QTRY_COMPARE(m_chat->unread(Art), 0);
    }

    void nothingIsReadInAWindowThatOneDoesNotUse()
    {
        QWidget other;
        other.show();
        other.activateWindow();
        QTRY_VERIFY(!m_window->isActiveWindow());
        m_chat->server.say(Lobby, QStringLiteral("Ben"), QStringLiteral("hi"));
        QTRY_COMPARE(m_chat->unread(), 1);
        QVERIFY(timeline()->laidOut(0).blocks.size() == 1);
        m_window->activateWindow();
        QTRY_COMPARE(m_chat->unread(), 0);
    }

    void othersHaveSeenOnesLast()
    {
        for (int i = 0; i < 3; ++i)
            m_chat->session.post(Lobby, QStringLiteral("mine"));
        QTRY_COMPARE(m_chat->sent(), 3);
        m_chat->server.say(Lobby, QStringLiteral("Ben"), QStringLiteral("hi"));
        QTRY_COMPARE(m_chat->sent(), 4);
        m_chat->server.send(Receipt{Lobby, QStringLiteral("ben"), 2});
        QTRY_COMPARE(timeline()->laidOut(1).marks.seen, QStringLiteral("Seen by 1"));
        m_chat->server.send(Receipt{Lobby, QStringLiteral("cleo"), 4});
        QTRY_COMPARE(timeline()->laidOut(2).marks.seen, QStringLiteral("Seen by 1"));
        QVERIFY(timeline()->laidOut(1).marks.seen.isEmpty());
        m_chat->server.send(Receipt{Lobby, QStringLiteral("ben"), 4});
        QTRY_COMPARE(timeline()->laidOut(2).marks.seen, QStringLiteral("Seen by 2"));
        m_chat->session.remove(Lobby, 3);
        QTRY_COMPARE(timeline()->laidOut(1).marks.seen, QStringLiteral("Seen by 2"));
        m_window->chatView()->showRoom(Art);
        m_window->chatView()->showRoom(Lobby);
        QCOMPARE(timeline()->laidOut(1).marks.seen, QStringLiteral("Seen by 2"));
    }

private:
    static Person ben()
    {
        Person person;
        person.id = QStringLiteral("ben");
        person.name = QStringLiteral("Ben");
        return person;
    }
    /// So much is said in a room that is not shown.
    void fill(int lines)
    {
        for (int i = 0; i < lines; ++i)
            m_chat->server.say(Art, QStringLiteral("Ben"), QStringLiteral("line %1").arg(i + 1));
        QTRY_COMPARE(m_chat->unread(Art), lines);
    }
    TimelineView *timeline() const { return m_window->findChild<TimelineView *>(QStringLiteral("timeline")); }

    std::unique_ptr<SessionFixture> m_chat;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestRoomReading)
#include "tst_roomreading.moc"
