// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/peopleactions.h"
#include "client/widgets/peoplelist.h"
#include "client/widgets/profiledialog.h"
#include "tests/client/core/sessionfixture.h"

#include <QCheckBox>
#include <QContextMenuEvent>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Parlor;

class TestPeopleActions final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_chat = std::make_unique<SessionFixture>();
        m_window = std::make_unique<QWidget>();
        m_list = new PeopleList(m_window.get());
        m_list->resize(236, 300);
        m_actions = new PeopleActions(m_list, m_window.get());
        m_window->show();
    }
    void cleanup()
    {
        m_window.reset();
        m_chat.reset();
    }

    void opensADirectRoomByKeyboard()
    {
        QVERIFY(enter());
        QSignalSpy wanted(m_actions, &PeopleActions::roomWanted);
        choose(1, "personMessage");
        QTRY_COMPARE(m_chat->server.heard<OpenDirect>(), QVector<OpenDirect>{{QStringLiteral("ben")}});
        const RoomInfo room = directRoom();
        m_chat->server.send(joinedTo(room));
        QTRY_COMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first().first().toString(), room.id);
        // It is there now: shown at once.
        choose(1, "personMessage");
        QCOMPARE(wanted.size(), 2);
        QCOMPARE(m_chat->server.heard<OpenDirect>().size(), 1);
    }

    void forgetsAWishThatWasRefused()
    {
        QVERIFY(enter());
        QSignalSpy wanted(m_actions, &PeopleActions::roomWanted);
        QSignalSpy refused(&m_chat->session, &ChatSession::refused);
        choose(1, "personMessage");
        Refusal refusal;
        refusal.code = RefusalCode::TooManyRooms;
        refusal.re = QStringLiteral("direct");
        m_chat->server.send(refusal);
        QTRY_COMPARE(refused.size(), 1);
        QSignalSpy joined(&m_chat->session, &ChatSession::roomJoined);
        m_chat->server.send(joinedTo(directRoom()));
        QTRY_COMPARE(joined.size(), 1);
        QCOMPARE(wanted.size(), 0);
    }

    void showsNoRoomThatSomebodyElseOpened()
    {
        QVERIFY(enter());
        QSignalSpy wanted(m_actions, &PeopleActions::roomWanted);
        QSignalSpy joined(&m_chat->session, &ChatSession::roomJoined);
        m_chat->server.send(joinedTo(directRoom()));
        QTRY_COMPARE(joined.size(), 1);
        QCOMPARE(wanted.size(), 0);
    }

    void ignoresAndStops()
    {
        QVERIFY(enter());
        const QModelIndex ben = m_list->model()->index(1, 0);
        QVERIFY(!m_list->noteOf(ben).contains(QStringLiteral("ignored")));
        choose(1, "personIgnore");
        QCOMPARE(m_chat->session.ignored(), QStringList{QStringLiteral("ben")});
        QVERIFY(m_list->noteOf(ben).contains(QStringLiteral("ignored")));
        choose(1, "personIgnore");
        QVERIFY(m_chat->session.ignored().isEmpty());
        QVERIFY(!m_list->noteOf(ben).contains(QStringLiteral("ignored")));
    }

    void removesFromAPrivateRoomOnly()
    {
        m_chat->server.script.host = true;
        QVERIFY(enter());
        std::unique_ptr<QMenu> menu(m_actions->menuFor(QStringLiteral("ben")));
        QVERIFY(!menu->findChild<QAction *>(QStringLiteral("personExpel")));
        menu.reset();
        RoomInfo info = m_chat->server.info(Lobby);
        info.isPrivate = true;
        m_chat->server.setInfo(info);
        QTRY_VERIFY(m_chat->session.rooms()->info(Lobby).isPrivate);
        choose(1, "personExpel");
        QTRY_COMPARE(m_chat->server.heard<Expel>().size(), 1);
        QCOMPARE(m_chat->server.heard<Expel>().first().person, QStringLiteral("ben"));
    }

    void saysHowPeopleAre()
    {
        QVERIFY(enter());
        Person ben = person();
        ben.away = true;
        ben.status = QStringLiteral("lunch");
        const QModelIndex row = m_list->model()->index(1, 0);
        QCOMPARE(m_list->noteOf(row), QString());
        Presence news;
        news.room = Lobby;
        news.count = 2;
        news.people = {ben};
        m_chat->server.send(news);
        QTRY_COMPARE(m_list->noteOf(row), QStringLiteral("Away · lunch"));
        RoomInfo info = m_chat->server.info(Lobby);
        info.owner = ben.id;
        m_chat->server.setInfo(info);
        QTRY_COMPARE(m_list->noteOf(row), QStringLiteral("Made this room · Away · lunch"));
    }

    void asksForTheProfile()
    {
        QVERIFY(enter());
        choose(0, "ownProfile");
        auto *dialog = m_window->findChild<ProfileDialog *>();
        QVERIFY(dialog);
        const bool receipts = m_chat->session.givesReceipts();
        QTest::keyClick(dialog->findChild<QCheckBox *>(QStringLiteral("profileAway")), Qt::Key_Space);
        QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("promptAccept")), Qt::LeftButton);
        QTRY_COMPARE(m_chat->server.heard<SetProfile>(), (QVector<SetProfile>{{true, QString(), {}}}));
        QCOMPARE(m_chat->session.givesReceipts(), receipts);
        QTRY_VERIFY(!m_window->findChild<ProfileDialog *>());
        choose(0, "ownProfile");
        dialog = m_window->findChild<ProfileDialog *>();
        QTest::keyClick(dialog->findChild<QCheckBox *>(QStringLiteral("profileReceipts")), Qt::Key_Space);
        QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("promptAccept")), Qt::LeftButton);
        QCOMPARE(m_chat->session.givesReceipts(), !receipts);
    }

private:
    static Person person()
    {
        Person ben;
        ben.id = QStringLiteral("ben");
        ben.name = QStringLiteral("Ben & Co");
        return ben;
    }
    RoomInfo directRoom() const
    {
        RoomInfo room;
        room.id = QStringLiteral("direct");
        room.epoch = QStringLiteral("e");
        room.direct = true;
        room.isPrivate = true;
        room.members = {m_chat->session.you(), person()};
        return room;
    }
    static Joined joinedTo(const RoomInfo &room)
    {
        Joined made;
        made.room = room;
        return made;
    }
    [[nodiscard]] bool enter()
    {
        m_actions->setSession(&m_chat->session);
        if (!m_chat->online())
            return false;
        m_list->setModel(m_chat->session.people(Lobby));
        m_actions->setRoom(Lobby);
        Presence here;
        here.room = Lobby;
        here.count = 2;
        here.people = {person()};
        m_chat->server.send(here);
        return QTest::qWaitFor([this] { return m_list->model()->rowCount() == 2; });
    }
    /// Chooses from the menu of a row, by keyboard.
    void choose(int row, const char *action)
    {
        m_list->setCurrentIndex(m_list->model()->index(row, 0));
        QTest::keyClick(m_list, Qt::Key_Return);
        auto *menu = m_list->findChild<QMenu *>(QStringLiteral("personMenu"));
        QVERIFY(menu && menu->isVisible());
        auto *wanted = menu->findChild<QAction *>(QLatin1StringView(action));
        QVERIFY(wanted);
        for (int i = 0; i < menu->actions().size() && menu->activeAction() != wanted; ++i)
            QTest::keyClick(menu, Qt::Key_Down);
        QCOMPARE(menu->activeAction(), wanted);
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_VERIFY(!m_list->findChild<QMenu *>(QStringLiteral("personMenu")));
    }

    std::unique_ptr<SessionFixture> m_chat;
    std::unique_ptr<QWidget> m_window;
    PeopleList *m_list = nullptr;
    PeopleActions *m_actions = nullptr;
};

QTEST_MAIN(TestPeopleActions)
#include "tst_peopleactions.moc"
