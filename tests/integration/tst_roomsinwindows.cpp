// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/roommodel.h"
#include "client/core/rostermodel.h"
#include "client/core/timelinemodel.h"
#include "client/widgets/chatview.h"
#include "client/widgets/mainwindow.h"
#include "client/widgets/roomheader.h"
#include "server/protocol/clock.h"
#include "server/protocol/protocolinfo.h"
#include "server/serverthread.h"

#include <QAbstractButton>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Parlor;

namespace {

/// Somebody with a window in the chat, who uses mouse and keyboard.
class Desk
{
public:
    Desk(const Clock &clock, quint16 port, const QString &name, const QString &token = {})
        : session(clock)
    {
        window.show();
        window.setSession(&session);
        session.join({QUrl(QStringLiteral("ws://127.0.0.1:%1/ws").arg(port)), name, token});
    }

    template <typename Widget>
    Widget *find(const char *name) const
    {
        return window.findChild<Widget *>(QLatin1StringView(name));
    }
    void press(const char *name)
    {
        auto *button = find<QAbstractButton>(name);
        QVERIFY2(button, name);
        QTest::mouseClick(button, Qt::LeftButton, {}, QPoint(8, button->height() / 2));
    }
    void type(const char *field, const QString &text)
    {
        auto *input = find<QWidget>(field);
        QVERIFY2(input, field);
        QTest::keyClicks(input, text);
        QTest::keyClick(input, Qt::Key_Return);
    }
    void say(const QString &text) { type("messageInput", text); }
    void choose(QListView *list, int row)
    {
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualRect(list->model()->index(row, 0)).center());
    }
    void enter(const QString &title)
    {
        const QString id = session.rooms()->find(title);
        choose(find<QListView>("roomList"), session.rooms()->rowOf(id));
    }
    /// From the menu of the room that is shown.
    void roomMenu(const char *action)
    {
        QMenu *menu = find<RoomHeader>("roomHeader")->menu();
        menu->popup({});
        auto *wanted = menu->findChild<QAction *>(QLatin1StringView(action));
        QVERIFY2(wanted, action);
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(wanted).center());
    }
    QString room() const { return window.chatView()->room(); }
    QString title() const { return find<QLabel>("roomTitle")->text(); }
    QString note() const { return find<QLabel>("peopleCount")->text(); }
    QString notice() const { return find<QLabel>("noticeLine")->text(); }
    QString lines() const
    {
        QStringList lines;
        const TimelineModel *timeline = session.timeline(room());
        for (int row = 0; timeline && row < timeline->rowCount(); ++row)
            lines += timeline->at(row).event.text;
        return lines.join(u'|');
    }

    ChatSession session;
    MainWindow window;
};

} // namespace

/// Two people with the real windows, and a real server between them.
class TestRoomsInWindows final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<ServerThread>();
        ServerConfig config;
        config.address = QHostAddress(QHostAddress::LocalHost);
        config.port = 0;
        config.hostToken = QStringLiteral("the-host");
        QSignalSpy started(m_server.get(), &ServerThread::started);
        m_server->start(config);
        QTRY_COMPARE(started.size(), 1);
        const quint16 port = started.first().first().value<ServerStatus>().port;
        m_ana = std::make_unique<Desk>(m_clock, port, QStringLiteral("Ana"), config.hostToken);
        m_ben = std::make_unique<Desk>(m_clock, port, QStringLiteral("Ben"));
        QTRY_VERIFY(m_ana->session.timeline(lobby) && m_ben->session.timeline(lobby));
        QTRY_COMPARE(m_ana->session.people(lobby)->rowCount(), 2); // presence comes a little later
    }
    void cleanup()
    {
        m_ana.reset();
        m_ben.reset();
        m_server.reset();
    }

    void aPrivateRoomFromItsMakingToSearch()
    {
        Desk &ana = *m_ana;
        Desk &ben = *m_ben;
        ana.press("newRoomButton");
        ana.find<QLineEdit>("promptInput")->setFocus();
        QTest::keyClicks(ana.find<QLineEdit>("promptInput"), QStringLiteral("Club"));
        ana.press("roomPrivate");
        ana.press("promptAccept");
        QTRY_COMPARE(ana.title(), QStringLiteral("Club"));
        const QString club = ana.room();
        ana.say(QStringLiteral("the tea is ready"));
        QTRY_COMPARE(ana.lines(), QStringLiteral("the tea is ready"));
        QVERIFY(ben.session.rooms()->find(u"Club").isEmpty());

        ana.roomMenu("roomMembers");
        ana.type("inviteFilter", QStringLiteral("be"));
        QTRY_COMPARE(ben.session.rooms()->find(u"Club"), club);
        QTRY_VERIFY2(ben.notice().contains(QStringLiteral("Club")), qPrintable(ben.notice()));
        QTRY_COMPARE(ana.find<QListView>("memberList")->model()->rowCount(), 2);
        ana.press("membersClose");
        ben.enter(QStringLiteral("Club"));
        QTRY_COMPARE(ben.room(), club);
        QTRY_COMPARE(ben.lines(), QStringLiteral("the tea is ready"));

        ana.roomMenu("roomRules");
        QTest::keyClicks(ana.find<QLineEdit>("ruleTopic"), QStringLiteral("Tea at five"));
        ana.press("promptAccept");
        QTRY_VERIFY2(ben.note().endsWith(QStringLiteral("Tea at five")), qPrintable(ben.note()));
        QVERIFY(
            !ben.find<RoomHeader>("roomHeader")->menu()->findChild<QAction *>(QStringLiteral("roomRules")));

        // Found from another room, and jumped to.
        ben.enter(QStringLiteral("Lobby"));
        QTRY_COMPARE(ben.room(), lobby);
        ben.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&ben.window));
        QTest::keyClick(&ben.window, Qt::Key_F, Qt::ControlModifier);
        QVERIFY(ben.find<QLineEdit>("searchField")->hasFocus());
        ben.type("searchField", QStringLiteral("tea"));
        auto *found = ben.find<QListView>("searchList");
        QTRY_COMPARE(found->model()->rowCount(), 1);
        QSignalSpy jumped(&ben.session, &ChatSession::jumped);
        ben.choose(found, 0);
        QCOMPARE(ben.room(), club);
        QTRY_COMPARE(jumped.size(), 1);
        QTest::keyClick(found, Qt::Key_Escape);
        QVERIFY(ben.find<QListView>("peopleList")->isVisible());

        // Taken out again.
        ana.roomMenu("roomMembers");
        ana.choose(ana.find<QListView>("memberList"), memberRow(ana, club));
        ana.press("memberRemove");
        QTRY_COMPARE(ben.room(), lobby);
        QTRY_VERIFY(ben.session.rooms()->find(u"Club").isEmpty());
        QVERIFY(!ben.notice().isEmpty());
    }

    void directMessages()
    {
        Desk &ana = *m_ana;
        Desk &ben = *m_ben;
        auto *people = ben.find<QListView>("peopleList");
        QTRY_COMPARE(people->model()->rowCount(), 2);
        people->setCurrentIndex(people->model()->index(1, 0));
        QTest::keyClick(people, Qt::Key_Return);
        auto *menu = ben.find<QMenu>("personMenu");
        QVERIFY(menu);
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_COMPARE(ben.title(), QStringLiteral("Ana"));
        ben.say(QStringLiteral("psst"));
        QTRY_COMPARE(ben.lines(), QStringLiteral("psst"));
        QTRY_VERIFY(!ana.session.rooms()->find(u"Ben").isEmpty());
        ana.enter(QStringLiteral("Ben"));
        QTRY_COMPARE(ana.lines(), QStringLiteral("psst"));
        ana.say(QStringLiteral("yes?"));
        QTRY_COMPARE(ben.lines(), QStringLiteral("psst|yes?"));
        // The slash command leads there, too.
        ben.enter(QStringLiteral("Lobby"));
        QTRY_COMPARE(ben.room(), lobby);
        ben.say(QStringLiteral("/dm ana"));
        QTRY_COMPARE(ben.title(), QStringLiteral("Ana"));
    }

    void whatOneSaysOfOneself()
    {
        Desk &ana = *m_ana;
        Desk &ben = *m_ben;
        ben.find<QToolButton>("ownMenuButton")
            ->menu()
            ->findChild<QAction *>(QStringLiteral("openProfile"))
            ->trigger();
        ben.press("profileAway");
        ben.type("profileStatus", QStringLiteral("at lunch"));
        const auto seen = [&ana] {
            const RosterModel *people = ana.session.people(lobby);
            const auto person = people->index(1).data(RosterModel::PersonRole).value<Person>();
            return person.away && person.status == QStringLiteral("at lunch");
        };
        QTRY_VERIFY(seen());
    }

private:
    static int memberRow(const Desk &desk, const QString &room)
    {
        const QVector<Person> members = desk.session.members(room);
        return members.first().id == desk.session.you().id ? 1 : 0;
    }

    static const QString lobby;
    const SystemClock m_clock;
    std::unique_ptr<ServerThread> m_server;
    std::unique_ptr<Desk> m_ana;
    std::unique_ptr<Desk> m_ben;
};

const QString TestRoomsInWindows::lobby = QString::fromLatin1(LobbyId);

QTEST_MAIN(TestRoomsInWindows)
#include "tst_roomsinwindows.moc"
