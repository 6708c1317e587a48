// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/messageactions.h"

#include "client/core/chatsession.h"
#include "client/core/roommodel.h"
#include "client/core/rostermodel.h"
#include "client/core/timelinemodel.h"
#include "client/widgets/composer.h"
#include "client/widgets/messagetexts.h"
#include "client/widgets/promptdialog.h"
#include "client/widgets/timelineview.h"
#include "server/protocol/emoji.h"

namespace Parlor {

MessageActions::MessageActions(TimelineView *timeline, Composer *composer, QWidget *window)
    : QObject(window)
    , m_timeline(timeline)
    , m_composer(composer)
    , m_window(window)
{
    MessageRights rights;
    rights.edit = [this](const Event &event) { return m_session && m_session->mayEdit(event); };
    rights.remove = [this](const Event &event) { return m_session && m_session->mayRemove(event); };
    rights.answer = [this](const Event &event) { return mayAnswer(event); };
    rights.pin = [this](const Event &event) { return mayPin(event); };
    rights.nameOf = [this](const QString &person) { return nameOf(person); };
    timeline->setRights(rights);
    connectTimeline();
    connect(composer, &Composer::replyCancelled, this, [this] { m_answered = 0; });
}

void MessageActions::connectTimeline()
{
    connect(m_timeline, &TimelineView::replyRequested, this, &MessageActions::reply);
    connect(m_timeline, &TimelineView::reactionRequested, this, &MessageActions::react);
    connect(m_timeline, &TimelineView::pinRequested, this, &MessageActions::pin);
    connect(m_timeline, &TimelineView::jumpRequested, this, [this](Seq seq) {
        if (m_session)
            m_session->showAround(m_room, seq);
    });
    connect(m_timeline, &TimelineView::newerRequested, this, [this] {
        if (m_session)
            m_session->loadNewer(m_room);
    });
    connect(m_timeline, &TimelineView::endRequested, this, [this] {
        if (m_session)
            m_session->showEnd(m_room);
    });
}

void MessageActions::setSession(ChatSession *session)
{
    if (m_session) {
        m_session->disconnect(this);
        m_session->rooms()->disconnect(this);
    }
    m_session = session;
    if (!session)
        return;
    connect(session, &ChatSession::jumped, this, &MessageActions::onJumped);
    connect(session->rooms(), &RoomModel::dataChanged, this, &MessageActions::onRoomsChanged);
    connect(session, &ChatSession::pinsChanged, this, [this](const QString &room) {
        if (room == m_room)
            showPins();
    });
}

void MessageActions::setRoom(const QString &room)
{
    forgetReply();
    delete m_prompt;
    m_room = room;
    showPins();
}

void MessageActions::reply(const QString &key)
{
    const TimelineModel *model = m_timeline->model();
    const int row = model ? model->rowOf(key) : -1;
    if (row < 0 || !mayAnswer(model->at(row).event))
        return;
    m_composer->setReply(MessageTexts::replyTo(model->at(row)));
    m_answered = model->at(row).event.seq;
    m_answeredEpoch = model->at(row).event.epoch;
    m_composer->focusInput();
}

/// In another log the seq is another message's.
void MessageActions::onRoomsChanged()
{
    if (m_answered > 0 && m_session->rooms()->info(m_room).epoch != m_answeredEpoch)
        forgetReply();
}

void MessageActions::forgetReply()
{
    m_answered = 0;
    m_composer->setReply({});
}

void MessageActions::react(const QString &key, const QString &emoji, bool on)
{
    if (emoji.isEmpty())
        return askEmoji(key);
    if (const Seq seq = seqOf(key); m_session && seq > 0)
        m_session->react(m_room, seq, emoji, on);
}

void MessageActions::askEmoji(const QString &key)
{
    delete m_prompt;
    m_prompt = new PromptDialog(
        tr("React"), tr("Any emoji"), tr("React"),
        [](const QString &text) { return isEmoji(text.trimmed()) ? QString() : tr("That is not an emoji."); },
        m_window);
    m_prompt->setObjectName(QStringLiteral("emojiPrompt"));
    connect(m_prompt, &PromptDialog::entered, this,
            [this, key](const QString &text) { react(key, text.trimmed(), true); });
    m_prompt->open();
}

void MessageActions::pin(const QString &key, bool on)
{
    if (const Seq seq = seqOf(key); m_session && seq > 0)
        m_session->pin(m_room, seq, on);
}

void MessageActions::showPins()
{
    m_timeline->setPins(m_session ? m_session->pins(m_room) : QVector<Seq>());
}

void MessageActions::onJumped(const QString &room, Seq seq)
{
    if (room == m_room)
        m_timeline->showMessage(seq);
}

bool MessageActions::mayAnswer(const Event &message) const
{
    return m_session && message.seq > 0 && !message.deleted && !m_session->rooms()->info(m_room).archived;
}

bool MessageActions::mayPin(const Event &message) const
{
    return mayAnswer(message) && m_session->mayConfigure(m_room);
}

/// Who is not here any more is known by what they said.
QString MessageActions::nameOf(const QString &person) const
{
    const RosterModel *people = m_session ? m_session->people(m_room) : nullptr;
    if (const Person here = people ? people->person(person) : Person(); !here.id.isEmpty())
        return here.name;
    const TimelineModel *model = m_timeline->model();
    for (int row = model ? model->rowCount() - 1 : -1; row >= 0; --row) {
        if (model->at(row).event.author.id == person)
            return model->at(row).event.author.name;
    }
    return {};
}

Seq MessageActions::seqOf(const QString &key) const
{
    const TimelineModel *model = m_timeline->model();
    const int row = model ? model->rowOf(key) : -1;
    return row < 0 ? 0 : model->at(row).event.seq;
}

} // namespace Parlor
