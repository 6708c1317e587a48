// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/chatsession.h"
#include "client/core/timelinemodel.h"
#include "client/widgets/chatview.h"
#include "client/widgets/messagerow.h"
#include "client/widgets/timelineview.h"
#include "server/protocol/clock.h"
#include "server/serverthread.h"

#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Parlor;

namespace {
const QString Lobby = QStringLiteral("lobby");
const QString Thumb = QStringLiteral("\U0001F44D");
} // namespace

/// A window of the desktop app and a real server: what is done with the mouse and the keys reaches somebody
/// else.
class TestChatWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<ServerThread>();
        ServerConfig config;
        config.address = QHostAddress(QHostAddress::LocalHost);
        config.port = 0;
        config.limits.set(Limit::MessagesPerSecond, 0);
        config.limits.set(Limit::BytesPerSecond, 0);
        config.hostToken = QStringLiteral("the-host");
        QSignalSpy started(m_server.get(), &ServerThread::started);
        m_server->start(config);
        QVERIFY(QTest::qWaitFor([&] { return started.count() == 1; }, 10'000));
        m_port = started.constFirst().constFirst().value<ServerStatus>().port;
        m_other = join(QStringLiteral("Bo"));
        QTRY_VERIFY(m_other->timeline(Lobby));
        m_session = join(QStringLiteral("Ana"), QStringLiteral("the-host"));
        m_view = std::make_unique<ChatView>();
        m_view->resize(1000, 700);
        m_view->setSession(m_session.get());
        m_view->show();
        m_view->activateWindow();
        QTRY_VERIFY(timeline()->model());
    }
    void cleanup()
    {
        m_view.reset();
        m_session.reset();
        m_other.reset();
        m_server.reset();
    }

    void answersReactsAndPins()
    {
        m_other->post(Lobby, QStringLiteral("Coming?"));
        QTRY_COMPARE(timeline()->model()->rowCount(), 1);
        timeline()->setFocus();
        timeline()->setFocusedRow(0);
        QTest::keyClick(timeline(), Qt::Key_R);
        QTest::keyClicks(input(), QStringLiteral("yes"));
        QTest::keyClick(input(), Qt::Key_Return);
        const TimelineModel *others = m_other->timeline(Lobby);
        QTRY_COMPARE(others->rowCount(), 2);
        QVERIFY(others->at(1).event.quote);
        QCOMPARE(others->at(1).event.quote->text, QStringLiteral("Coming?"));
        QCOMPARE(timeline()->laidOut(1).quote, QStringLiteral("Coming?"));

        choose(0, QStringLiteral("React"), Thumb);
        QTRY_COMPARE(others->at(0).event.reactions.size(), 1);
        m_other->react(Lobby, others->at(0).event.seq, Thumb, true);
        QTRY_COMPARE(timeline()->laidOut(0).chips.size(), size_t(1));
        QTRY_COMPARE(timeline()->laidOut(0).chips.front().count, QStringLiteral("2"));
        QTest::mouseClick(timeline()->viewport(), Qt::LeftButton, {},
                          timeline()->rowRect(0).topLeft()
                              + timeline()->laidOut(0).chips.front().rect.center());
        QTRY_COMPARE(others->at(0).event.reactions.constFirst().people, QVector<QString>{m_other->you().id});

        choose(0, QStringLiteral("Pin"));
        QTRY_COMPARE(m_other->pins(Lobby), QVector<Seq>{others->at(0).event.seq});
        QTRY_VERIFY(timeline()->laidOut(0).marks.pinned);
        choose(0, QStringLiteral("Unpin"));
        QTRY_VERIFY(m_other->pins(Lobby).isEmpty());
    }

    void jumpsIntoThePastAndBack()
    {
        for (int i = 1; i <= 200; ++i)
            m_session->post(Lobby, QStringLiteral("line %1").arg(i));
        QTRY_COMPARE_WITH_TIMEOUT(m_other->timeline(Lobby)->rowCount(), 200, 60'000);
        const Seq early = m_other->timeline(Lobby)->at(3).event.seq;
        m_other->post(Lobby, QStringLiteral("remember?"), early);
        QTRY_VERIFY(timeline()->model()->rowCount() > 0);
        m_view->setSession(nullptr); // comes anew: the past is not loaded then
        m_session = join(QStringLiteral("Cleo"));
        m_view->setSession(m_session.get());
        QTRY_VERIFY(timeline()->model());
        QTRY_COMPARE(newest().text, QStringLiteral("remember?"));
        QVERIFY(!timeline()->model()->contains(early));
        const int last = timeline()->model()->rowCount() - 1;
        choose(last, QStringLiteral("Go to the answered message"));
        QTRY_VERIFY(timeline()->model()->contains(early));
        QTRY_COMPARE(timeline()->model()->at(timeline()->focusedRow()).event.text, QStringLiteral("line 4"));
        QVERIFY(!timeline()->model()->isAtEnd());
        QTest::mouseClick(m_view->findChild<QPushButton *>(QStringLiteral("newPill")), Qt::LeftButton);
        QTRY_VERIFY(timeline()->model()->isAtEnd());
        QTRY_COMPARE(newest().text, QStringLiteral("remember?"));
        QTRY_VERIFY(timeline()->atBottom());
    }

    void othersSeeWhatWasRead()
    {
        m_session->setGivesReceipts(true);
        m_other->setGivesReceipts(true);
        m_other->post(Lobby, QStringLiteral("look"));
        QTRY_COMPARE(timeline()->model()->rowCount(), 1);
        QTRY_COMPARE(m_other->receipts(Lobby).value(m_session->you().id),
                     m_other->timeline(Lobby)->at(0).event.seq);
        m_session->post(Lobby, QStringLiteral("seen"));
        QTRY_COMPARE(m_other->timeline(Lobby)->rowCount(), 2);
        m_other->setVisibleRoom(Lobby);
        QTRY_COMPARE(timeline()->laidOut(1).marks.seen, QStringLiteral("Seen by 1"));
    }

private:
    std::unique_ptr<ChatSession> join(const QString &name, const QString &token = {})
    {
        auto session = std::make_unique<ChatSession>(m_clock);
        session->join({QUrl(QStringLiteral("ws://127.0.0.1:%1/ws").arg(m_port)), name, token});
        return session;
    }
    void choose(int row, const QString &what, const QString &inner = {})
    {
        const std::unique_ptr<QMenu> menu(timeline()->menuFor(row));
        QMenu *from = menu.get();
        if (!inner.isEmpty())
            from = action(from, what)->menu();
        action(from, inner.isEmpty() ? what : inner)->trigger();
    }
    static QAction *action(const QMenu *menu, const QString &text)
    {
        const QList<QAction *> actions = menu->actions();
        const auto found = std::find_if(actions.begin(), actions.end(),
                                        [&](const QAction *each) { return each->text() == text; });
        return found == actions.end() ? nullptr : *found;
    }
    const Event &newest() const { return timeline()->model()->at(timeline()->model()->rowCount() - 1).event; }
    TimelineView *timeline() const { return m_view->findChild<TimelineView *>(QStringLiteral("timeline")); }
    QPlainTextEdit *input() const
    {
        return m_view->findChild<QPlainTextEdit *>(QStringLiteral("messageInput"));
    }

    SystemClock m_clock;
    std::unique_ptr<ServerThread> m_server;
    std::unique_ptr<ChatSession> m_other, m_session;
    std::unique_ptr<ChatView> m_view;
    quint16 m_port = 0;
};

QTEST_MAIN(TestChatWindow)
#include "tst_chatwindow.moc"
