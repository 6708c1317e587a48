// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/sidepages.h"

#include "client/widgets/peoplepanel.h"
#include "client/widgets/pinspanel.h"
#include "client/widgets/searchpanel.h"
#include "client/widgets/theme.h"

#include <QAbstractItemView>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace Parlor {

namespace {
constexpr int WideWidth = 288; // of pages with excerpts
} // namespace

SidePages::SidePages(QWidget *parent)
    : QStackedWidget(parent)
    , m_people(new PeoplePanel(this))
    , m_search(new SearchPanel(this))
    , m_pins(new PinsPanel(this))
{
    for (QWidget *page :
         {static_cast<QWidget *>(m_people), static_cast<QWidget *>(m_search), static_cast<QWidget *>(m_pins)})
        addWidget(page);
    setSide(Side::People);
}

void SidePages::setSession(ChatSession *session)
{
    m_search->setSession(session);
    m_pins->setSession(session);
}

void SidePages::setRoom(const QString &room)
{
    m_search->setRoom(room);
    m_pins->setRoom(room);
}

void SidePages::setSide(Side side)
{
    setVisible(side != Side::None);
    if (side == Side::None)
        return;
    setFixedWidth(side == Side::People ? Metrics::RightWidth : WideWidth);
    if (side == Side::Search)
        setCurrentWidget(m_search);
    else if (side == Side::Pins)
        setCurrentWidget(m_pins);
    else
        setCurrentWidget(m_people);
}

void SidePages::dress(QWidget *panel, QLabel *heading, QToolButton *close)
{
    panel->setProperty("look", QStringLiteral("side"));
    panel->setAttribute(Qt::WA_StyledBackground);
    heading->setTextFormat(Qt::PlainText);
    heading->setIndent(4);
    heading->setFixedHeight(Metrics::HeaderHeight);
    close->setAccessibleName(tr("Close"));
    close->setToolTip(tr("Close"));
    auto *top = new QHBoxLayout;
    top->addWidget(heading, 1);
    top->addWidget(close);
    auto *all = new QVBoxLayout(panel);
    all->setContentsMargins(14, 0, 14, 12);
    all->setSpacing(8);
    all->addLayout(top);
}

void SidePages::enter(QAbstractItemView &list)
{
    list.setFocus(Qt::ShortcutFocusReason);
    if (!list.currentIndex().isValid() && list.model())
        list.setCurrentIndex(list.model()->index(0, 0));
}

} // namespace Parlor
