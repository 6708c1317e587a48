// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/datedialog.h"
#include "client/widgets/membersdialog.h"
#include "client/widgets/roomactions.h"
#include "client/widgets/roomsettingsdialog.h"
#include "tests/client/core/sessionfixture.h"

#include <QDateEdit>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Parlor;

class TestRoomActions final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_chat = std::make_unique<SessionFixture>();
        m_window = std::make_unique<QWidget>();
        m_window->show();
        m_actions = new RoomActions(m_window.get());
        m_actions->setSession(&m_chat->session);
        m_chat->server.addRoom(club, QStringLiteral("Club"));
    }
    void cleanup()
    {
        m_window.reset();
        m_chat.reset();
    }

    void offersWhatOneMay()
    {
        QVERIFY(enter());
        m_actions->setRoom(Lobby);
        QCOMPARE(offered(), (QStringList{QStringLiteral("roomDate"), QStringLiteral("roomNewest")}));
        m_actions->setRoom(club);
        QCOMPARE(offered(),
                 (QStringList{QStringLiteral("roomDate"), QStringLiteral("roomNewest"),
                              QStringLiteral("roomLeave")}));
        own(true);
        QCOMPARE(offered(),
                 (QStringList{QStringLiteral("roomDate"), QStringLiteral("roomNewest"),
                              QStringLiteral("roomMembers"), QStringLiteral("roomRules"),
                              QStringLiteral("roomLeave")}));
        m_actions->setRoom(QStringLiteral("elsewhere"));
        QCOMPARE(offered(), QStringList());
    }

    void configures()
    {
        QVERIFY(enter());
        own(false);
        trigger("roomRules");
        auto *dialog = m_window->findChild<RoomSettingsDialog *>();
        QVERIFY(dialog);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(QStringLiteral("ruleTopic")), QStringLiteral("Tea"));
        press(dialog, "promptAccept");
        QTRY_COMPARE(m_chat->server.heard<Configure>().size(), 1);
        QCOMPARE(m_chat->server.heard<Configure>().first().topic, QStringLiteral("Tea"));
        QCOMPARE(m_chat->server.heard<Configure>().first().room, club);
    }

    void keepsSettingsThatWereRefused()
    {
        QVERIFY(enter());
        own(false);
        trigger("roomRules");
        auto *dialog = m_window->findChild<RoomSettingsDialog *>();
        dialog->findChild<QLineEdit *>(QStringLiteral("ruleTopic"))->setText(QStringLiteral("Tea"));
        press(dialog, "promptAccept");
        QTRY_COMPARE(m_chat->server.heard<Configure>().size(), 1);
        QTRY_VERIFY(!m_window->findChild<RoomSettingsDialog *>());
        Refusal refusal;
        refusal.code = RefusalCode::NotSaved;
        refusal.re = QStringLiteral("configure");
        refusal.id = m_chat->server.heard<Configure>().first().id;
        m_chat->server.send(refusal);
        QTRY_VERIFY(m_window->findChild<RoomSettingsDialog *>());
        dialog = m_window->findChild<RoomSettingsDialog *>();
        QCOMPARE(dialog->findChild<QLineEdit *>(QStringLiteral("ruleTopic"))->text(), QStringLiteral("Tea"));
        QVERIFY(dialog->findChild<QLabel *>(QStringLiteral("promptError"))->isVisible());
    }

    void goesToADate()
    {
        QVERIFY(enter());
        m_actions->setRoom(club);
        trigger("roomDate");
        auto *dialog = m_window->findChild<DateDialog *>();
        QVERIFY(dialog);
        const QDate day(2026, 3, 1);
        auto *field = dialog->findChild<QDateEdit *>(QStringLiteral("dateInput"));
        QCOMPARE(field->date(), QDate::currentDate());
        field->setDate(day);
        press(dialog, "promptAccept");
        const auto asked = [this] {
            const QVector<GetHistory> all = m_chat->server.heard<GetHistory>();
            return std::any_of(all.cbegin(), all.cend(), [](const GetHistory &one) {
                return one.at == QDate(2026, 3, 1).startOfDay().toMSecsSinceEpoch();
            });
        };
        QTRY_VERIFY(asked());
        QSignalSpy jumped(&m_chat->session, &ChatSession::jumped);
        trigger("roomNewest");
        QTRY_VERIFY(jumped.size() > 0);
    }

    void invitesAndRemoves()
    {
        QVERIFY(enter());
        own(true);
        // Members learn of each other by events; who is in another room can be invited.
        member(QStringLiteral("ben"), true);
        Presence lobby;
        lobby.room = Lobby;
        lobby.count = 3;
        lobby.people = {person(QStringLiteral("ben")), person(QStringLiteral("eve"))};
        m_chat->server.send(lobby);
        QTRY_COMPARE(m_chat->session.people(Lobby)->rowCount(), 3);
        QTRY_COMPARE(m_chat->session.members(club).size(), 1);
        trigger("roomMembers");
        auto *dialog = m_window->findChild<MembersDialog *>();
        QVERIFY(dialog);
        auto *members = dialog->findChild<QListWidget *>(QStringLiteral("memberList"));
        auto *others = dialog->findChild<QListWidget *>(QStringLiteral("inviteList"));
        QCOMPARE(members->count(), 1);
        QCOMPARE(others->count(), 2); // oneself, too, since one is no member here
        others->setCurrentRow(1);
        QCOMPARE(others->currentItem()->text(), QStringLiteral("eve"));
        press(dialog, "inviteButton");
        QTRY_COMPARE(m_chat->server.heard<Invite>().size(), 1);
        QCOMPARE(m_chat->server.heard<Invite>().first().person, QStringLiteral("eve"));
        member(QStringLiteral("eve"), true);
        QTRY_COMPARE(members->count(), 2);
        QCOMPARE(others->count(), 1);
        lobby.count = 4; // somebody comes meanwhile
        lobby.people = {person(QStringLiteral("zoe"))};
        m_chat->server.send(lobby);
        QTRY_COMPARE(others->count(), 2);
        press(dialog, "memberRemove");
        QTRY_COMPARE(m_chat->server.heard<Expel>().size(), 1);
        QCOMPARE(m_chat->server.heard<Expel>().first().person, QStringLiteral("ben"));
    }

    void asksBeforeOneGivesUp()
    {
        QVERIFY(enter());
        own(true);
        member(m_chat->session.you().id, true);
        QTRY_COMPARE(m_chat->session.members(club).size(), 1);
        trigger("roomMembers");
        auto *dialog = m_window->findChild<MembersDialog *>();
        press(dialog, "memberRemove");
        auto *question = m_window->findChild<QMessageBox *>(QStringLiteral("giveUpQuestion"));
        QVERIFY(question);
        press(question, "giveUpCancel");
        QVERIFY(m_chat->server.heard<Expel>().isEmpty());
        QTRY_VERIFY(!m_window->findChild<QMessageBox *>(QStringLiteral("giveUpQuestion")));
        press(dialog, "memberRemove");
        QSignalSpy noticed(m_actions, &RoomActions::noticed);
        press(m_window->findChild<QMessageBox *>(QStringLiteral("giveUpQuestion")), "giveUpConfirm");
        QTRY_COMPARE(m_chat->server.heard<Expel>().size(), 1);
        m_chat->server.send(Left{club});
        QTRY_VERIFY(!m_window->findChild<MembersDialog *>());
        QCOMPARE(noticed.size(), 0); // one knows
    }

    void saysThatOneWasTakenOutOrLetIn()
    {
        QVERIFY(enter());
        QSignalSpy noticed(m_actions, &RoomActions::noticed);
        m_chat->server.send(Left{club});
        QTRY_COMPARE(noticed.size(), 1);
        QVERIFY(noticed.takeFirst().first().toString().contains(QStringLiteral("Club")));
        RoomInfo secret;
        secret.id = QStringLiteral("s");
        secret.title = QStringLiteral("Secret");
        secret.isPrivate = true;
        secret.owner = QStringLiteral("ben");
        m_chat->server.send(RoomChanged{secret});
        QTRY_COMPARE(noticed.size(), 1);
        QVERIFY(noticed.takeFirst().first().toString().contains(QStringLiteral("Secret")));
        secret.id = QStringLiteral("open");
        secret.isPrivate = false;
        m_chat->server.send(RoomChanged{secret});
        QTRY_VERIFY(!m_chat->session.rooms()->info(secret.id).id.isEmpty());
        QCOMPARE(noticed.size(), 0);
    }

    void leavesWithoutAWord()
    {
        QVERIFY(enter());
        m_actions->setRoom(club);
        QSignalSpy noticed(m_actions, &RoomActions::noticed);
        trigger("roomLeave");
        QTRY_VERIFY(!m_chat->session.timeline(club));
        QCOMPARE(noticed.size(), 0);
    }

private:
    static Person person(const QString &name)
    {
        Person made;
        made.id = name;
        made.name = name;
        return made;
    }
    [[nodiscard]] bool enter()
    {
        if (!m_chat->online())
            return false;
        m_chat->session.joinRoom(club);
        return QTest::qWaitFor([this] { return m_chat->session.timeline(club) != nullptr; });
    }
    void own(bool isPrivate)
    {
        RoomInfo info = m_chat->server.info(club);
        info.owner = m_chat->session.you().id;
        info.isPrivate = isPrivate;
        m_chat->server.setInfo(info);
        QTRY_VERIFY(m_chat->session.mayConfigure(club));
        m_actions->setRoom(club);
    }
    void member(const QString &id, bool on)
    {
        Event event;
        event.kind = EventKind::Member;
        event.subject = person(id);
        event.on = on;
        m_chat->server.mark(club, m_chat->session.you(), event);
    }
    QStringList offered()
    {
        QMenu menu;
        m_actions->fill(&menu);
        QStringList names;
        for (const QAction *action : menu.actions())
            names += action->objectName();
        return names;
    }
    void trigger(const char *action)
    {
        QMenu menu;
        m_actions->fill(&menu);
        auto *wanted = menu.findChild<QAction *>(QLatin1StringView(action));
        QVERIFY(wanted);
        wanted->trigger();
    }
    static void press(QWidget *window, const char *name)
    {
        QTest::mouseClick(window->findChild<QPushButton *>(QLatin1StringView(name)), Qt::LeftButton);
    }

    const QString club = QStringLiteral("club");
    std::unique_ptr<SessionFixture> m_chat;
    std::unique_ptr<QWidget> m_window;
    RoomActions *m_actions = nullptr;
};

QTEST_MAIN(TestRoomActions)
#include "tst_roomactions.moc"
