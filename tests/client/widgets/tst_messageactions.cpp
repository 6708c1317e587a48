// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/chatview.h"
#include "client/widgets/composer.h"
#include "client/widgets/mainwindow.h"
#include "client/widgets/messagerow.h"
#include "client/widgets/timelineview.h"
#include "tests/client/core/sessionfixture.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QTest>

using namespace Parlor;

namespace {
const QString Thumb = QStringLiteral("\U0001F44D");
} // namespace

/// Replies, reactions, pins and jumps in a real window, with keys, mouse and menus.
class TestMessageActions : public QObject
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

    void repliesByKeyboard()
    {
        start();
        QTest::keyClick(input(), Qt::Key_Up);
        QTest::keyClick(input(), Qt::Key_Escape);
        press(1, Qt::Key_R);
        QVERIFY(composer()->isReplying());
        QVERIFY(input()->hasFocus());
        QVERIFY(find<QLabel>("editBarText")->isVisible());
        QTRY_COMPARE(find<QLabel>("editBarText")->text(), QStringLiteral("Reply to Ben: hi"));
        say(QStringLiteral("hello"));
        QVERIFY(!composer()->isReplying());
        QTRY_COMPARE(m_chat->sent(), 3);
        QCOMPARE(m_chat->server.heard<Post>().last().reply, 2);
        QVERIFY(item(2).event.quote);
        QCOMPARE(item(2).event.quote->text, QStringLiteral("hi"));
        say(QStringLiteral("and more")); // answers nothing
        QTRY_COMPARE(m_chat->sent(), 4);
        QCOMPARE(m_chat->server.heard<Post>().last().reply, 0);
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(timeline());
        QVERIFY(list->child(2)->text(QAccessible::Name).contains(QStringLiteral("Answers Ben: hi")));
    }

    void repliesAreGivenUp()
    {
        m_chat->server.addRoom(QStringLiteral("art"), QStringLiteral("Art"));
        start();
        choose(1, QStringLiteral("Reply"));
        QVERIFY(composer()->isReplying());
        QTest::keyClick(input(), Qt::Key_Escape);
        QVERIFY(!composer()->isReplying());
        say(QStringLiteral("one"));
        QTRY_COMPARE(m_chat->sent(), 3);
        choose(1, QStringLiteral("Reply"));
        QTest::mouseClick(find<QPushButton>("cancelEditButton"), Qt::LeftButton);
        say(QStringLiteral("two"));
        QTRY_COMPARE(m_chat->sent(), 4);
        choose(1, QStringLiteral("Reply"));
        choose(0, QStringLiteral("Edit"));
        QVERIFY(composer()->isEditing());
        QTest::keyClick(input(), Qt::Key_Escape);
        say(QStringLiteral("three"));
        QTRY_COMPARE(m_chat->sent(), 5);
        choose(1, QStringLiteral("Reply"));
        m_chat->session.joinRoom(QStringLiteral("art"));
        QTRY_VERIFY(m_chat->session.timeline(QStringLiteral("art")));
        m_window->chatView()->showRoom(QStringLiteral("art"));
        QVERIFY(!composer()->isReplying());
        say(QStringLiteral("four"));
        QTRY_COMPARE(m_chat->server.heard<Post>().size(), 5);
        for (const Post &post : m_chat->server.heard<Post>())
            QCOMPARE(post.reply, 0);
    }

    void reactsByClickAndMenu()
    {
        start();
        choose(1, QStringLiteral("React"), Thumb);
        QTRY_COMPARE(m_chat->server.heard<React>().size(), 1);
        const React first = m_chat->server.heard<React>().first();
        QCOMPARE(first.target, 2);
        QCOMPARE(first.emoji, Thumb);
        QVERIFY(first.on);
        QTRY_COMPARE(row(1).chips.size(), size_t(1));
        QVERIFY(row(1).chips.front().own);
        clickChip(1, 0);
        QTRY_COMPARE(m_chat->server.heard<React>().size(), 2);
        QVERIFY(!m_chat->server.heard<React>().last().on);
        QTRY_VERIFY(row(1).chips.empty());
        Event ben;
        ben.kind = EventKind::React;
        ben.target = 1;
        ben.emoji = QStringLiteral("\u2705");
        ben.on = true;
        m_chat->server.mark(Lobby, person(), ben);
        QTRY_COMPARE(row(0).chips.size(), size_t(1));
        clickChip(0, 0);
        QTRY_COMPARE(m_chat->server.heard<React>().size(), 3);
        QTRY_COMPARE(row(0).chips.front().count, QStringLiteral("2"));
    }

    void reactsWithAnyEmoji()
    {
        start();
        choose(1, QStringLiteral("React"), QStringLiteral("Other\u2026"));
        const QPointer<QDialog> prompt = find<QDialog>("emojiPrompt");
        QVERIFY(prompt);
        auto *field = prompt->findChild<QLineEdit *>(QStringLiteral("promptInput"));
        field->setText(QStringLiteral(" "));
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(prompt && prompt->isVisible());
        QVERIFY(prompt->findChild<QLabel *>(QStringLiteral("promptError"))->isVisible());
        QVERIFY(m_chat->server.heard<React>().isEmpty());
        field->setText(QStringLiteral(" \U0001F98A "));
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(m_chat->server.heard<React>().size(), 1);
        QCOMPARE(m_chat->server.heard<React>().first().emoji, QStringLiteral("\U0001F98A"));
    }

    void hostPins()
    {
        m_chat->server.script.host = true;
        start();
        choose(1, QStringLiteral("Pin"));
        QTRY_VERIFY(row(1).marks.pinned);
        QCOMPARE(m_chat->server.heard<Pin>().first().target, 2);
        choose(1, QStringLiteral("Unpin"));
        QTRY_VERIFY(!row(1).marks.pinned);
        QVERIFY(!offers(QStringLiteral("Unpin")));
        QVERIFY(offers(QStringLiteral("Pin")));
    }

    void othersDoNotPin()
    {
        start();
        QVERIFY(!offers(QStringLiteral("Pin")));
        Event pin;
        pin.kind = EventKind::Pin;
        pin.target = 2;
        pin.on = true;
        m_chat->server.mark(Lobby, person(), pin);
        QTRY_VERIFY(row(1).marks.pinned); // but they see it
        QVERIFY(!offers(QStringLiteral("Unpin")));
    }

    void nothingIsAnsweredInAnArchivedRoom()
    {
        m_chat->server.script.host = true;
        start();
        RoomInfo info = m_chat->server.info(Lobby);
        info.archived = true;
        m_chat->server.setInfo(info);
        QTRY_VERIFY(!offers(QStringLiteral("Reply")));
        QVERIFY(!offers(QStringLiteral("React")));
        QVERIFY(!offers(QStringLiteral("Pin")));
        press(1, Qt::Key_R);
        QVERIFY(!composer()->isReplying());
    }

    void jumpsToTheAnsweredMessageAndBack()
    {
        m_chat->server.script.pageSize = 40;
        for (int i = 1; i <= 500; ++i)
            m_chat->server.sayUnheard(Lobby, QStringLiteral("Ben"), QStringLiteral("line %1").arg(i));
        QVERIFY(m_chat->online());
        m_chat->session.post(Lobby, QStringLiteral("yes"), 100);
        QTRY_VERIFY(m_chat->sent() > 90); // one page and, for the top is near, another one
        const int last = timeline()->model()->rowCount() - 1;
        QTRY_VERIFY(item(last).event.quote);
        QVERIFY(!timeline()->model()->contains(100));
        QTest::mouseClick(timeline()->viewport(), Qt::LeftButton, {},
                          timeline()->rowRect(last).topLeft() + row(last).quoteRect.center());
        QTRY_VERIFY(timeline()->model()->contains(100));
        QTRY_COMPARE(item(timeline()->focusedRow()).event.seq, 100);
        QVERIFY(!timeline()->rowRect(timeline()->focusedRow()).isEmpty());
        QVERIFY(!timeline()->model()->isAtEnd());

        // Downwards one page after the other, without a jump.
        const int before = timeline()->model()->rowCount();
        const int focused = timeline()->focusedRow();
        timeline()->setFocusedRow(before - 1);
        QTRY_VERIFY(timeline()->model()->rowCount() > before);
        QCOMPARE(item(timeline()->focusedRow() - (before - 1 - focused)).event.seq, 100);
        QVERIFY(!timeline()->rowRect(timeline()->focusedRow()).isEmpty());

        auto *pill = find<QPushButton>("newPill");
        QVERIFY(pill->isVisible());
        QTest::mouseClick(pill, Qt::LeftButton);
        QTRY_VERIFY(timeline()->model()->isAtEnd());
        QTRY_VERIFY(timeline()->atBottom());
        QCOMPARE(item(timeline()->model()->rowCount() - 1).event.text, QStringLiteral("yes"));
    }

    void writingLeadsToTheNewest()
    {
        m_chat->server.script.pageSize = 40;
        for (int i = 1; i <= 500; ++i)
            m_chat->server.sayUnheard(Lobby, QStringLiteral("Ben"), QStringLiteral("line %1").arg(i));
        QVERIFY(m_chat->online());
        m_chat->session.showAround(Lobby, 100);
        QTRY_VERIFY(!timeline()->model()->isAtEnd());
        say(QStringLiteral("here"));
        QTRY_VERIFY(timeline()->model()->isAtEnd());
        QTRY_COMPARE(item(timeline()->model()->rowCount() - 1).event.text, QStringLiteral("here"));
        QTRY_VERIFY(timeline()->atBottom());
    }

    void ignoredPeopleAreFolded()
    {
        start();
        m_chat->session.setIgnored(item(1).event.author.id, true);
        QVERIFY(row(1).marks.folded);
        choose(1, QStringLiteral("Show"));
        QVERIFY(!row(1).marks.folded);
    }

private:
    /// A line of one's own, and one of somebody else.
    void start()
    {
        QVERIFY(m_chat->online());
        say(QStringLiteral("first"));
        QTRY_COMPARE(m_chat->sent(), 1);
        m_chat->server.say(Lobby, QStringLiteral("Ben"), QStringLiteral("hi"));
        QTRY_COMPARE(m_chat->sent(), 2);
    }
    static Person person()
    {
        Person ben;
        ben.id = QStringLiteral("ben");
        ben.name = QStringLiteral("Ben");
        return ben;
    }
    void say(const QString &text)
    {
        QTest::keyClicks(input(), text);
        QTest::keyClick(input(), Qt::Key_Return);
    }
    void press(int row, Qt::Key key)
    {
        timeline()->setFocus();
        timeline()->setFocusedRow(row);
        QTest::keyClick(timeline(), key);
    }
    /// Opens a message's menu with the keyboard and takes something from it, or from a menu in it.
    void choose(int row, const QString &what, const QString &inner = {})
    {
        press(row, Qt::Key_Menu);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        take(menu, what);
        if (inner.isEmpty())
            return;
        QTRY_VERIFY(QApplication::activePopupWidget() && QApplication::activePopupWidget() != menu);
        take(qobject_cast<QMenu *>(QApplication::activePopupWidget()), inner);
    }
    static void take(QMenu *menu, const QString &what)
    {
        const QList<QAction *> actions = menu->actions();
        const auto found = std::find_if(actions.begin(), actions.end(),
                                        [&what](const QAction *action) { return action->text() == what; });
        QVERIFY2(found != actions.end(), qPrintable(what));
        const bool isLast = (*found)->menu() == nullptr;
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(*found).center());
        if (isLast)
            QTRY_VERIFY(!QApplication::activePopupWidget());
    }
    bool offers(const QString &what) const
    {
        const std::unique_ptr<QMenu> menu(timeline()->menuFor(1));
        const QList<QAction *> actions = menu->actions();
        return std::any_of(actions.begin(), actions.end(),
                           [&what](const QAction *action) { return action->text() == what; });
    }
    void clickChip(int at, size_t chip)
    {
        QTest::mouseClick(timeline()->viewport(), Qt::LeftButton, {},
                          timeline()->rowRect(at).topLeft() + row(at).chips.at(chip).rect.center());
    }
    const TimelineItem &item(int row) const { return timeline()->model()->at(row); }
    const MessageRow &row(int at) const { return timeline()->laidOut(at); }
    template <typename Widget>
    Widget *find(const char *name) const
    {
        return m_window->findChild<Widget *>(QLatin1StringView(name));
    }
    QPlainTextEdit *input() const { return find<QPlainTextEdit>("messageInput"); }
    TimelineView *timeline() const { return find<TimelineView>("timeline"); }
    Composer *composer() const { return m_window->findChild<Composer *>(); }

    std::unique_ptr<SessionFixture> m_chat;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestMessageActions)
#include "tst_messageactions.moc"
