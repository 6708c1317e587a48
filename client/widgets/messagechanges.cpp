// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/messagechanges.h"

#include "client/core/chatsession.h"
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
    m_edited.clear();
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
    m_edited = key;
    m_composer->beginEdit(event->typed());
}

void MessageChanges::onEditSubmitted(const QString &text)
{
    if (text.trimmed().isEmpty())
        return askDelete(m_edited);
    const Event *event = message(m_edited);
    if (m_session && event && text != event->typed())
        m_session->edit(m_room, event->seq, text);
    m_composer->endEdit();
}

void MessageChanges::askDelete(const QString &key)
{
    const Event *event = message(key);
    if (!event || (m_question && m_question->isVisible()))
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
    const QString text = event->text.simplified();
    question->setInformativeText(text.size() > ShownCharacters ? text.left(ShownCharacters - 1) + u'…'
                                                               : text);
    auto *yes = question->addButton(tr("Delete"), QMessageBox::DestructiveRole);
    yes->setObjectName(QStringLiteral("deleteConfirm"));
    auto *no = question->addButton(tr("Keep it"), QMessageBox::RejectRole);
    no->setObjectName(QStringLiteral("deleteCancel"));
    question->setDefaultButton(no);
    question->setEscapeButton(no);
    connect(yes, &QPushButton::clicked, this, [this, key, seq = event->seq] {
        if (m_session)
            m_session->remove(m_room, seq);
        if (m_edited == key)
            m_composer->endEdit();
    });
    question->open();
}

} // namespace Parlor
