// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/roomactions.h"

#include "client/core/roommodel.h"
#include "client/core/rostermodel.h"
#include "client/widgets/datedialog.h"
#include "client/widgets/membersdialog.h"
#include "client/widgets/roomsettingsdialog.h"
#include "client/widgets/texts.h"
#include "server/protocol/protocolinfo.h"

#include <QDateTime>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <algorithm>
#include <utility>

namespace Parlor {

RoomActions::RoomActions(QWidget *window)
    : QObject(window)
    , m_window(window)
{ }

void RoomActions::setSession(ChatSession *session)
{
    if (m_session) {
        m_session->disconnect(this);
        m_session->rooms()->disconnect(this);
    }
    m_session = session;
    m_leaving.clear();
    m_wish = {};
    delete m_members;
    if (!session)
        return;
    connect(session, &ChatSession::roomLeft, this, &RoomActions::onRoomLeft);
    connect(session, &ChatSession::refused, this, &RoomActions::onRefused);
    connect(session, &ChatSession::membersChanged, this, [this](const QString &room) {
        if (m_members && room == m_membersOf)
            showPeople();
    });
    connect(session->rooms(), &RoomModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { onRoomsInserted(first, last); });
}

QString RoomActions::titleOf(const QString &room) const
{
    const RoomModel *rooms = m_session->rooms();
    return Texts::isolated(Texts::roomTitle(rooms->index(rooms->rowOf(room))));
}

void RoomActions::fill(QMenu *menu)
{
    menu->clear();
    if (!m_session || !m_session->timeline(m_room))
        return;
    const RoomInfo info = m_session->rooms()->info(m_room);
    const auto add = [this, menu](const QString &words, const char *name, auto act) {
        menu->addAction(words, this, act)->setObjectName(QLatin1StringView(name));
    };
    add(tr("Go to a date…"), "roomDate", [this] { askDate(); });
    add(tr("Newest messages"), "roomNewest", [this] {
        if (m_session)
            m_session->showEnd(m_room);
    });
    if (info.isPrivate && !info.direct)
        add(tr("Members…"), "roomMembers", [this] { showMembers(); });
    if (m_session->mayConfigure(m_room))
        add(tr("Room settings…"), "roomRules", [this] { askSettings(); });
    if (m_room != QLatin1StringView(LobbyId))
        add(tr("Leave this room"), "roomLeave", [this] { leave(m_room); });
}

void RoomActions::leave(const QString &room)
{
    if (!m_session)
        return;
    m_leaving.insert(room);
    m_session->leaveRoom(room);
}

void RoomActions::askDate()
{
    auto *dialog = new DateDialog(QDate::currentDate(), m_window);
    connect(dialog, &DateDialog::chosen, this, [this, room = m_room](QDate day) {
        if (m_session)
            m_session->showFrom(room, day.startOfDay().toMSecsSinceEpoch());
    });
    dialog->open();
}

void RoomActions::askSettings(const Configure &wish, const QString &error)
{
    const QString room = wish.room.isEmpty() ? m_room : wish.room;
    auto *dialog = new RoomSettingsDialog(m_session->rooms()->info(room), m_window);
    if (!wish.room.isEmpty())
        dialog->setWish(wish, error);
    connect(dialog, &RoomSettingsDialog::changed, this, [this](const Configure &change) {
        if (!m_session)
            return;
        m_wish = change;
        m_wish.id = m_session->configure(change);
        if (m_wish.id.isEmpty())
            askSettings(m_wish, tr("You are not connected. Try again when the connection is back."));
    });
    dialog->open();
}

/// What was typed is not lost.
void RoomActions::onRefused(const Refusal &refusal)
{
    if (!m_wish.id.isEmpty() && refusal.id == m_wish.id && m_session->mayConfigure(m_wish.room))
        askSettings(std::exchange(m_wish, {}), Texts::refusal(refusal));
}

void RoomActions::showMembers()
{
    delete m_members;
    m_members = new MembersDialog(m_window);
    m_membersOf = m_room;
    connect(m_members, &MembersDialog::inviteRequested, this, [this](const QString &person) {
        if (m_session)
            m_session->invite(m_membersOf, person);
    });
    connect(m_members, &MembersDialog::expelRequested, this, [this](const QString &person) {
        if (m_session)
            m_session->expel(m_membersOf, person);
    });
    connect(m_members, &MembersDialog::giveUpRequested, this, &RoomActions::askToGiveUp);
    // Everybody is in the lobby.
    if (const RosterModel *everybody = m_session->people(QLatin1StringView(LobbyId)))
        connect(everybody, &RosterModel::countChanged, m_members, [this] { showPeople(); });
    showPeople();
    m_members->open();
}

void RoomActions::showPeople()
{
    const RoomInfo info = m_session->rooms()->info(m_membersOf);
    const MembersDialog::Rights rights{!info.archived, m_session->mayConfigure(m_membersOf)};
    m_members->setPeople(m_session->members(m_membersOf), invitable(), m_session->you().id, rights);
}

/// Those one knows of who are no members.
QVector<Person> RoomActions::invitable() const
{
    QVector<Person> people;
    QSet<QString> seen;
    for (const Person &member : m_session->members(m_membersOf))
        seen.insert(member.id);
    const RoomModel *rooms = m_session->rooms();
    for (int room = 0; room < rooms->rowCount(); ++room) {
        const RosterModel *roster = m_session->people(rooms->index(room).data(RoomModel::IdRole).toString());
        for (int row = 0; roster && row < roster->rowCount(); ++row) {
            const auto person = roster->index(row).data(RosterModel::PersonRole).value<Person>();
            if (person.plain || seen.contains(person.id))
                continue;
            seen.insert(person.id);
            people.append(person);
        }
    }
    const NameOrder order;
    std::stable_sort(people.begin(), people.end(), [&order](const Person &a, const Person &b) {
        return order.compare(a.name, b.name) < 0;
    });
    return people;
}

void RoomActions::askToGiveUp()
{
    const bool isLast = m_session && m_session->members(m_membersOf).size() == 1;
    auto *question = new QMessageBox(m_members ? static_cast<QWidget *>(m_members) : m_window);
    question->setObjectName(QStringLiteral("giveUpQuestion"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setWindowModality(Qt::WindowModal);
    question->setTextFormat(Qt::PlainText);
    question->setIcon(QMessageBox::Question);
    question->setWindowTitle(QStringLiteral("Parlor"));
    question->setText(tr("Give up membership?"));
    question->setInformativeText(
        isLast ? tr("You are the last member. The room, and everything that was said in it, will be gone.")
               : tr("You will not see this room any more until a member invites you again."));
    auto *yes = question->addButton(tr("Give up membership"), QMessageBox::DestructiveRole);
    yes->setObjectName(QStringLiteral("giveUpConfirm"));
    auto *no = question->addButton(tr("Stay"), QMessageBox::RejectRole);
    no->setObjectName(QStringLiteral("giveUpCancel"));
    question->setDefaultButton(no);
    question->setEscapeButton(no);
    connect(yes, &QPushButton::clicked, this, [this, room = m_membersOf] {
        if (!m_session)
            return;
        m_leaving.insert(room);
        m_session->expel(room, m_session->you().id);
    });
    question->open();
}

void RoomActions::onRoomLeft(const QString &room)
{
    if (m_members && room == m_membersOf)
        m_members->close();
    if (!m_leaving.remove(room) && m_session->state() == SessionState::Online) {
        const QString title = titleOf(room);
        Q_EMIT noticed(title.isEmpty() ? tr("A room is gone, or you are not a member any more.")
                                       : tr("“%1” is gone, or you are not a member any more.").arg(title));
    }
}

/// Somebody let one into a private room.
void RoomActions::onRoomsInserted(int first, int last)
{
    const RoomModel *rooms = m_session->rooms();
    for (int row = first; row <= last; ++row) {
        const auto info = rooms->index(row).data(RoomModel::InfoRole).value<RoomInfo>();
        if (info.isPrivate && !info.direct && info.owner != m_session->you().id)
            Q_EMIT noticed(tr("You can enter “%1” now.").arg(Texts::isolated(info.title)));
    }
}

} // namespace Parlor
