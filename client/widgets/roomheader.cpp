// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/roomheader.h"

#include "client/widgets/iconpainter.h"
#include "client/widgets/texts.h"
#include "client/widgets/theme.h"
#include "client/widgets/themeswitch.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace Parlor {

RoomHeader::RoomHeader(QWidget *parent)
    : QWidget(parent)
    , m_picture(new QLabel(this))
    , m_title(new QLabel(this))
    , m_count(new QLabel(this))
    , m_people(new QToolButton(this))
{
    setFixedHeight(Metrics::HeaderHeight);
    m_title->setObjectName(QStringLiteral("roomTitle"));
    m_count->setObjectName(QStringLiteral("peopleCount"));
    for (QLabel *label : {m_title, m_count}) {
        label->setTextFormat(Qt::PlainText);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }
    m_count->setProperty("look", QStringLiteral("secondary"));
    m_people->setObjectName(QStringLiteral("peopleButton"));
    m_people->setAccessibleName(tr("Show people and how to share"));
    m_people->setToolTip(tr("Show people and how to share"));
    m_people->setCheckable(true);
    m_people->setChecked(true);
    m_people->setFixedSize(34, 34);
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
    row->addWidget(m_people);
    connect(m_people, &QToolButton::toggled, this, &RoomHeader::peopleShownChanged);
    restyle();
}

void RoomHeader::setRoom(const QString &title, int people)
{
    m_fullTitle = title;
    m_title->setToolTip(Qt::convertFromPlainText(title));
    m_count->setText(people > 0 ? tr("%n people", nullptr, people) : QString());
    elide();
}

bool RoomHeader::peopleShown() const
{
    return m_people->isChecked();
}

void RoomHeader::setPeopleShown(bool shown)
{
    m_people->setChecked(shown);
}

void RoomHeader::elide()
{
    m_title->setText(
        QFontMetrics(m_title->font())
            .elidedText(Texts::isolated(m_fullTitle), Qt::ElideRight, qMax(60, m_title->width())));
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
    m_picture->setPixmap(makeIcon(Icon::Hash, theme.secondary).pixmap(QSize(18, 18), devicePixelRatioF()));
    m_title->setFont(sized(font(), 15, QFont::DemiBold));
    m_count->setFont(sized(font(), Metrics::SmallPixels));
    m_people->setIcon(makeIcon(Icon::People, theme.secondary, theme.accent));
    m_people->setIconSize({20, 20});
}

} // namespace Parlor
