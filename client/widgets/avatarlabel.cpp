// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/avatarlabel.h"

#include "client/widgets/avatar.h"
#include "client/widgets/theme.h"

#include <QPainter>

namespace Parlor {

AvatarLabel::AvatarLabel(int size, QWidget *parent)
    : QWidget(parent)
{
    setFixedSize(size, size);
}

void AvatarLabel::setPerson(const Person &person)
{
    m_person = person;
    update();
}

void AvatarLabel::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    paintAvatar(painter, rect(), m_person, Theme::of(palette()), font());
}

} // namespace Parlor
