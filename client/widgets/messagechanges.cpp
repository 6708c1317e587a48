// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/messagechanges.h"

#include "client/core/chatsession.h"
#include "client/core/roommodel.h"
#include "client/core/timelinemodel.h"
#include "client/widgets/composer.h"
#include "client/widgets/timelineview.h"

#include <QMessageBox>
#include <QPushButton>

namespace Parlor {

namespace {
constexpr int ShownCharacters = 120; ///< of what is to be deleted
} // namespace

MessageChanges::MessageChanges(TimelineView *timeline, Composer *composer, QWidget *window)
    : QObject(window)
    , m_timeline(timeline)
    , m_composer(composer)
    , m_window(window)
{
    connect(timeline, &TimelineView::editRequested, this, &MessageChanges::edit);
    connect(timeline, &TimelineView::deleteRequested, this, &MessageChanges::askDelete);
    connect(composer, &Composer::editSubmitted, this, &MessageChanges::onEditSubmitted);
}

void MessageChanges::setSession(ChatSession *session)
{
    m_session = session;
}

void MessageChanges::setRoom(const QString &room)
{
    m_composer->endEdit();
    m_room = room;
    m_edited = {};
    if (m_question)
        m_question->close(); // may be what has just been answered
}

const Event *MessageChanges::message(const QString &key) const
{
    const TimelineModel *model = m_timeline->model();
    const int row = model ? model->rowOf(key) : -1;
    return row < 0 ? nullptr : &model->at(row).event;
}

bool MessageChanges::editLast()
{
    const TimelineModel *model = m_timeline->model();
    for (int row = model ? model->rowCount() - 1 : -1; row >= 0; --row) {
        const TimelineItem &item = model->at(row);
        if (!item.own || item.event.deleted)
            continue;
        if (!m_session || !m_session->mayEdit(item.event))
            return false;
        edit(TimelineModel::keyOf(item.event));
        return true;
    }
    return false;
}

void MessageChanges::edit(const QString &key)
{
    const Event *event = message(key);
    if (!event)
        return;
    m_edited = *event;
    m_composer->beginEdit(event->typed());
}

// By what it was: it may have been scrolled out of what is loaded, as by a jump to another place.
void MessageChanges::onEditSubmitted(const QString &text)
{
    if (!m_session || m_session->rooms()->info(m_room).epoch != m_edited.epoch)
        return Q_EMIT noticed(tr("The message that you are editing is not there any more."));
    if (text.trimmed().isEmpty())
        return openQuestion(m_edited);
    const Event *now = message(TimelineModel::keyOf(m_edited));
    if (text != (now ? now->typed() : m_edited.typed()))
        m_session->edit(m_room, m_edited.seq, text);
    m_composer->endEdit();
}

void MessageChanges::askDelete(const QString &key)
{
    if (const Event *event = message(key))
        openQuestion(*event);
}

void MessageChanges::openQuestion(const Event &message)
{
    if (m_question && m_question->isVisible())
        return;
    // Opened, not run: the interface goes on, and a test can press its buttons.
    auto *question = new QMessageBox(m_window);
    m_question = question;
    question->setObjectName(QStringLiteral("deleteQuestion"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setWindowModality(Qt::WindowModal);
    question->setTextFormat(Qt::PlainText);
    question->setIcon(QMessageBox::Question);
    question->setWindowTitle(QStringLiteral("Parlor"));
    question->setText(tr("Delete this message for everybody?"));
    const QString text = message.text.simplified();
    question->setInformativeText(text.size() > ShownCharacters ? text.left(ShownCharacters - 1) + u'…'
                                                               : text);
    auto *yes = question->addButton(tr("Delete"), QMessageBox::DestructiveRole);
    yes->setObjectName(QStringLiteral("deleteConfirm"));
    auto *no = question->addButton(tr("Keep it"), QMessageBox::RejectRole);
    no->setObjectName(QStringLiteral("deleteCancel"));
    question->setDefaultButton(no);
    question->setEscapeButton(no);
    connect(yes, &QPushButton::clicked, this, [this, seq = message.seq] {
        if (m_session)
            m_session->remove(m_room, seq);
        if (m_edited.seq == seq)
            m_composer->endEdit();
    });
    question->open();
}

} // namespace Parlor
