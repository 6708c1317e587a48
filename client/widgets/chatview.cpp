// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/chatview.h"

#include "client/core/roommodel.h"
#include "client/core/rostermodel.h"
#include "client/core/slashrunner.h"
#include "client/core/timelinemodel.h"
#include "client/widgets/chattools.h"
#include "client/widgets/composer.h"
#include "client/widgets/connectionbanner.h"
#include "client/widgets/hostpanel.h"
#include "client/widgets/messageactions.h"
#include "client/widgets/messagechanges.h"
#include "client/widgets/peoplepanel.h"
#include "client/widgets/roomheader.h"
#include "client/widgets/roompanel.h"
#include "client/widgets/roomreading.h"
#include "client/widgets/sessionprompts.h"
#include "client/widgets/sidepages.h"
#include "client/widgets/texts.h"
#include "client/widgets/theme.h"
#include "client/widgets/themeswitch.h"
#include "client/widgets/timelineview.h"
#include "client/widgets/welcomecard.h"
#include "server/protocol/protocolinfo.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>
#include <chrono>

namespace Parlor {

namespace {
constexpr std::chrono::seconds NoticeFor{10};
} // namespace

ChatView::ChatView(QWidget *parent)
    : QWidget(parent)
    , m_prompts(new SessionPrompts(this))
    , m_rooms(new RoomPanel(this))
    , m_header(new RoomHeader(this))
    , m_banner(new ConnectionBanner(this))
    , m_timeline(new TimelineView(this))
    , m_notice(new QLabel(this))
    , m_noticeEnd(new QTimer(this))
    , m_composer(new Composer(this))
    , m_changes(new MessageChanges(m_timeline, m_composer, this))
    , m_actions(new MessageActions(m_timeline, m_composer, this))
    , m_reading(new RoomReading(m_timeline, this))
    , m_side(new SidePages(this))
    , m_people(m_side->people())
    , m_welcome(new WelcomeCard(this))
    , m_tools(new ChatTools(m_rooms, m_header, m_side, m_welcome, this))
{
    setProperty("look", QStringLiteral("base"));
    setAttribute(Qt::WA_StyledBackground);
    m_notice->setObjectName(QStringLiteral("noticeLine"));
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setWordWrap(true);
    m_notice->setProperty("look", QStringLiteral("secondary"));
    m_notice->setContentsMargins(22, 4, 22, 0);
    m_notice->hide();
    m_noticeEnd->setSingleShot(true);
    m_noticeEnd->setInterval(NoticeFor);
    connect(m_noticeEnd, &QTimer::timeout, m_notice, &QLabel::hide);

    auto *centre = new QVBoxLayout;
    centre->setSpacing(0);
    centre->addWidget(m_header);
    centre->addWidget(m_banner);
    centre->addWidget(m_welcome);
    centre->addWidget(m_timeline, 1);
    centre->addWidget(m_notice);
    centre->addWidget(m_composer);
    const auto makeLine = [this] {
        auto *line = new QFrame(this);
        line->setProperty("look", QStringLiteral("line"));
        line->setFixedWidth(1);
        return line;
    };
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rooms);
    row->addWidget(makeLine());
    row->addLayout(centre, 1);
    row->addWidget(makeLine());
    row->addWidget(m_side);
    connectPanels();
}

void ChatView::connectPanels()
{
    connect(m_rooms, &RoomPanel::roomChosen, this, &ChatView::chooseRoom);
    connect(m_tools, &ChatTools::roomWanted, this, &ChatView::showRoom);
    connect(m_tools, &ChatTools::noticed, this, &ChatView::showNotice);
    connect(m_changes, &MessageChanges::noticed, this, &ChatView::showNotice);
    connect(m_tools, &ChatTools::changeNameRequested, this, [this] { m_prompts->askName(); });
    connect(m_tools, &ChatTools::closed, m_composer, &Composer::focusInput);
    connect(m_rooms, &RoomPanel::newRoomRequested, this, [this] { m_prompts->askRoom(); });
    connect(m_rooms, &RoomPanel::changeNameRequested, this, [this] { m_prompts->askName(); });
    connect(m_rooms, &RoomPanel::leaveRequested, this, &ChatView::leaveRequested);
    connect(m_prompts, &SessionPrompts::roomRequested, this,
            [this](const QString &title) { m_wantedTitle = title; });
    connect(m_header, &RoomHeader::sideChanged, this, &ChatView::arrange);
    connect(m_banner, &ConnectionBanner::retryRequested, this, [this] {
        if (m_session)
            m_session->retryNow();
    });
    connect(m_banner, &ConnectionBanner::leaveRequested, this, &ChatView::leaveRequested);
    connect(m_timeline, &TimelineView::linkActivated, this, &ChatView::linkActivated);
    connect(m_timeline, &TimelineView::takeBackRequested, this, &ChatView::onTakeBack);
    connect(m_timeline, &TimelineView::olderRequested, this, [this] {
        if (m_session)
            m_session->loadOlder(m_room);
    });
    connect(m_timeline, &TimelineView::left, m_composer, &Composer::focusInput);
    connect(m_composer, &Composer::submitted, this, &ChatView::onSubmitted);
    connect(m_composer, &Composer::upPressed, this, [this] {
        if (!m_composer->isEditing() && !m_changes->editLast())
            m_timeline->setFocus(Qt::TabFocusReason);
    });
    connect(m_composer, &Composer::writingChanged, this, [this](bool on) {
        if (m_session)
            m_session->setTyping(m_room, on);
    });
    connect(m_people->hostPanel(), &HostPanel::stopRequested, this, &ChatView::stopRequested);
}

void ChatView::setSession(ChatSession *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_prompts->setSession(session);
    m_changes->setSession(session);
    m_actions->setSession(session);
    m_reading->setSession(session);
    m_tools->setSession(session);
    showRoom({});
    m_rooms->setModel(session ? session->rooms() : nullptr);
    if (!session)
        return;
    connect(session, &ChatSession::stateChanged, this, &ChatView::onStateChanged);
    connect(session, &ChatSession::youChanged, this, [this] {
        m_rooms->setYou(m_session->you());
        m_timeline->setOwnId(m_session->you().id);
    });
    connect(session, &ChatSession::roomJoined, this, &ChatView::onRoomJoined);
    connect(session, &ChatSession::typedReturned, this, &ChatView::onTypedReturned);
    connect(session, &ChatSession::roomLeft, this, &ChatView::onRoomLeft);
    connect(session, &ChatSession::typingChanged, this,
            [this](const QString &room, const QStringList &names) {
                if (room == m_room)
                    m_composer->setTypingLine(Texts::typing(names));
            });
    connect(session, &ChatSession::refused, this, &ChatView::onRefused);
    connect(session, &ChatSession::refusedOffline, this, &ChatView::forgetWish);
    connect(session, &ChatSession::noticeReceived, this,
            [this](const Notice &notice) { showNotice(Texts::notice(notice)); });
    connect(session, &ChatSession::waitingChanged, m_banner, &ConnectionBanner::setWaitingLines);
    connect(session->rooms(), &RoomModel::dataChanged, this, &ChatView::showTitles);
    connect(session->rooms(), &RoomModel::modelReset, this, &ChatView::showTitles);
    m_rooms->setYou(session->you());
    m_timeline->setOwnId(session->you().id);
    onStateChanged(session->state());
    if (session->timeline(QLatin1String(LobbyId)))
        showRoom(QLatin1String(LobbyId));
}

CopyActions *ChatView::copies() const
{
    return m_tools->copies();
}

void ChatView::setHosting(const QStringList &addresses, int people)
{
    m_people->setHosting(addresses, people);
}

void ChatView::onStateChanged(SessionState state)
{
    m_rooms->setState(state);
    if (state == SessionState::Ended) {
        m_banner->setEnded(Texts::ending(m_session->endReason(), m_session->failure()));
    } else {
        m_banner->setState(state, m_session->retryIn());
    }
    if (state == SessionState::Online) {
        m_rooms->setTitle(m_session->title());
        m_composer->setLimit(m_session->limits().messageCharacters);
        m_timeline->askForOlderAgain();
    }
}

void ChatView::onRoomJoined(const QString &room)
{
    // Private rooms may share a title.
    const bool wanted = !m_wantedTitle.isEmpty()
        && m_session->rooms()->info(room).title.compare(m_wantedTitle.simplified(), Qt::CaseInsensitive) == 0;
    if (wanted || room == m_wantedRoom || m_room.isEmpty())
        showRoom(room);
}

void ChatView::onRoomLeft(const QString &room)
{
    if (room == m_room) {
        const QString lobby = QLatin1String(LobbyId);
        showRoom(room != lobby && m_session->timeline(lobby) ? lobby : QString());
    }
    m_drafts.remove(room); // last, for showRoom() keeps what is being typed
}

void ChatView::chooseRoom(const QString &room)
{
    if (!m_session || room == m_room)
        return m_composer->focusInput();
    if (m_session->timeline(room))
        return showRoom(room);
    m_wantedRoom = room;
    m_rooms->setCurrentRoom(m_room); // until the server lets us in
    m_session->joinRoom(room);
}

void ChatView::showRoom(const QString &room)
{
    m_wantedRoom.clear();
    m_wantedTitle.clear();
    if (m_session && room == m_room && m_timeline->model() == m_session->timeline(room))
        return;
    m_changes->setRoom(room);
    if (!m_room.isEmpty())
        m_drafts.insert(m_room, m_composer->text());
    m_room = room;
    m_tools->setRoom(room);
    TimelineModel *lines = m_session ? m_session->timeline(room) : nullptr;
    m_reading->show(room);
    m_actions->setRoom(room);
    m_people->setModel(m_session ? m_session->people(room) : nullptr);
    m_composer->setText(m_drafts.take(room));
    m_composer->setTypingLine({});
    m_rooms->setCurrentRoom(room);
    m_composer->setEnabled(lines != nullptr);
    showTitles();
    if (lines)
        m_composer->focusInput();
}

void ChatView::showTitles()
{
    if (!m_session)
        return;
    const RoomModel *rooms = m_session->rooms();
    const QModelIndex index = rooms->index(rooms->rowOf(m_room));
    const QString title = Texts::roomTitle(index);
    m_header->setRoom(title, index.data(RoomModel::PeopleRole).toInt(),
                      index.data(RoomModel::InfoRole).value<RoomInfo>());
    const bool isArchived = index.data(RoomModel::InfoRole).value<RoomInfo>().archived;
    m_composer->setEnabled(m_session->timeline(m_room) && !isArchived);
    m_composer->setPlaceholder(title.isEmpty()  ? QString()
                                   : isArchived ? tr("This room is archived: nothing new can be said in it.")
                                                : tr("Message to %1").arg(Texts::isolated(title)));
    m_rooms->setCurrentRoom(m_room);
}

void ChatView::showNotice(const QString &text)
{
    m_notice->setText(text);
    m_notice->setVisible(!text.isEmpty());
    m_noticeEnd->start();
}

/// Or a room that comes later for another reason would be shown.
void ChatView::forgetWish(const QString &re)
{
    if (re != QLatin1StringView("join") && re != QLatin1StringView("create"))
        return;
    m_wantedRoom.clear();
    m_wantedTitle.clear();
}

void ChatView::onRefused(const Refusal &refusal)
{
    forgetWish(refusal.re);
    // What was not sent says so itself, in its place in the timeline.
    if (refusal.re == QLatin1StringView("post") || m_prompts->handle(refusal))
        return;
    showNotice(Texts::refusal(refusal));
}

void ChatView::onSubmitted(const QString &text)
{
    if (!m_session)
        return;
    showNotice({});
    const SlashResult result = runTyped(*m_session, m_room, text, m_actions->answered());
    if (result.kind == SlashResult::Done)
        m_timeline->clearUnread();
    m_tools->follow(result);
    if (result.kind == SlashResult::Done) {
        m_actions->forgetReply();
        m_wantedTitle = result.argument; // of "/join": the room is entered when the server has let us in
        return;
    }
    if (result.kind == SlashResult::ShowRoom)
        return showRoom(result.room);
    if (result.kind == SlashResult::ShowHelp || result.kind == SlashResult::ShowFound)
        return;
    showNotice(Texts::slash(result));
    m_composer->setText(text);
}

/// It stands in the field of its room again, or of the room that is shown when that one is gone.
void ChatView::onTypedReturned(const QString &room, const QString &text)
{
    const bool isThere = m_session->timeline(room);
    const bool isShown = !m_room.isEmpty() && (isThere || room != m_room);
    const QString target = isThere ? room : isShown ? m_room : QLatin1String(LobbyId);
    if (target == m_room)
        m_composer->addToDraft(text);
    else
        m_drafts[target] = Composer::below(m_drafts.value(target), text);
    if (isThere)
        return; // the refusal says why
    // Behind all that is said of the room itself.
    QMetaObject::invokeMethod(
        this,
        [this] {
            showNotice(
                tr("A room is gone in which something was not sent yet. It stands in the field below."));
        },
        Qt::QueuedConnection);
}

void ChatView::onTakeBack(const QString &id)
{
    const QString text = m_session ? m_session->takeBack(m_room, id) : QString();
    if (!text.isEmpty())
        m_composer->takeBack(text);
}

void ChatView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool narrow = width() < Metrics::NarrowWidth;
    if (narrow != m_narrow) {
        m_narrow = narrow;
        if (narrow || m_header->side() == Side::None)
            m_header->setSide(narrow ? Side::None : Side::People);
    }
    arrange();
}

/// In a narrow window one of the sides is shown at a time.
void ChatView::arrange()
{
    m_side->setSide(m_header->side());
    m_rooms->setVisible(!m_narrow || m_header->side() == Side::None);
}

void ChatView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        m_notice->setFont(sized(font(), Metrics::BodyPixels - 1));
    QWidget::changeEvent(event);
}

} // namespace Parlor
