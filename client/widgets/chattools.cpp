// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/chattools.h"

#include "client/core/roommodel.h"
#include "client/core/slashrunner.h"
#include "client/widgets/helpdialog.h"
#include "client/widgets/hostpanel.h"
#include "client/widgets/peopleactions.h"
#include "client/widgets/peoplepanel.h"
#include "client/widgets/pinspanel.h"
#include "client/widgets/roomactions.h"
#include "client/widgets/roomheader.h"
#include "client/widgets/roompanel.h"
#include "client/widgets/searchpanel.h"
#include "client/widgets/sidepages.h"
#include "client/widgets/texts.h"
#include "client/widgets/theme.h"
#include "client/widgets/welcomecard.h"

#include <QMenu>
#include <QShortcut>
#include <utility>

namespace Parlor {

ChatTools::ChatTools(RoomPanel *rooms, RoomHeader *header, SidePages *side, WelcomeCard *welcome,
                     QWidget *window)
    : QObject(window)
    , m_header(header)
    , m_side(side)
    , m_welcome(welcome)
    , m_window(window)
    , m_roomActions(new RoomActions(window))
    , m_peopleActions(new PeopleActions(side->people()->list(), window))
    , m_copies(new CopyActions(window))
{
    connectPanels(rooms);
}

void ChatTools::connectPanels(RoomPanel *rooms)
{
    connect(m_header->menu(), &QMenu::aboutToShow, this, [this] { m_roomActions->fill(m_header->menu()); });
    connect(rooms, &RoomPanel::leaveRoomRequested, m_roomActions, &RoomActions::leave);
    connect(rooms, &RoomPanel::profileRequested, m_peopleActions, &PeopleActions::askProfile);
    connect(m_roomActions, &RoomActions::noticed, this, &ChatTools::noticed);
    connect(m_peopleActions, &PeopleActions::roomWanted, this, &ChatTools::roomWanted);
    connect(m_peopleActions, &PeopleActions::changeNameRequested, this, &ChatTools::changeNameRequested);
    connect(m_side->search(), &SearchPanel::opened, this, &ChatTools::jump);
    connect(m_side->search(), &SearchPanel::closeRequested, this, &ChatTools::closeSide);
    connect(m_side->pins(), &PinsPanel::opened, this, &ChatTools::jump);
    connect(m_side->pins(), &PinsPanel::closeRequested, this, &ChatTools::closeSide);
    connect(m_header, &RoomHeader::sideChosen, this, [this](Side side) {
        if (side == Side::Search)
            m_side->search()->focusField();
        else if (side == Side::Pins)
            m_side->pins()->focusList();
    });
    HostPanel *host = m_side->people()->hostPanel();
    connect(host->copyMenu(), &QMenu::aboutToShow, this, [this, host] { m_copies->fill(host->copyMenu()); });
    auto *find = new QShortcut(QKeySequence::Find, m_window);
    connect(find, &QShortcut::activated, this, &ChatTools::openSearch);
}

void ChatTools::setSession(ChatSession *session)
{
    if (m_session) {
        m_session->disconnect(this);
        m_session->rooms()->disconnect(this);
    }
    m_session = session;
    m_entering.clear();
    m_roomActions->setSession(session);
    m_peopleActions->setSession(session);
    m_side->setSession(session);
    m_welcome->setSession(session);
    if (!session)
        return;
    connect(session, &ChatSession::refused, this, [this](const Refusal &refusal) {
        if (refusal.re == QLatin1StringView("join"))
            m_entering.clear();
    });
    connect(session, &ChatSession::refusedOffline, this, &ChatTools::onRefusedOffline);
    connect(session, &ChatSession::roomJoined, this, &ChatTools::onRoomJoined);
    connect(session->rooms(), &RoomModel::dataChanged, this, &ChatTools::showTitle);
}

void ChatTools::setRoom(const QString &room)
{
    m_room = room;
    m_roomActions->setRoom(room);
    m_peopleActions->setRoom(room);
    m_side->setRoom(room);
    m_welcome->setRoom(room);
    showTitle();
}

void ChatTools::showTitle()
{
    if (!m_session)
        return;
    const RoomModel *rooms = m_session->rooms();
    const QModelIndex index = rooms->index(rooms->rowOf(m_room));
    const auto info = index.data(RoomModel::InfoRole).value<RoomInfo>();
    m_copies->setRoom(m_room, Texts::roomTitle(index), !info.id.isEmpty() && !info.offRecord);
}

void ChatTools::openSearch()
{
    m_header->setSide(Side::Search);
    m_side->search()->focusField();
}

void ChatTools::closeSide()
{
    m_header->setSide(m_window->width() < Metrics::NarrowWidth ? Side::None : Side::People);
    Q_EMIT closed();
}

void ChatTools::jump(const QString &room, Seq seq)
{
    if (!m_session)
        return;
    if (!m_session->timeline(room)) { // left meanwhile
        m_entering = room;
        m_place = seq;
        return m_session->joinRoom(room);
    }
    Q_EMIT roomWanted(room);
    m_session->showAround(room, seq);
}

void ChatTools::onRoomJoined(const QString &room)
{
    if (room != m_entering)
        return;
    m_entering.clear();
    jump(room, m_place);
}

void ChatTools::follow(const SlashResult &result)
{
    if (result.kind == SlashResult::ShowHelp)
        return showHelp();
    if (result.kind == SlashResult::ShowFound) {
        m_header->setSide(Side::Search);
        return m_side->search()->showFound();
    }
    if (result.kind != SlashResult::Done || !m_session)
        return;
    const QString person = m_session->findPerson(result.argument);
    if (result.name == QLatin1StringView("dm"))
        m_peopleActions->expectDirect(person);
    else if (result.name == QLatin1StringView("ignore") && m_session->ignored().contains(person))
        Q_EMIT noticed(tr("What %1 says is hidden now. The list of people undoes it.")
                           .arg(Texts::isolated(result.argument)));
    else if (result.name == QLatin1StringView("ignore"))
        Q_EMIT noticed(tr("What %1 says is shown again.").arg(Texts::isolated(result.argument)));
}

void ChatTools::showHelp()
{
    if (!m_window->findChild<HelpDialog *>())
        (new HelpDialog(m_window))->open();
}

void ChatTools::onRefusedOffline(const QString &re, const QString &id)
{
    if (re == QLatin1StringView("join"))
        m_entering.clear();
    if (re == QLatin1StringView("search"))
        return; // its panel says so
    Q_EMIT noticed(id.isEmpty() ? tr("You are not connected. Try again when the connection is back.")
                                : tr("The connection was cut. Look whether it was done when it is back."));
}

} // namespace Parlor
