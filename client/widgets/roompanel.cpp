// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/roompanel.h"

#include "client/core/roommodel.h"
#include "client/widgets/avatarlabel.h"
#include "client/widgets/iconpainter.h"
#include "client/widgets/roomlist.h"
#include "client/widgets/texts.h"
#include "client/widgets/theme.h"
#include "client/widgets/themeswitch.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace Parlor {

RoomPanel::RoomPanel(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_heading(new QLabel(tr("Rooms"), this))
    , m_add(new QToolButton(this))
    , m_rooms(new RoomList(this))
    , m_picture(new AvatarLabel(32, this))
    , m_name(new QLabel(this))
    , m_stateLine(new QLabel(this))
    , m_menu(new QToolButton(this))
{
    setProperty("look", QStringLiteral("side"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(Metrics::LeftWidth);
    m_title->setObjectName(QStringLiteral("chatTitle"));
    m_name->setObjectName(QStringLiteral("ownName"));
    m_stateLine->setObjectName(QStringLiteral("connectionState"));
    for (QLabel *label : {m_title, m_heading, m_name, m_stateLine})
        label->setTextFormat(Qt::PlainText);
    m_heading->setProperty("look", QStringLiteral("secondary"));
    m_add->setObjectName(QStringLiteral("newRoomButton"));
    m_add->setAccessibleName(tr("Make a room"));
    m_add->setToolTip(tr("Make a room"));
    m_menu->setObjectName(QStringLiteral("ownMenuButton"));
    m_menu->setAccessibleName(tr("You and this chat"));
    m_menu->setToolTip(tr("You and this chat"));
    m_menu->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_menu);
    menu->addAction(tr("Change name…"), this, &RoomPanel::changeNameRequested)
        ->setObjectName(QStringLiteral("changeName"));
    menu->addAction(tr("Your profile…"), this, &RoomPanel::profileRequested)
        ->setObjectName(QStringLiteral("openProfile"));
    menu->addAction(tr("Leave the chat"), this, &RoomPanel::leaveRequested)
        ->setObjectName(QStringLiteral("leaveChat"));
    m_menu->setMenu(menu);

    auto *top = new QHBoxLayout;
    top->setContentsMargins(18, 0, 12, 0);
    top->addWidget(m_title, 1);
    auto *heading = new QHBoxLayout;
    heading->setContentsMargins(18, 8, 14, 4);
    heading->addWidget(m_heading, 1);
    heading->addWidget(m_add);
    auto *list = new QVBoxLayout;
    list->setContentsMargins(10, 0, 10, 0);
    list->addWidget(m_rooms);
    auto *line = new QFrame(this);
    line->setProperty("look", QStringLiteral("line"));
    line->setFixedHeight(1);
    auto *words = new QVBoxLayout;
    words->setSpacing(1);
    words->addWidget(m_name);
    words->addWidget(m_stateLine);
    auto *own = new QHBoxLayout;
    own->setContentsMargins(14, 12, 10, 12);
    own->setSpacing(10);
    own->addWidget(m_picture);
    own->addLayout(words, 1);
    own->addWidget(m_menu);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    m_title->setFixedHeight(Metrics::HeaderHeight);
    all->addLayout(top);
    all->addLayout(heading);
    all->addLayout(list, 1);
    all->addWidget(line);
    all->addLayout(own);

    connect(m_add, &QToolButton::clicked, this, &RoomPanel::newRoomRequested);
    connect(m_rooms, &RoomList::roomChosen, this, &RoomPanel::roomChosen);
    connect(m_rooms, &RoomList::leaveRequested, this, &RoomPanel::leaveRoomRequested);
    restyle();
}

void RoomPanel::setModel(RoomModel *rooms)
{
    m_rooms->setModel(rooms);
}

void RoomPanel::setTitle(const QString &title)
{
    m_fullTitle = title;
    m_title->setText(
        QFontMetrics(m_title->font()).elidedText(Texts::isolated(title), Qt::ElideRight, width() - 40));
    m_title->setToolTip(Qt::convertFromPlainText(title));
}

void RoomPanel::setYou(const Person &you)
{
    m_fullName = you.name;
    m_picture->setPerson(you);
    m_name->setText(
        QFontMetrics(m_name->font()).elidedText(Texts::isolated(you.name), Qt::ElideRight, width() - 110));
}

void RoomPanel::setState(SessionState state)
{
    m_state = state;
    const Theme &theme = Theme::of(palette());
    m_stateLine->setText(Texts::state(state));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, state == SessionState::Online ? theme.secondary : theme.bannerText);
    m_stateLine->setPalette(colors);
}

void RoomPanel::setCurrentRoom(const QString &room)
{
    m_rooms->setCurrentRoom(room);
}

void RoomPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
    QWidget::changeEvent(event);
}

void RoomPanel::restyle()
{
    const Theme &theme = Theme::of(palette());
    m_title->setFont(sized(font(), 17, QFont::Bold));
    m_heading->setFont(sized(font(), Metrics::SmallPixels, QFont::DemiBold));
    m_name->setFont(sized(font(), Metrics::BodyPixels - 1, QFont::DemiBold));
    m_stateLine->setFont(sized(font(), Metrics::SmallPixels));
    m_add->setIcon(makeIcon(Icon::Plus, theme.secondary));
    m_menu->setIcon(makeIcon(Icon::Gear, theme.secondary));
    m_menu->setIconSize({18, 18});
    setTitle(m_fullTitle);
    setState(m_state);
}

} // namespace Parlor
