// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/peopleactions.h"

#include "client/core/chatsession.h"
#include "client/core/roommodel.h"
#include "client/core/rostermodel.h"
#include "client/widgets/peoplelist.h"
#include "client/widgets/profiledialog.h"
#include "client/widgets/texts.h"

#include <QMenu>
#include <algorithm>

namespace Parlor {

namespace {

bool isWith(const RoomInfo &room, const QString &person)
{
    return room.direct
        && std::any_of(room.members.cbegin(), room.members.cend(),
                       [&person](const Person &member) { return member.id == person; });
}

} // namespace

PeopleActions::PeopleActions(PeopleList *list, QWidget *window)
    : QObject(window)
    , m_list(list)
    , m_window(window)
{
    connect(list, &PeopleList::menuRequested, this, &PeopleActions::popUpMenu);
}

void PeopleActions::setSession(ChatSession *session)
{
    if (m_session) {
        m_session->disconnect(this);
        m_session->rooms()->disconnect(this);
    }
    m_session = session;
    m_wanted.clear();
    if (session) {
        connect(session, &ChatSession::roomJoined, this, &PeopleActions::onRoomJoined);
        connect(session, &ChatSession::refused, this,
                [this](const Refusal &refusal) { forgetWish(refusal.re); });
        connect(session, &ChatSession::refusedOffline, this, &PeopleActions::forgetWish);
        connect(session, &ChatSession::ignoredChanged, this, &PeopleActions::showMarks);
        connect(session->rooms(), &RoomModel::dataChanged, this, &PeopleActions::showMarks);
    }
    showMarks();
}

void PeopleActions::setRoom(const QString &room)
{
    m_room = room;
    showMarks();
}

/// Whom one ignores and who made the room, which the list of people does not know.
void PeopleActions::showMarks()
{
    m_list->setIgnored(m_session ? m_session->ignored() : QStringList());
    m_list->setOwner(m_session ? m_session->rooms()->info(m_room).owner : QString());
}

Person PeopleActions::personOf(const QString &id) const
{
    const RosterModel *people = m_session ? m_session->people(m_room) : nullptr;
    return people ? people->person(id) : Person();
}

QMenu *PeopleActions::menuFor(const QString &id)
{
    const Person person = personOf(id);
    if (person.id.isEmpty())
        return nullptr;
    auto *menu = new QMenu(m_list);
    menu->setObjectName(QStringLiteral("personMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [this, menu](const QString &words, const char *name, auto act) {
        menu->addAction(words, this, act)->setObjectName(QLatin1StringView(name));
    };
    if (id == m_session->you().id) {
        add(tr("Your profile…"), "ownProfile", [this] { askProfile(); });
        add(tr("Change name…"), "ownName", [this] { Q_EMIT changeNameRequested(); });
        return menu;
    }
    if (!person.plain)
        add(tr("Message %1").arg(Texts::isolated(person.name).replace(u'&', QStringLiteral("&&"))),
            "personMessage", [this, id] { message(id); });
    const bool isIgnored = m_session->ignored().contains(id);
    add(isIgnored ? tr("Stop ignoring") : tr("Ignore"), "personIgnore", [this, id, isIgnored] {
        if (m_session)
            m_session->setIgnored(id, !isIgnored);
    });
    if (m_session->rooms()->info(m_room).isPrivate && m_session->mayConfigure(m_room))
        add(tr("Remove from the room"), "personExpel", [this, id, room = m_room] {
            if (m_session)
                m_session->expel(room, id);
        });
    return menu;
}

void PeopleActions::popUpMenu(const QString &person, QPoint place)
{
    if (QMenu *menu = menuFor(person))
        menu->popup(place);
}

void PeopleActions::message(const QString &person)
{
    if (!expectDirect(person) && m_session)
        m_session->openDirect(person);
}

bool PeopleActions::expectDirect(const QString &person)
{
    if (!m_session)
        return false;
    const RoomModel *rooms = m_session->rooms();
    for (int row = 0; row < rooms->rowCount(); ++row) {
        const QModelIndex index = rooms->index(row);
        if (index.data(RoomModel::JoinedRole).toBool()
            && isWith(index.data(RoomModel::InfoRole).value<RoomInfo>(), person)) {
            Q_EMIT roomWanted(index.data(RoomModel::IdRole).toString());
            return true;
        }
    }
    m_wanted = person;
    return false;
}

/// Or a conversation that the other one begins later would be shown unasked.
void PeopleActions::forgetWish(const QString &re)
{
    if (re == QLatin1StringView("direct"))
        m_wanted.clear();
}

void PeopleActions::onRoomJoined(const QString &room)
{
    if (m_wanted.isEmpty() || !isWith(m_session->rooms()->info(room), m_wanted))
        return;
    m_wanted.clear();
    Q_EMIT roomWanted(room);
}

void PeopleActions::askProfile()
{
    if (!m_session || m_window->findChild<ProfileDialog *>())
        return;
    const ProfileDialog::Profile before{m_session->you().status, m_session->you().away,
                                        m_session->givesReceipts()};
    auto *dialog = new ProfileDialog(before, m_window);
    connect(dialog, &ProfileDialog::entered, this, [this, before](const ProfileDialog::Profile &now) {
        if (!m_session)
            return;
        if (now.away != before.away || now.status != before.status)
            m_session->setProfile({now.away, now.status, {}});
        if (now.receipts != before.receipts)
            m_session->setGivesReceipts(now.receipts);
    });
    dialog->open();
}

} // namespace Parlor
