// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/roomheader.h"

#include "client/widgets/roomlist.h"
#include "client/widgets/texts.h"
#include "client/widgets/theme.h"
#include "client/widgets/themeswitch.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace Parlor {

RoomHeader::RoomHeader(QWidget *parent)
    : QWidget(parent)
    , m_picture(new QLabel(this))
    , m_title(new QLabel(this))
    , m_count(new QLabel(this))
    , m_menuButton(new QToolButton(this))
    , m_menu(new QMenu(m_menuButton))
{
    setObjectName(QStringLiteral("roomHeader"));
    setFixedHeight(Metrics::HeaderHeight);
    m_title->setObjectName(QStringLiteral("roomTitle"));
    m_count->setObjectName(QStringLiteral("peopleCount"));
    for (QLabel *label : {m_title, m_count}) {
        label->setTextFormat(Qt::PlainText);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }
    m_count->setProperty("look", QStringLiteral("secondary"));
    m_menuButton->setObjectName(QStringLiteral("roomMenuButton"));
    m_menuButton->setAccessibleName(tr("This room"));
    m_menuButton->setToolTip(tr("This room"));
    m_menuButton->setFixedSize(34, 34);
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
    m_menuButton->setMenu(m_menu);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch(1);
    words->addWidget(m_title);
    words->addWidget(m_count);
    words->addStretch(1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(20, 0, 12, 1);
    row->setSpacing(8);
    row->addWidget(m_picture);
    row->addLayout(words, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(2);
    m_search = addSideButton(buttons, "searchButton", tr("Search"), Side::Search);
    m_pins = addSideButton(buttons, "pinsButton", tr("Pinned messages"), Side::Pins);
    m_people = addSideButton(buttons, "peopleButton", tr("Show people and how to share"), Side::People);
    buttons->addWidget(m_menuButton);
    setTabOrder(m_people, m_menuButton);
    row->addLayout(buttons);
    showSide();
    restyle();
}

QToolButton *RoomHeader::addSideButton(QHBoxLayout *row, const char *name, const QString &words, Side side)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QLatin1StringView(name));
    button->setAccessibleName(words);
    button->setToolTip(words);
    button->setCheckable(true);
    button->setFixedSize(34, 34);
    row->addWidget(button);
    connect(button, &QToolButton::clicked, this, [this, side](bool on) {
        setSide(on ? side : Side::None);
        Q_EMIT sideChosen(m_side);
    });
    return button;
}

void RoomHeader::setRoom(const QString &title, int people, const RoomInfo &info)
{
    m_fullTitle = title;
    m_title->setToolTip(Qt::convertFromPlainText(title));
    QStringList notes;
    if (info.archived)
        notes.append(tr("Archived"));
    if (info.isPrivate && !info.direct)
        notes.append(tr("Private"));
    if (info.temporary)
        notes.append(tr("Temporary"));
    if (info.offRecord)
        notes.append(tr("Off the record"));
    if (!info.topic.isEmpty())
        notes.append(Texts::isolated(info.topic));
    else if (people > 0)
        notes.append(tr("%n people", nullptr, people));
    m_note = notes.join(QStringLiteral(" · "));
    m_count->setToolTip(info.topic.isEmpty() ? QString() : Qt::convertFromPlainText(info.topic));
    m_icon = RoomList::iconOf(info);
    restyle();
}

void RoomHeader::setSide(Side side)
{
    const bool isOther = side != m_side;
    m_side = side;
    showSide();
    if (isOther)
        Q_EMIT sideChanged(side);
}

void RoomHeader::showSide()
{
    m_search->setChecked(m_side == Side::Search);
    m_pins->setChecked(m_side == Side::Pins);
    m_people->setChecked(m_side == Side::People);
}

void RoomHeader::elide()
{
    const auto fit = [](QLabel *label, const QString &text) {
        label->setText(
            QFontMetrics(label->font()).elidedText(text, Qt::ElideRight, qMax(60, label->width())));
    };
    fit(m_title, Texts::isolated(m_fullTitle));
    fit(m_count, m_note);
}

void RoomHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    elide();
}

void RoomHeader::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.fillRect(rect(), Theme::of(palette()).base);
    painter.fillRect(QRect(0, height() - 1, width(), 1), Theme::of(palette()).faintLine);
}

void RoomHeader::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
    QWidget::changeEvent(event);
}

void RoomHeader::restyle()
{
    const Theme &theme = Theme::of(palette());
    m_picture->setPixmap(makeIcon(m_icon, theme.secondary).pixmap(QSize(18, 18), devicePixelRatioF()));
    m_title->setFont(sized(font(), 15, QFont::DemiBold));
    m_count->setFont(sized(font(), Metrics::SmallPixels));
    const std::pair<QToolButton *, Icon> icons[] = {
        {m_search, Icon::Search}, {m_pins, Icon::Pin}, {m_people, Icon::People}, {m_menuButton, Icon::More}};
    for (const auto &[button, icon] : icons) {
        button->setIcon(makeIcon(icon, theme.secondary, theme.accent));
        button->setIconSize({20, 20});
    }
    elide();
}

} // namespace Parlor
