// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// What one can do with a message of a TimelineView.

#include "client/core/timelinemodel.h"
#include "client/widgets/messagerow.h"
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
    const QString key = TimelineModel::keyOf(item.event);
    if (item.event.seq == 0) {
        menu->addAction(tr("Edit and send again"), this,
                        [this, id = item.event.id] { Q_EMIT takeBackRequested(id); });
        menu->addSeparator();
    }
    const bool mayRemove = m_mayRemove && m_mayRemove(item.event);
    if (m_mayEdit && m_mayEdit(item.event))
        menu->addAction(tr("Edit"), this, [this, key] { Q_EMIT editRequested(key); });
    if (mayRemove) {
        menu->addAction(tr("Delete"), this, [this, key] { Q_EMIT deleteRequested(key); });
        menu->addSeparator();
    }
    if (!m_selection.isEmpty())
        menu->addAction(tr("Copy selection"), this, &TimelineView::copy);
    if (!item.event.deleted)
        menu->addAction(tr("Copy message"), this,
                        [text = item.event.text] { QApplication::clipboard()->setText(text); });
    for (const Span &span : item.event.spans) {
        if (span.kind != SpanKind::Link || !isSafe(span, item.event.text.size()))
            continue;
        // Ampersands would be read as shortcuts of the menu.
        QString shown = span.target.left(60);
        shown.replace(u'&', QStringLiteral("&&"));
        menu->addAction(tr("Open %1").arg(shown), this,
                        [this, target = span.target] { activateLink(target); });
        if (menu->actions().size() > 8)
            break;
    }
    if (!m_rows.at(row).more.isEmpty()) {
        menu->addAction(m_rows.at(row).more, this, [this, key] {
            m_rows.toggleWhole(key);
            m_layout.invalidate(m_model ? m_model->rowOf(key) : -1);
            later();
        });
    }
    return menu;
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
