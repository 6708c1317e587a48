// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// What one can do with a message of a TimelineView.

#include "client/core/timelinemodel.h"
#include "client/widgets/messagerow.h"
#include "client/widgets/themeswitch.h"
#include "client/widgets/timelineaccessible.h"
#include "client/widgets/timelineview.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QUrl>

namespace Parlor {

void TimelineView::activate(int row)
{
    if (row < 0)
        return;
    const TimelineItem &item = m_model->at(row);
    if (item.state == SendState::Failed)
        return Q_EMIT takeBackRequested(item.event.id);
    popUpMenu(row, viewport()->mapToGlobal(rowRect(row).center()));
}

void TimelineView::popUpMenu(int row, QPoint where)
{
    if (row < 0 || !m_model)
        return;
    QMenu *menu = menuFor(row);
    if (menu->isEmpty())
        delete menu;
    else
        menu->popup(where);
}

QMenu *TimelineView::menuFor(int row)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const TimelineItem item = m_model->at(row);
    const MessageRow &made = m_rows.at(row);
    const QString key = TimelineModel::keyOf(item.event);
    if (!made.marks.folded) {
        addAnswers(menu, item);
        if (!menu->isEmpty())
            menu->addSeparator();
        const qsizetype above = menu->actions().size();
        addChanges(menu, item);
        if (menu->actions().size() > above)
            menu->addSeparator();
        addTexts(menu, item);
    }
    if (!made.fold.isEmpty())
        menu->addAction(made.fold, this, [this, key] {
            toggle(m_model ? m_model->rowOf(key) : -1, &TimelineRows::toggleFolded);
        });
    if (!made.more.isEmpty())
        menu->addAction(made.more, this, [this, key] {
            toggle(m_model ? m_model->rowOf(key) : -1, &TimelineRows::toggleWhole);
        });
    return menu;
}

bool TimelineView::mayAnswer(int row) const
{
    return row >= 0 && m_model && !m_rows.isFolded(row) && m_rights.answer
        && m_rights.answer(m_model->at(row).event);
}

/// What is said to a message: replies, reactions; and where its own leads.
void TimelineView::addAnswers(QMenu *menu, const TimelineItem &item)
{
    const QString key = TimelineModel::keyOf(item.event);
    if (m_rights.answer && m_rights.answer(item.event)) {
        // The view itself looks at the key; here it is only told.
        menu->addAction(tr("Reply"), this, [this, key] { Q_EMIT replyRequested(key); })
            ->setShortcut(Qt::Key_R);
        addReactions(menu->addMenu(tr("React")), item);
    }
    if (item.event.quote && !item.event.deleted)
        menu->addAction(tr("Go to the answered message"), this,
                        [this, seq = item.event.reply] { Q_EMIT jumpRequested(seq); });
}

/// Those that are there, to join in or to take one's own off; then a handful that people use.
void TimelineView::addReactions(QMenu *menu, const TimelineItem &item)
{
    const QString key = TimelineModel::keyOf(item.event);
    const auto add = [&](const QString &emoji, bool isOwn) {
        QAction *action =
            menu->addAction(QString(emoji).replace(u'&', QStringLiteral("&&")), this,
                            [this, key, emoji, isOwn] { Q_EMIT reactionRequested(key, emoji, !isOwn); });
        action->setFont(emojiFont(font(), emoji));
        action->setCheckable(isOwn);
        action->setChecked(isOwn);
    };
    QStringList emojis{QStringLiteral("\U0001F44D"), QStringLiteral("\u2764\uFE0F"),
                       QStringLiteral("\U0001F604"), QStringLiteral("\U0001F389"),
                       QStringLiteral("\U0001F62E"), QStringLiteral("\U0001F622"),
                       QStringLiteral("\U0001F64F"), QStringLiteral("\u2705")};
    for (const Reaction &reaction : item.event.reactions) {
        add(reaction.emoji, reaction.people.contains(m_rows.ownId()));
        emojis.removeAll(reaction.emoji);
    }
    if (!item.event.reactions.isEmpty())
        menu->addSeparator();
    for (const QString &emoji : std::as_const(emojis))
        add(emoji, false);
    menu->addSeparator();
    menu->addAction(tr("Other\u2026"), this, [this, key] { Q_EMIT reactionRequested(key, {}, true); });
}

void TimelineView::addChanges(QMenu *menu, const TimelineItem &item)
{
    const QString key = TimelineModel::keyOf(item.event);
    if (m_rights.pin && m_rights.pin(item.event)) {
        const bool isPinned = m_rows.pins().contains(item.event.seq);
        menu->addAction(isPinned ? tr("Unpin") : tr("Pin"), this,
                        [this, key, isPinned] { Q_EMIT pinRequested(key, !isPinned); });
    }
    if (item.event.seq == 0)
        menu->addAction(tr("Edit and send again"), this,
                        [this, id = item.event.id] { Q_EMIT takeBackRequested(id); });
    if (m_rights.edit && m_rights.edit(item.event))
        menu->addAction(tr("Edit"), this, [this, key] { Q_EMIT editRequested(key); });
    if (m_rights.remove && m_rights.remove(item.event))
        menu->addAction(tr("Delete"), this, [this, key] { Q_EMIT deleteRequested(key); });
}

void TimelineView::addTexts(QMenu *menu, const TimelineItem &item)
{
    constexpr int MostLinks = 6;
    if (!m_selection.isEmpty())
        menu->addAction(tr("Copy selection"), this, &TimelineView::copy);
    if (!item.event.deleted)
        menu->addAction(tr("Copy message"), this,
                        [text = item.event.text] { QApplication::clipboard()->setText(text); });
    int links = 0;
    for (const Span &span : item.event.spans) {
        if (span.kind != SpanKind::Link || !isSafe(span, item.event.text.size()))
            continue;
        // Ampersands would be read as shortcuts of the menu.
        QString shown = span.target.left(60);
        shown.replace(u'&', QStringLiteral("&&"));
        menu->addAction(tr("Open %1").arg(shown), this,
                        [this, target = span.target] { activateLink(target); });
        if (++links == MostLinks)
            break;
    }
}

/// Shows more or less of a message, which stays where it is.
void TimelineView::toggle(int row, void (TimelineRows::*part)(const QString &key))
{
    if (row < 0)
        return;
    const QRect before = rowRect(row);
    (m_rows.*part)(TimelineModel::keyOf(m_model->at(row).event));
    m_layout.invalidate(row);
    m_layout.invalidate(row + 1);
    if (!before.isEmpty())
        m_layout.place(row, before.top());
    TimelineAccessible::changed(this, row);
    later();
}

void TimelineView::activateLink(const QString &target)
{
    const QUrl url(target, QUrl::StrictMode);
    static const QStringList allowed{QStringLiteral("http"), QStringLiteral("https"),
                                     QStringLiteral("mailto")};
    if (url.isValid() && allowed.contains(url.scheme()))
        Q_EMIT linkActivated(url);
}

} // namespace Parlor
