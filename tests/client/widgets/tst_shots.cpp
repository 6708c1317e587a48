// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/chatview.h"
#include "client/widgets/mainwindow.h"
#include "client/widgets/messagerow.h"
#include "client/widgets/theme.h"
#include "client/widgets/themeswitch.h"
#include "client/widgets/timelineview.h"
#include "tests/client/core/sessionfixture.h"
#include "translations/translator.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDateTime>
#include <QDialog>
#include <QDir>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMouseEvent>
#include <QPlainTextEdit>
#include <QTest>
#include <QToolButton>

using namespace Parlor;

// Pictures of the windows with made-up people in them. With PARLOR_SHOTS=FOLDER they are saved there, to be
// looked at.

namespace {

Person person(const char16_t *name, int color, bool host = false)
{
    Person made;
    made.id = QStringLiteral("p%1").arg(color);
    made.name = QString::fromUtf16(name);
    made.color = color;
    made.host = host;
    return made;
}

} // namespace

class TestShots : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        m_theme = std::make_unique<ThemeSwitch>(*qApp, ThemeChoice::Light);
    }

    void looks_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("rightToLeft");
        QTest::addColumn<QString>("language");
        const QString english = QStringLiteral("en");
        const QString chinese = QStringLiteral("zh_TW");
        QTest::newRow("light") << false << QSize(1100, 720) << false << english;
        QTest::newRow("dark") << true << QSize(1100, 720) << false << english;
        QTest::newRow("small") << false << QSize(720, 480) << false << english;
        QTest::newRow("zh") << false << QSize(1100, 720) << false << chinese;
        QTest::newRow("zh-small") << true << QSize(720, 480) << false << chinese;
        QTest::newRow("rtl") << false << QSize(1100, 720) << true << english;
    }
    void looks()
    {
        QFETCH(bool, dark);
        QFETCH(QSize, size);
        QFETCH(bool, rightToLeft);
        QFETCH(QString, language);
        const Translator translator(*qApp, language);
        const QString row = QString::fromLatin1(QTest::currentDataTag());
        m_theme->setChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        qApp->setLayoutDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
        SessionFixture chat;
        chat.clock.setWall(at(9, 33));
        MainWindow window;
        window.resize(size);
        window.show();
        window.startView()->setName(QStringLiteral("Alex Kim"));
        window.startView()->setRecents({{QStringLiteral("Design team"), QStringLiteral("192.168.1.20:8080")},
                                        {QStringLiteral("Class 4b"), QStringLiteral("school.local:8080")}});
        save(window, row + QStringLiteral("-start"), dark);
        window.startView()->showError(StartView::Part::Join,
                                      QStringLiteral("Nobody answers at this address."));
        save(window, row + QStringLiteral("-start-error"), dark);

        chat.server.addRoom(QStringLiteral("design"), QStringLiteral("design-review"));
        chat.server.addRoom(QStringLiteral("releases"), QStringLiteral("releases"));
        chat.server.addRoom(QStringLiteral("jp"), QStringLiteral("\u65E5\u672C\u8A9E\u30EB\u30FC\u30E0"));
        window.setSession(&chat.session);
        chat.join(QStringLiteral("Alex Kim"));
        QTRY_VERIFY(chat.session.timeline(Lobby));
        talk(chat);
        window.setHosting(
            {QStringLiteral("http://192.168.1.20:8080/"), QStringLiteral("http://studio.local:8080/")}, 6);
        QTRY_VERIFY(chat.sent() >= 9);
        // Catalogues are found by the full names of the classes.
        const auto *send = window.findChild<QWidget *>(QStringLiteral("sendButton"));
        QCOMPARE(send->accessibleName(),
                 language == QStringLiteral("en") ? QStringLiteral("Send") : QStringLiteral("傳送"));
        auto *input = window.findChild<QPlainTextEdit *>(QStringLiteral("messageInput"));
        save(window, row + QStringLiteral("-chat"), dark);

        chat.server.stop();
        QTRY_COMPARE(chat.session.state(), SessionState::Waiting);
        QTest::keyClicks(input, QStringLiteral("Reading it now, I will leave comments in the document."));
        QTest::keyClick(input, Qt::Key_Return);
        QTest::keyClicks(input, QStringLiteral("Two notes on the dark theme:"));
        QTest::keyClick(input, Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClicks(input, QStringLiteral("- the quote background needs a little more contrast"));
        QTRY_COMPARE(input->height(), input->sizeHint().height());
        save(window, row + QStringLiteral("-cut"), dark);
    }

    void states_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light-states") << false;
        QTest::newRow("dark-states") << true;
    }
    void states()
    {
        QFETCH(bool, dark);
        const QString row = QString::fromLatin1(QTest::currentDataTag());
        m_theme->setChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        qApp->setLayoutDirection(Qt::LeftToRight);
        const Translator translator(*qApp, QStringLiteral("en"));
        SessionFixture chat;
        chat.clock.setWall(at(9, 40));
        MainWindow window;
        window.resize(1100, 720);
        window.show();
        chat.server.addRoom(QStringLiteral("design"), QStringLiteral("design-review"));
        window.setSession(&chat.session);
        chat.join(QStringLiteral("Alex Kim"));
        QTRY_VERIFY(chat.session.timeline(Lobby));
        talk(chat);
        QTRY_VERIFY(chat.sent() >= 9);
        auto *timeline = window.findChild<TimelineView *>(QStringLiteral("timeline"));
        auto *input = window.findChild<QPlainTextEdit *>(QStringLiteral("messageInput"));

        // A line that was refused, a selection, the mouse over a message.
        Refusal refusal;
        refusal.code = RefusalCode::TextTooLong;
        refusal.re = QStringLiteral("post");
        chat.server.postRefusals.push_back(refusal);
        QTest::keyClicks(input, QStringLiteral("A very long story"));
        QTest::keyClick(input, Qt::Key_Return);
        QTRY_COMPARE(timeline->model()->at(timeline->model()->rowCount() - 1).state, SendState::Failed);
        const QRect third = timeline->rowRect(3);
        const QRect fifth = timeline->rowRect(5);
        QTest::mousePress(timeline->viewport(), Qt::LeftButton, {}, {120, third.bottom() - 12});
        QTest::mouseMove(timeline->viewport(), {140, third.bottom() - 12});
        QMouseEvent move(QEvent::MouseMove, QPoint(200, fifth.bottom() - 12),
                         timeline->viewport()->mapToGlobal(QPointF(200, fifth.bottom() - 12)), Qt::NoButton,
                         Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(timeline->viewport(), &move);
        QTest::mouseRelease(timeline->viewport(), Qt::LeftButton, {}, {200, fifth.bottom() - 12});
        save(window, row + QStringLiteral("-failed"), dark);

        // News while one reads further up.
        window.resize(1100, 480);
        QTest::keyClick(timeline, Qt::Key_Home);
        const Person jonas = person(u"Jonas Weber", 1);
        for (int i = 0; i < 3; ++i) {
            Event event = chat.server.sayUnheard(Lobby, jonas.name, QStringLiteral("One more thing."));
            event.author = jonas;
            event.time = at(9, 41 + i);
            chat.server.send(EventMessage{event});
        }
        QTRY_COMPARE(chat.sent(), 12);
        save(window, row + QStringLiteral("-new"), dark);
        QTest::keyClick(timeline, Qt::Key_End);
        save(window, row + QStringLiteral("-newline"), dark);

        QTest::mouseClick(window.findChild<QAbstractButton *>(QStringLiteral("newRoomButton")),
                          Qt::LeftButton);
        auto *prompt = window.findChild<QDialog *>(QStringLiteral("roomPrompt"));
        QVERIFY(prompt);
        QTest::mouseClick(prompt->findChild<QAbstractButton *>(QStringLiteral("promptAccept")),
                          Qt::LeftButton);
        save(*prompt, row + QStringLiteral("-prompt"), dark);
        prompt->close();
    }

    void changes_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("rightToLeft");
        QTest::addColumn<QString>("language");
        QTest::newRow("light-changes") << false << false << QStringLiteral("en");
        QTest::newRow("dark-changes") << true << false << QStringLiteral("en");
        QTest::newRow("zh-changes") << false << false << QStringLiteral("zh_TW");
        QTest::newRow("zh-dark-changes") << true << false << QStringLiteral("zh_TW");
        QTest::newRow("rtl-changes") << false << true << QStringLiteral("en");
    }
    void changes()
    {
        QFETCH(bool, dark);
        QFETCH(bool, rightToLeft);
        QFETCH(QString, language);
        const QString row = QString::fromLatin1(QTest::currentDataTag());
        m_theme->setChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        qApp->setLayoutDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
        const Translator translator(*qApp, language);
        SessionFixture chat;
        chat.clock.setWall(at(9, 40));
        MainWindow window;
        window.resize(1100, 720);
        window.show();
        chat.server.addRoom(QStringLiteral("design"), QStringLiteral("design-review"));
        window.setSession(&chat.session);
        chat.join(QStringLiteral("Alex Kim"));
        QTRY_VERIFY(chat.session.timeline(Lobby));
        talk(chat);
        QTRY_VERIFY(chat.sent() >= 9);
        auto *timeline = window.findChild<TimelineView *>(QStringLiteral("timeline"));
        auto *input = window.findChild<QPlainTextEdit *>(QStringLiteral("messageInput"));
        const auto say = [&](const QString &text) {
            const int lines = chat.sent();
            QTest::keyClicks(input, text);
            QTest::keyClick(input, Qt::Key_Return);
            QTRY_COMPARE(chat.sent(), lines + 1);
        };
        say(QStringLiteral("I read it, and left comments."));
        say(QStringLiteral("This one was too much."));
        say(QStringLiteral("And a third."));

        // Of others: with its time, behind words, behind a block of code, deleted.
        const Person somebody = person(u"Mara Lindqvist", 0, true);
        chat.server.amend(Lobby, somebody, 4, QStringLiteral("\u304A\u306F\u3088\u3046\u3002"));
        chat.server.amend(Lobby, somebody, 5, QStringLiteral("\u58C1\u7D19\u3067\u3059 \U0001F307"));
        chat.server.amend(Lobby, somebody, 7, {});
        chat.server.amend(Lobby, somebody, 8, QStringLiteral("\u05E9\u05DC\u05D5\u05DD, \u05DE\u05D4?"));
        chat.session.edit(Lobby, 10, QStringLiteral("I read it."));
        chat.session.remove(Lobby, 11);
        chat.session.edit(Lobby, 12, QStringLiteral("And a second."));
        QTRY_VERIFY(timeline->model()->at(11).event.edited > 0);
        save(window, row, dark);

        // While one edits, cut off, so that it waits.
        chat.server.stop();
        QTRY_COMPARE(chat.session.state(), SessionState::Waiting);
        chat.session.edit(Lobby, 10, QStringLiteral("I read it twice."));
        chat.session.remove(Lobby, 12);
        timeline->setFocusedRow(9);
        QTest::keyClick(input, Qt::Key_Up);
        QCOMPARE(input->toPlainText(), QStringLiteral("I read it twice."));
        save(window, row + QStringLiteral("-editing"), dark);
        QMenu *menu = timeline->menuFor(9);
        menu->popup({});
        save(*menu, row + QStringLiteral("-menu"), dark, false);
        menu->close();
        input->clear();
        QTest::keyClick(input, Qt::Key_Return);
        auto *question = window.findChild<QDialog *>(QStringLiteral("deleteQuestion"));
        QVERIFY(question);
        save(*question, row + QStringLiteral("-question"), dark);
        question->close();
    }

    void answers_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("rightToLeft");
        QTest::addColumn<QString>("language");
        QTest::newRow("light-answers") << false << false << QStringLiteral("en");
        QTest::newRow("dark-answers") << true << false << QStringLiteral("en");
        QTest::newRow("zh-answers") << false << false << QStringLiteral("zh_TW");
        QTest::newRow("rtl-answers") << false << true << QStringLiteral("en");
    }
    /// A quote, reactions, a pin, who has seen it, somebody ignored, a reply that is being written.
    void answers()
    {
        QFETCH(bool, dark);
        QFETCH(bool, rightToLeft);
        QFETCH(QString, language);
        const QString row = QString::fromLatin1(QTest::currentDataTag());
        m_theme->setChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        qApp->setLayoutDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
        const Translator translator(*qApp, language);
        SessionFixture chat;
        chat.server.script.host = true;
        chat.clock.setWall(at(9, 40));
        MainWindow window;
        window.resize(1100, 720);
        window.show();
        chat.server.addRoom(QStringLiteral("design"), QStringLiteral("design-review"));
        window.setSession(&chat.session);
        chat.join(QStringLiteral("Alex Kim"));
        QTRY_VERIFY(chat.session.timeline(Lobby));
        talk(chat);
        QTRY_VERIFY(chat.sent() >= 9);
        auto *timeline = window.findChild<TimelineView *>(QStringLiteral("timeline"));
        const Person jonas = person(u"Jonas Weber", 1);
        const Person priya = person(u"Priya Raman", 2);
        Event reply = chat.server.sayUnheard(Lobby, jonas.name, QStringLiteral("Done, and it reads well."));
        reply.author = jonas;
        reply.time = at(9, 34);
        reply.reply = 8;
        reply.quote = Quote{priya.id, priya.name, timeline->model()->at(7).event.text, false};
        chat.server.send(EventMessage{reply});
        QTRY_COMPARE(chat.sent(), 10);
        Event own =
            chat.server.sayUnheard(Lobby, reply.author.name, QStringLiteral("Then we have all of it."));
        own.author = chat.session.you();
        own.time = at(9, 36);
        chat.server.send(EventMessage{own});
        QTRY_COMPARE(chat.sent(), 11);
        const std::pair<Seq, Person> marks[] = {{10, jonas}, {10, priya}, {8, jonas}};
        for (const auto &[target, who] : marks) {
            Event mark;
            mark.kind = EventKind::React;
            mark.target = target;
            mark.emoji = target == 10 ? QStringLiteral("\U0001F44D") : QStringLiteral("\U0001F389");
            mark.on = true;
            chat.server.mark(Lobby, who, mark);
        }
        chat.session.react(Lobby, 10, QStringLiteral("\U0001F44D"), true);
        chat.session.react(Lobby, 10, QStringLiteral("\u2764\uFE0F"), true);
        chat.session.pin(Lobby, 8, true);
        chat.server.send(Receipt{Lobby, jonas.id, 11});
        chat.server.send(Receipt{Lobby, priya.id, 12});
        chat.session.setIgnored(person(u"Tom\u00E1s Ruiz", 4).id, true);
        QTRY_VERIFY(timeline->laidOut(7).marks.pinned && !timeline->laidOut(10).marks.seen.isEmpty());
        QTRY_COMPARE(timeline->laidOut(9).chips.size(), size_t(2));
        timeline->setFocusedRow(9);
        QTest::keyClick(timeline, Qt::Key_R);
        save(window, row, dark);
        QMenu *menu = timeline->menuFor(9);
        menu->popup({});
        save(*menu, row + QStringLiteral("-menu"), dark, false);
        QMenu *reactions = menu->findChild<QMenu *>();
        reactions->popup({});
        save(*reactions, row + QStringLiteral("-react"), dark, false);
        menu->close();
        timeline->showMessage(8);
        save(window, row + QStringLiteral("-found"), dark);
    }

    void sides_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("rightToLeft");
        QTest::addColumn<QString>("language");
        QTest::newRow("light-sides") << false << false << QStringLiteral("en");
        QTest::newRow("dark-sides") << true << false << QStringLiteral("en");
        QTest::newRow("zh-sides") << false << false << QStringLiteral("zh_TW");
        QTest::newRow("rtl-sides") << false << true << QStringLiteral("en");
    }
    void sides()
    {
        QFETCH(bool, dark);
        QFETCH(bool, rightToLeft);
        QFETCH(QString, language);
        const QString row = QString::fromLatin1(QTest::currentDataTag());
        m_theme->setChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        qApp->setLayoutDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
        const Translator translator(*qApp, language);
        SessionFixture chat;
        chat.clock.setWall(at(9, 40));
        chat.server.script.host = true;
        MainWindow window;
        window.resize(1100, 720);
        window.show();
        addRooms(chat);
        window.setSession(&chat.session);
        chat.join(QStringLiteral("Alex Kim"));
        QTRY_VERIFY(chat.session.timeline(Lobby));
        talk(chat);
        QTRY_VERIFY(chat.sent() >= 9);
        const auto press = [&window](const char *name) {
            QTest::mouseClick(window.findChild<QAbstractButton *>(QLatin1StringView(name)), Qt::LeftButton);
        };

        press("searchButton");
        save(window, row + QStringLiteral("-hints"), dark);
        auto *field = window.findChild<QLineEdit *>(QStringLiteral("searchField"));
        QTest::keyClicks(field, QStringLiteral("an"));
        chat.server.script.searchLag = 1;
        QTest::keyClick(field, Qt::Key_Return);
        auto *list = window.findChild<QListView *>(QStringLiteral("searchList"));
        QTRY_VERIFY(list->model()->rowCount() > 1);
        save(window, row + QStringLiteral("-search"), dark);
        Event pin;
        pin.kind = EventKind::Pin;
        pin.on = true;
        for (const Seq seq : {3, 8}) {
            pin.target = seq;
            chat.server.mark(Lobby, person(u"Jonas Weber", 1), pin);
        }
        press("pinsButton");
        list = window.findChild<QListView *>(QStringLiteral("pinsList"));
        QTRY_COMPARE(list->model()->rowCount(), 2);
        QTest::keyClick(list, Qt::Key_Down);
        save(window, row + QStringLiteral("-pins"), dark);
        press("peopleButton");
        press("peopleButton");

        chat.session.joinRoom(QStringLiteral("board"));
        QTRY_VERIFY(chat.session.timeline(QStringLiteral("board")));
        window.chatView()->showRoom(QStringLiteral("board"));
        chat.server.script.searchLag = 0;
        save(window, row + QStringLiteral("-private"), dark, !rightToLeft); // nothing is at the right
        shootDialogs(window, chat, row, dark);
    }

private:
    static void addRooms(SessionFixture &chat)
    {
        chat.server.addRoom(QStringLiteral("design"), QStringLiteral("design-review"));
        chat.server.addRoom(QStringLiteral("old"), QStringLiteral("autumn fair"));
        chat.server.addRoom(QStringLiteral("board"), QStringLiteral("board"));
        RoomInfo old = chat.server.info(QStringLiteral("old"));
        old.archived = true;
        chat.server.setInfo(old);
        RoomInfo board = chat.server.info(QStringLiteral("board"));
        board.isPrivate = true;
        board.topic = QStringLiteral("What we decide, and when; the minutes are pinned");
        board.welcome = QStringLiteral("Welcome to the board. Please read the pinned minutes of the last "
                                       "meeting before you vote on anything.");
        board.newcomers = Newcomers::Last;
        board.newcomersLast = 20;
        chat.server.setInfo(board);
    }

    /// Opened from the menus, as people do.
    static void shootDialogs(MainWindow &window, SessionFixture &chat, const QString &row, bool dark)
    {
        Event member;
        member.kind = EventKind::Member;
        member.on = true;
        for (const Person &one : {chat.session.you(), person(u"Priya Raman", 2)}) {
            member.subject = one;
            chat.server.mark(QStringLiteral("board"), chat.session.you(), member);
        }
        QTRY_COMPARE(chat.session.members(QStringLiteral("board")).size(), 2);
        auto *button = window.findChild<QToolButton *>(QStringLiteral("roomMenuButton"));
        const auto shoot = [&](QMenu *menu, const char *action, const char *dialog) {
            Q_EMIT menu->aboutToShow();
            menu->findChild<QAction *>(QLatin1StringView(action))->trigger();
            auto *opened = window.findChild<QDialog *>(QLatin1StringView(dialog));
            QVERIFY(opened);
            save(*opened, row + u'-' + QLatin1StringView(dialog), dark);
            opened->close();
        };
        button->menu()->popup({});
        save(*button->menu(), row + QStringLiteral("-roomMenu"), dark, false);
        button->menu()->close();
        shoot(button->menu(), "roomRules", "roomSettings");
        shoot(button->menu(), "roomMembers", "membersDialog");
        shoot(button->menu(), "roomDate", "datePrompt");
        auto *own = window.findChild<QToolButton *>(QStringLiteral("ownMenuButton"));
        shoot(own->menu(), "openProfile", "profilePrompt");
        QTest::mouseClick(window.findChild<QAbstractButton *>(QStringLiteral("newRoomButton")),
                          Qt::LeftButton);
        auto *made = window.findChild<QDialog *>(QStringLiteral("roomPrompt"));
        QVERIFY(made);
        made->findChild<QAbstractButton *>(QStringLiteral("roomPrivate"))->setChecked(true);
        save(*made, row + QStringLiteral("-roomPrompt"), dark);
        made->close();
        auto *input = window.findChild<QPlainTextEdit *>(QStringLiteral("messageInput"));
        QTest::keyClicks(input, QStringLiteral("/help"));
        QTest::keyClick(input, Qt::Key_Return);
        auto *help = window.findChild<QDialog *>(QStringLiteral("helpDialog"));
        QVERIFY(help);
        save(*help, row + QStringLiteral("-helpDialog"), dark);
        help->close();
    }

    static qint64 at(int hour, int minute, int daysAgo = 0)
    {
        return QDateTime(QDate::currentDate().addDays(-daysAgo), QTime(hour, minute)).toMSecsSinceEpoch();
    }

    void talk(SessionFixture &chat)
    {
        const Person jonas = person(u"Jonas Weber", 1);
        const Person mara = person(u"Mara Lindqvist", 0, true);
        const Person priya = person(u"Priya Raman", 2);
        const Person hanako = person(u"\u5C71\u7530 \u82B1\u5B50", 3);
        const Person tomas = person(u"Tom\u00E1s Ruiz", 4);
        Presence here;
        here.room = Lobby;
        here.count = 6;
        here.people = {jonas, mara, priya, hanako, tomas};
        here.people.last().away = true;
        chat.server.send(here);

        const auto say = [&chat](const Person &who, qint64 time, const QString &text,
                                 const Spans &spans = {}) {
            Event event = chat.server.sayUnheard(Lobby, who.name, text);
            event.author = who;
            event.time = time;
            event.spans = spans;
            chat.server.send(EventMessage{event});
        };
        const auto span = [](const QString &text, const QString &part, SpanKind kind,
                             const QString &target = {}) {
            return Span{kind, int(text.indexOf(part)), int(part.size()), target};
        };
        say(mara, at(17, 41, 1), QStringLiteral("Can someone try one from a phone?"));
        say(mara, at(17, 42, 1), QStringLiteral("The relay is up on the new host."));
        QString text = QStringLiteral("Can someone try one from a phone?\nScanned the QR code on mobile data "
                                      "and joined in about two seconds.");
        say(jonas, at(17, 45, 1), text, {{SpanKind::Quote, 0, 33, {}}});
        say(hanako, at(9, 12),
            QStringLiteral(
                "\u304A\u306F\u3088\u3046\u3054\u3056\u3044\u307E\u3059\u3002\u5C65\u6B74\u306E\u540C\u671F"
                "\u306F\u554F\u984C\u3042\u308A\u307E\u305B\u3093\u3002"));
        say(hanako, at(9, 13), QStringLiteral("\u58C1\u7D19\u306E\u5019\u88DC\u3067\u3059 \U0001F307"));
        text = QStringLiteral(
            "This is bold, italic, gone, code and\nfor (int i = 0; i < 3; ++i)\n    greet(i);\nthat was it.");
        say(tomas, at(9, 20), text,
            {span(text, QStringLiteral("bold"), SpanKind::Bold),
             span(text, QStringLiteral("italic"), SpanKind::Italic),
             span(text, QStringLiteral("gone"), SpanKind::Strike),
             span(text, QStringLiteral("code"), SpanKind::Code),
             span(text, QStringLiteral("for (int i = 0; i < 3; ++i)\n    greet(i);"), SpanKind::CodeBlock)});
        say(priya, at(9, 29),
            QStringLiteral("\u05E9\u05DC\u05D5\u05DD, \u05DE\u05D4 \u05E9\u05DC\u05D5\u05DE\u05DA?"));
        text = QStringLiteral("@Alex please read the upgrade section before noon: https://example.org/notes");
        say(priya, at(9, 31), text,
            {span(text, QStringLiteral("@Alex"), SpanKind::Mention, chat.session.you().id),
             span(text, QStringLiteral("https://example.org/notes"), SpanKind::Link,
                  QStringLiteral("https://example.org/notes"))});
        say(jonas, at(9, 32), QStringLiteral("<b>No markup</b> in here, ever."));
        chat.server.send(Typing{Lobby, jonas, true});
    }

    static void save(QWidget &window, const QString &name, bool dark, bool onSide = true)
    {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        const QImage image = window.grab().toImage();
        QVERIFY(!image.isNull());
        // The left edge is the side panel, or the ground of the start view, in both directions.
        const Theme &theme = dark ? Theme::night() : Theme::day();
        if (onSide)
            QCOMPARE(image.pixelColor(3, image.height() / 2), theme.side);
        const QString folder = qEnvironmentVariable("PARLOR_SHOTS");
        if (!folder.isEmpty())
            QVERIFY(QDir().mkpath(folder) && image.save(folder + u'/' + name + QStringLiteral(".png")));
    }

    std::unique_ptr<ThemeSwitch> m_theme;
};

QTEST_MAIN(TestShots)
#include "tst_shots.moc"
