// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/chatview.h"
#include "client/widgets/connectionbanner.h"
#include "client/widgets/mainwindow.h"
#include "client/widgets/timelineview.h"
#include "tests/client/core/sessionfixture.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Parlor;

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_chat = std::make_unique<SessionFixture>();
        m_window = std::make_unique<MainWindow>();
        m_window->show();
        m_window->setSession(&m_chat->session);
    }
    void cleanup()
    {
        m_window.reset();
        m_chat.reset();
    }

    void joinsAndTalks()
    {
        QVERIFY(!m_window->chatIsShown());
        QVERIFY(m_chat->online());
        QVERIFY(m_window->chatIsShown());
        m_chat->server.say(Lobby, QStringLiteral("Ben"), QStringLiteral("hi"));
        QTRY_COMPARE(timeline()->model()->rowCount(), 1);
        QTest::keyClicks(input(), QStringLiteral("hello Ben"));
        QTest::mouseClick(find<QPushButton>("sendButton"), Qt::LeftButton);
        QTRY_COMPARE(m_chat->server.heard<Post>().size(), 1);
        QCOMPARE(m_chat->server.heard<Post>().first().text, QStringLiteral("hello Ben"));
        QTRY_COMPARE(m_chat->sent(), 2);
        QVERIFY(!m_chat->server.heard<SetTyping>().isEmpty());
    }

    void saysWhyOneCannotJoin()
    {
        m_chat->server.stop();
        m_chat->join();
        QVERIFY(m_window->startView()->isBusy());
        auto *error = find<QLabel>("joinError");
        QTRY_VERIFY(error->isVisible());
        QVERIFY(!error->text().isEmpty());
        QVERIFY(!m_window->startView()->isBusy());
    }

    void asksForAnotherName()
    {
        m_chat->server.script.takenNames = {QStringLiteral("Ana")};
        m_chat->join();
        QTRY_VERIFY(find<QLineEdit>("promptInput"));
        QVERIFY(find<QLabel>("promptError")->isVisible());
        find<QLineEdit>("promptInput")->setText({});
        QTest::mouseClick(find<QPushButton>("promptAccept"), Qt::LeftButton);
        QVERIFY(find<QLabel>("promptError")->isVisible());
        find<QLineEdit>("promptInput")->setText(QStringLiteral("Anna"));
        QTest::mouseClick(find<QPushButton>("promptAccept"), Qt::LeftButton);
        QTRY_VERIFY(m_window->chatIsShown());
        QCOMPARE(m_chat->session.you().name, QStringLiteral("Anna"));
    }

    void showsThatTheConnectionIsCut()
    {
        QVERIFY(m_chat->online());
        auto *banner = find<ConnectionBanner>("connectionBanner");
        QVERIFY(!banner->isVisible());
        m_chat->server.stop();
        QTRY_VERIFY(banner->isVisible());
        QTest::keyClicks(input(), QStringLiteral("later"));
        QTest::keyClick(input(), Qt::Key_Return);
        QVERIFY(hasLabel(banner, QStringLiteral("1 message")));
        QVERIFY(m_chat->server.restart());
        QTest::mouseClick(find<QPushButton>("retryButton"), Qt::LeftButton);
        QTRY_VERIFY(!banner->isVisible());
        QTRY_COMPARE(m_chat->sent(), 1);
    }

    void staysAndSaysThatTheHostEndedIt()
    {
        QVERIFY(m_chat->online());
        QSignalSpy leave(m_window.get(), &MainWindow::leaveRequested);
        m_chat->server.bye(QStringLiteral("stopping"), {}, CloseCode::GoingAway);
        auto *banner = find<ConnectionBanner>("connectionBanner");
        QTRY_VERIFY(banner->isVisible());
        QTRY_COMPARE(m_chat->session.state(), SessionState::Ended);
        QVERIFY(m_window->chatIsShown());
        QTest::mouseClick(find<QPushButton>("retryButton"), Qt::LeftButton);
        QCOMPARE(leave.size(), 1);
    }

    void roomsKeepTheirDraftsAndCountWhatIsNew()
    {
        QVERIFY(m_chat->online());
        QTest::mouseClick(find<QAbstractButton>("newRoomButton"), Qt::LeftButton);
        find<QLineEdit>("promptInput")->setText(QStringLiteral("Garden"));
        QTest::mouseClick(find<QPushButton>("promptAccept"), Qt::LeftButton);
        QTRY_VERIFY(m_chat->session.rooms()->rowCount() == 2);
        const QString garden = m_chat->session.rooms()->find(u"Garden");
        QTRY_VERIFY(m_chat->session.timeline(garden));
        // Whoever makes a room wants to be in it.
        QTRY_COMPARE(m_window->chatView()->room(), garden);
        QTest::keyClicks(input(), QStringLiteral("draft"));
        clickRoom(0);
        QCOMPARE(m_window->chatView()->room(), Lobby);
        QCOMPARE(input()->toPlainText(), QString());
        m_chat->server.say(garden, QStringLiteral("Ben"), QStringLiteral("new here"));
        QTRY_COMPARE(m_chat->unread(garden), 1);
        clickRoom(1);
        QCOMPARE(m_window->chatView()->room(), garden);
        QCOMPARE(input()->toPlainText(), QStringLiteral("draft"));
        m_window->activateWindow(); // only there one reads
        QTRY_COMPARE(m_chat->unread(garden), 0);
        QCOMPARE(find<QLabel>("roomTitle")->text(), QStringLiteral("Garden"));
    }

    void givesBackWhatARoomThatIsGoneDidNotTake()
    {
        const QString art = QStringLiteral("art");
        m_chat->server.addRoom(art, QStringLiteral("Art"));
        QVERIFY(m_chat->online());
        QTest::keyClicks(input(), QStringLiteral("draft"));
        m_chat->session.joinRoom(art);
        QTRY_VERIFY(m_chat->session.timeline(art));
        m_window->chatView()->showRoom(art);
        m_chat->server.script.acknowledges = m_chat->server.script.delivers = false;
        m_chat->session.post(Lobby, QStringLiteral("under way"));
        QTest::keyClicks(input(), QStringLiteral("for Art"));
        QTest::keyClick(input(), Qt::Key_Return);
        m_chat->server.send(RoomGone{art});
        QTRY_COMPARE(m_window->chatView()->room(), Lobby);
        QCOMPARE(input()->toPlainText(), QStringLiteral("draft\nfor Art"));
        QVERIFY(find<QLabel>("noticeLine")->isVisible());
    }

    void keepsWhatIsReturnedBeforeOneIsInARoom()
    {
        Q_EMIT m_chat->session.typedReturned(QStringLiteral("art"), QStringLiteral("kept"));
        QVERIFY(m_chat->online());
        QCOMPARE(input()->toPlainText(), QStringLiteral("kept"));
    }

    void keepsWhatIsReturnedApartFromAnEdit()
    {
        QVERIFY(m_chat->online());
        m_chat->session.post(Lobby, QStringLiteral("mine"));
        QTRY_COMPARE(m_chat->sent(), 1);
        QTest::keyClick(input(), Qt::Key_Up);
        Q_EMIT m_chat->session.typedReturned(QStringLiteral("art"), QStringLiteral("line"));
        QCOMPARE(input()->toPlainText(), QStringLiteral("mine"));
        QTest::keyClick(input(), Qt::Key_Escape);
        QCOMPARE(input()->toPlainText(), QStringLiteral("line"));
    }

    void slashCommands()
    {
        QVERIFY(m_chat->online());
        auto *notice = find<QLabel>("noticeLine");
        QTest::keyClicks(input(), QStringLiteral("/help"));
        QTest::keyClick(input(), Qt::Key_Return);
        auto *help = find<QDialog>("helpDialog");
        QVERIFY(help && hasLabel(help, QStringLiteral("/nick")));
        QTest::keyClick(help, Qt::Key_Escape);
        QCOMPARE(input()->toPlainText(), QString());
        QTest::keyClicks(input(), QStringLiteral("/wat"));
        QTest::keyClick(input(), Qt::Key_Return);
        QCOMPARE(input()->toPlainText(), QStringLiteral("/wat"));
        QVERIFY(notice->text().contains(QStringLiteral("/wat")));
        QVERIFY(m_chat->server.heard<Post>().isEmpty());
    }

    void searchIsOneOfTheCommands()
    {
        QVERIFY(m_chat->online());
        m_chat->server.say(Lobby, QStringLiteral("Ben"), QStringLiteral("tea"));
        QTRY_COMPARE(m_chat->sent(), 1);
        QVERIFY(!find<QListView>("searchList")->isVisible());
        QTest::keyClicks(input(), QStringLiteral("/search tea"));
        QTest::keyClick(input(), Qt::Key_Return);
        QTRY_VERIFY(find<QListView>("searchList")->isVisible());
        QCOMPARE(find<QLineEdit>("searchField")->text(), QStringLiteral("tea"));
        QCOMPARE(input()->toPlainText(), QString());
        QTest::mouseClick(find<QAbstractButton>("searchClose"), Qt::LeftButton);
        QVERIFY(!find<QListView>("searchList")->isVisible());
        QVERIFY(find<QListView>("peopleList")->isVisible());
    }

    void nothingCanBeSaidInAnArchivedRoom()
    {
        QVERIFY(m_chat->online());
        QVERIFY(input()->isEnabled());
        RoomInfo info = m_chat->server.info(Lobby);
        info.archived = true;
        m_chat->server.setInfo(info);
        QTRY_VERIFY(!input()->isEnabled());
        QVERIFY(find<QLabel>("peopleCount")->text().startsWith(QStringLiteral("Archived")));
        info.archived = false;
        m_chat->server.setInfo(info);
        QTRY_VERIFY(input()->isEnabled());
    }

    void saysThatItCannotBeDoneWithoutAConnection()
    {
        QVERIFY(m_chat->online());
        m_chat->server.stop();
        QTRY_COMPARE(m_chat->session.state(), SessionState::Waiting);
        QTest::keyClicks(input(), QStringLiteral("/topic Tea"));
        QTest::keyClick(input(), Qt::Key_Return);
        QVERIFY(find<QLabel>("noticeLine")->isVisible());
    }

    void failedLinesComeBackIntoTheField()
    {
        QVERIFY(m_chat->online());
        Refusal refusal;
        refusal.code = RefusalCode::TextTooLong;
        refusal.re = QStringLiteral("post");
        m_chat->server.postRefusals.push_back(refusal);
        QTest::keyClicks(input(), QStringLiteral("precious"));
        QTest::keyClick(input(), Qt::Key_Return);
        QTRY_VERIFY(timeline()->model()->rowCount() == 1
                    && timeline()->model()->at(0).state == SendState::Failed);
        timeline()->setFocusedRow(0);
        QTest::keyClick(timeline(), Qt::Key_Return);
        QCOMPARE(input()->toPlainText(), QStringLiteral("precious"));
        QCOMPARE(timeline()->model()->rowCount(), 0);
    }

    void asksBeforeItCutsOffOthers()
    {
        QVERIFY(m_chat->online());
        QSignalSpy closed(m_window.get(), &MainWindow::closed);
        QSignalSpy stop(m_window.get(), &MainWindow::stopRequested);
        m_window->setHosting({QStringLiteral("http://192.168.1.20:8080/")}, 3);
        QCOMPARE(find<QLineEdit>("shareAddress")->text(), QStringLiteral("http://192.168.1.20:8080/"));
        m_window->close();
        QVERIFY(m_window->isVisible());
        auto *question = find<QMessageBox>("closeQuestion");
        QVERIFY(question);
        QVERIFY2(question->text().contains(QStringLiteral("2")), qPrintable(question->text()));
        QTest::mouseClick(find<QPushButton>("closeCancel"), Qt::LeftButton);
        QCOMPARE(closed.size(), 0);
        QTRY_VERIFY(!find<QMessageBox>("closeQuestion"));
        QTest::mouseClick(find<QPushButton>("stopButton"), Qt::LeftButton);
        QTest::mouseClick(find<QPushButton>("closeConfirm"), Qt::LeftButton);
        QCOMPARE(stop.size(), 1);
        QTRY_VERIFY(!find<QMessageBox>("closeQuestion"));
        m_window->close();
        QTest::mouseClick(find<QPushButton>("closeConfirm"), Qt::LeftButton);
        QCOMPARE(closed.size(), 1);
        QVERIFY(!m_window->isVisible());
    }

    void closesAtOnceWhereNobodyIsCutOff()
    {
        QSignalSpy closed(m_window.get(), &MainWindow::closed);
        m_window->setHosting({QStringLiteral("http://192.168.1.20:8080/")}, 1);
        m_window->close();
        QCOMPARE(closed.size(), 1);
        m_window->show();
        m_window->setHosting({}, 5);
        m_window->close();
        QCOMPARE(closed.size(), 2);
    }

    void isUsableWhenNarrow()
    {
        QVERIFY(m_chat->online());
        m_window->resize(1100, 720);
        QTRY_VERIFY(find<QListView>("peopleList")->isVisible());
        m_window->resize(720, 480);
        QTRY_VERIFY(!find<QListView>("peopleList")->isVisible());
        QVERIFY(find<QListView>("roomList")->isVisible());
        QCOMPARE(m_window->size(), QSize(720, 480));
        QTRY_VERIFY(timeline()->width() > 400);
        QTest::mouseClick(find<QAbstractButton>("peopleButton"), Qt::LeftButton);
        QVERIFY(find<QListView>("peopleList")->isVisible());
        QVERIFY(!find<QListView>("roomList")->isVisible());
        QCOMPARE(m_window->size(), QSize(720, 480));
    }

    void everyControlHasAName()
    {
        QVERIFY(m_chat->online());
        m_window->setHosting({QStringLiteral("http://192.168.1.20:8080/")}, 3);
        const auto widgets = m_window->findChildren<QWidget *>();
        for (const QWidget *widget : widgets) {
            const bool control = widget->focusPolicy() & Qt::TabFocus && widget->isVisibleTo(m_window.get());
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            if (!control || (button && !button->text().isEmpty()))
                continue;
            QVERIFY2(!widget->accessibleName().isEmpty(),
                     qPrintable(QString::fromLatin1(widget->metaObject()->className()) + u' '
                                + widget->objectName()));
        }
    }

    void nothingIsReadAsMarkup()
    {
        const QString nasty = QStringLiteral("<img src=x onerror=alert(1)>");
        m_chat->server.addRoom(QStringLiteral("r"), nasty);
        m_chat->join(QStringLiteral("<b>Ana</b>"));
        QTRY_VERIFY(m_window->chatIsShown());
        Event event = m_chat->server.sayUnheard(Lobby, QStringLiteral("Ben"), nasty);
        event.author.name = QStringLiteral("<i>Ben</i>");
        m_chat->server.send(EventMessage{event});
        QTRY_COMPARE(timeline()->model()->rowCount(), 1);
        clickRoom(1);
        QTRY_COMPARE(m_window->chatView()->room(), QStringLiteral("r"));
        m_chat->server.send(Notice{QStringLiteral("local-page"), nasty});
        QTRY_VERIFY(find<QLabel>("noticeLine")->text().contains(nasty));
        const auto labels = m_window->findChildren<QLabel *>();
        for (const QLabel *label : labels)
            QVERIFY(label->text().isEmpty() || label->textFormat() == Qt::PlainText);
        const auto widgets = m_window->findChildren<QWidget *>();
        for (const QWidget *widget : widgets)
            QVERIFY2(!widget->toolTip().contains(QStringLiteral("<img")), qPrintable(widget->toolTip()));
    }

private:
    template <typename Widget>
    Widget *find(const char *name) const
    {
        return m_window->findChild<Widget *>(QLatin1StringView(name));
    }
    QPlainTextEdit *input() const { return find<QPlainTextEdit>("messageInput"); }
    TimelineView *timeline() const { return find<TimelineView>("timeline"); }
    void clickRoom(int row)
    {
        auto *list = find<QListView>("roomList");
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualRect(list->model()->index(row, 0)).center());
    }
    static bool hasLabel(const QWidget *parent, const QString &text)
    {
        const auto labels = parent->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&text](const QLabel *label) { return label->text().contains(text); });
    }

    std::unique_ptr<SessionFixture> m_chat;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
