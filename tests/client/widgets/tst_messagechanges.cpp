// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/chatview.h"
#include "client/widgets/composer.h"
#include "client/widgets/mainwindow.h"
#include "client/widgets/timelineview.h"
#include "tests/client/core/sessionfixture.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Parlor;

/// Edits and deletes in a real window, with keys and with menus.
class TestMessageChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_chat = std::make_unique<SessionFixture>();
        m_window = std::make_unique<MainWindow>();
        m_window->resize(1000, 700);
        m_window->show();
        m_window->setSession(&m_chat->session);
        m_window->activateWindow();
    }
    void cleanup()
    {
        m_window.reset();
        m_chat.reset();
    }

    void editsByKeyboard()
    {
        start();
        QTest::keyClick(input(), Qt::Key_Up);
        QVERIFY(composer()->isEditing());
        QCOMPARE(input()->toPlainText(), QStringLiteral("second"));
        QTest::keyClicks(input(), QStringLiteral(" thought"));
        QTest::keyClick(input(), Qt::Key_Return);
        QVERIFY(!composer()->isEditing());
        QCOMPARE(input()->toPlainText(), QString());
        QTRY_COMPARE(item(2).event.edited, 4);
        QCOMPARE(item(2).event.text, QStringLiteral("second thought"));
        QCOMPARE(m_chat->server.heard<Edit>().size(), 1);
        QCOMPARE(m_chat->server.heard<Edit>().first().target, 3);
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(timeline());
        QVERIFY(list->child(2)->text(QAccessible::Name).contains(QStringLiteral("(edited)")));

        // Nothing changed, nothing sent; and Escape gives up.
        QTest::keyClick(input(), Qt::Key_Up);
        QTest::keyClick(input(), Qt::Key_Return);
        QTest::keyClick(input(), Qt::Key_Up);
        QTest::keyClicks(input(), QStringLiteral("!"));
        QTest::keyClick(input(), Qt::Key_Escape);
        QVERIFY(!composer()->isEditing());
        QCOMPARE(m_chat->session.timeline(Lobby)->changeIds(), QStringList());
        QCOMPARE(item(2).event.text, QStringLiteral("second thought"));
    }

    void editOutlivesAJump()
    {
        start();
        QTest::keyClick(input(), Qt::Key_Up);
        QTest::keyClicks(input(), QStringLiteral(" thought"));
        m_chat->session.timeline(Lobby)->reset({}, true);
        QTest::keyClick(input(), Qt::Key_Return);
        QVERIFY(!composer()->isEditing());
        QTRY_COMPARE(m_chat->server.heard<Edit>().size(), 1);
        QCOMPARE(m_chat->server.heard<Edit>().first().target, 3);
        QCOMPARE(m_chat->server.heard<Edit>().first().text, QStringLiteral("second thought"));
    }

    void refusedEditStandsInTheFieldAgain()
    {
        start();
        m_chat->server.script.acknowledges = m_chat->server.script.delivers = false;
        QTest::keyClick(input(), Qt::Key_Up);
        QTest::keyClicks(input(), QStringLiteral(" thought"));
        QTest::keyClick(input(), Qt::Key_Return);
        QTRY_COMPARE(m_chat->server.heard<Edit>().size(), 1);
        QTest::keyClick(input(), Qt::Key_Up);
        QVERIFY(composer()->isEditing()); // it waits meanwhile
        Refusal refusal;
        refusal.code = RefusalCode::TooLate;
        refusal.re = QStringLiteral("edit");
        refusal.id = m_chat->server.heard<Edit>().first().id;
        QSignalSpy refused(&m_chat->session, &ChatSession::refused);
        m_chat->server.send(refusal);
        QTRY_COMPARE(refused.size(), 1);
        QTest::keyClick(input(), Qt::Key_Escape);
        QCOMPARE(input()->toPlainText(), QStringLiteral("second thought"));
    }

    void deletesByKeyboard()
    {
        start();
        QTest::keyClick(input(), Qt::Key_Up);
        QTest::keyClick(input(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(input(), Qt::Key_Delete);
        QTest::keyClick(input(), Qt::Key_Return);
        QVERIFY(question());
        QCOMPARE(question()->informativeText(), QStringLiteral("second"));
        QTest::keyClick(question(), Qt::Key_Escape);
        QTRY_VERIFY(!question());
        QVERIFY(composer()->isEditing());
        QVERIFY(m_chat->server.heard<Delete>().isEmpty());
        QTest::keyClick(input(), Qt::Key_Return);
        auto *yes = find<QPushButton>("deleteConfirm");
        yes->setFocus();
        QTest::keyClick(yes, Qt::Key_Space);
        QTRY_VERIFY(!question());
        QVERIFY(!composer()->isEditing());
        QTRY_VERIFY(item(2).event.deleted && item(2).state == SendState::Sent);
        QCOMPARE(m_chat->server.heard<Delete>().first().target, 3);
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(timeline());
        QVERIFY(list->child(2)->text(QAccessible::Name).contains(QStringLiteral("deleted")));

        // The newest that is left is the one before.
        QTest::keyClick(input(), Qt::Key_Up);
        QCOMPARE(input()->toPlainText(), QStringLiteral("first"));
    }

    void editsAndDeletesByMenu()
    {
        start();
        input()->setPlainText(QStringLiteral("draft"));
        choose(0, QStringLiteral("Edit"));
        QVERIFY(composer()->isEditing());
        QVERIFY(input()->hasFocus());
        QCOMPARE(input()->toPlainText(), QStringLiteral("first"));
        input()->setPlainText(QStringLiteral("/first")); // no command: it is what the message says
        QTest::mouseClick(find<QPushButton>("sendButton"), Qt::LeftButton);
        QTRY_COMPARE(item(0).event.edited, 4);
        QCOMPARE(item(0).event.text, QStringLiteral("/first"));
        QCOMPARE(input()->toPlainText(), QStringLiteral("draft"));
        choose(0, QStringLiteral("Edit"));
        QTest::mouseClick(find<QPushButton>("cancelEditButton"), Qt::LeftButton);
        QCOMPARE(input()->toPlainText(), QStringLiteral("draft"));

        choose(0, QStringLiteral("Delete"));
        QTest::mouseClick(find<QPushButton>("deleteCancel"), Qt::LeftButton);
        QTRY_VERIFY(!question());
        choose(0, QStringLiteral("Delete"));
        QTest::mouseClick(find<QPushButton>("deleteConfirm"), Qt::LeftButton);
        QTRY_VERIFY(item(0).event.deleted && item(0).state == SendState::Sent);
        QCOMPARE(m_chat->server.heard<Delete>().size(), 1);
        QCOMPARE(input()->toPlainText(), QStringLiteral("draft"));
        QCOMPARE(offered(1), QStringLiteral("Reply,React,Copy message")); // somebody else's
        QCOMPARE(offered(2), QStringLiteral("Reply,React,Edit,Delete,Copy message"));
    }

    void hostDeletesAnybodys()
    {
        m_chat->server.script.host = true;
        start();
        QCOMPARE(offered(1), QStringLiteral("Reply,React,Pin,Delete,Copy message"));
        choose(1, QStringLiteral("Delete"));
        QTest::mouseClick(find<QPushButton>("deleteConfirm"), Qt::LeftButton);
        QTRY_VERIFY(item(1).event.deleted && item(1).state == SendState::Sent);
    }

    void notAfterTheTime()
    {
        m_chat->server.script.limits.editSeconds = 60;
        start();
        m_chat->clock.advance(120'000);
        QCOMPARE(offered(2), QStringLiteral("Reply,React,Copy message"));
        QTest::keyClick(input(), Qt::Key_Up);
        QVERIFY(!composer()->isEditing());
        QVERIFY(timeline()->hasFocus()); // up leads to the messages then
    }

    void tellsWhyItWasNotDone()
    {
        start();
        Refusal late;
        late.code = RefusalCode::TooLate;
        m_chat->server.postRefusals = {late};
        QTest::keyClick(input(), Qt::Key_Up);
        QTest::keyClicks(input(), QStringLiteral("!"));
        QTest::keyClick(input(), Qt::Key_Return);
        QCOMPARE(item(2).event.text, QStringLiteral("second!"));
        QTRY_VERIFY(find<QLabel>("noticeLine")->isVisible());
        QVERIFY(find<QLabel>("noticeLine")->text().contains(QStringLiteral("too late")));
        QCOMPARE(item(2).event.text, QStringLiteral("second"));
    }

    void anotherRoomEndsAnEdit()
    {
        m_chat->server.addRoom(QStringLiteral("art"), QStringLiteral("Art"));
        start();
        input()->setPlainText(QStringLiteral("draft"));
        choose(0, QStringLiteral("Edit"));
        choose(0, QStringLiteral("Delete"));
        QVERIFY(question());
        m_chat->session.joinRoom(QStringLiteral("art"));
        QTRY_VERIFY(m_chat->session.timeline(QStringLiteral("art")));
        m_window->chatView()->showRoom(QStringLiteral("art"));
        QVERIFY(!composer()->isEditing());
        QTRY_VERIFY(!question());
        QVERIFY(m_chat->server.heard<Delete>().isEmpty());
        QCOMPARE(input()->toPlainText(), QString());
        m_window->chatView()->showRoom(Lobby);
        QCOMPARE(input()->toPlainText(), QStringLiteral("draft"));
    }

    void waitsWhileOffline()
    {
        start();
        m_chat->server.stop();
        QTRY_COMPARE(m_chat->session.state(), SessionState::Waiting);
        QTest::keyClick(input(), Qt::Key_Up);
        QTest::keyClicks(input(), QStringLiteral("!"));
        QTest::keyClick(input(), Qt::Key_Return);
        QCOMPARE(item(2).state, SendState::Waiting);
        QCOMPARE(offered(2), QStringLiteral("Reply,React,Edit,Delete,Copy message"));
        QTest::keyClick(input(), Qt::Key_Up);
        QCOMPARE(input()->toPlainText(), QStringLiteral("second!"));
        QTest::keyClick(input(), Qt::Key_Escape);
        QVERIFY(m_chat->server.restart());
        m_chat->passPause();
        QTRY_COMPARE(item(2).state, SendState::Sent);
        QCOMPARE(item(2).event.text, QStringLiteral("second!"));
    }

private:
    /// Two lines of one's own, and one of somebody else between them.
    void start()
    {
        QVERIFY(m_chat->online());
        say(QStringLiteral("first"));
        QTRY_COMPARE(m_chat->sent(), 1);
        m_chat->server.say(Lobby, QStringLiteral("Ben"), QStringLiteral("hi"));
        QTRY_COMPARE(m_chat->sent(), 2);
        say(QStringLiteral("second"));
        QTRY_COMPARE(m_chat->sent(), 3);
    }
    void say(const QString &text)
    {
        QTest::keyClicks(input(), text);
        QTest::keyClick(input(), Qt::Key_Return);
    }
    /// Opens a message's menu with the keyboard and takes something from it.
    void choose(int row, const QString &what)
    {
        timeline()->setFocus();
        timeline()->setFocusedRow(row);
        QTest::keyClick(timeline(), Qt::Key_Menu);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        const QList<QAction *> actions = menu->actions();
        const auto found = std::find_if(actions.begin(), actions.end(),
                                        [&what](const QAction *action) { return action->text() == what; });
        QVERIFY2(found != actions.end(), qPrintable(what));
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(*found).center());
        QTRY_VERIFY(!QApplication::activePopupWidget());
    }
    QString offered(int row) const
    {
        const std::unique_ptr<QMenu> menu(timeline()->menuFor(row));
        QStringList texts;
        const QList<QAction *> actions = menu->actions();
        for (const QAction *action : actions) {
            if (!action->isSeparator())
                texts.append(action->text());
        }
        return texts.join(u',');
    }
    const TimelineItem &item(int row) const { return timeline()->model()->at(row); }
    template <typename Widget>
    Widget *find(const char *name) const
    {
        return m_window->findChild<Widget *>(QLatin1StringView(name));
    }
    QMessageBox *question() const { return find<QMessageBox>("deleteQuestion"); }
    QPlainTextEdit *input() const { return find<QPlainTextEdit>("messageInput"); }
    TimelineView *timeline() const { return find<TimelineView>("timeline"); }
    Composer *composer() const { return m_window->findChild<Composer *>(); }

    std::unique_ptr<SessionFixture> m_chat;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestMessageChanges)
#include "tst_messagechanges.moc"
