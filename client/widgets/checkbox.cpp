// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/checkbox.h"

#include "client/widgets/iconpainter.h"
#include "client/widgets/theme.h"

#include <QPainter>
#include <QStyle>

namespace Parlor {

namespace {

constexpr int BoxSize = 16;
constexpr int Gap = 8;
constexpr int LeastHeight = 22;

} // namespace

QSize CheckBox::sizeHint() const
{
    return {BoxSize + Gap + fontMetrics().horizontalAdvance(text()) + 4,
            qMax(LeastHeight, fontMetrics().height() + 4)};
}

void CheckBox::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    const Theme &theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto turned = [this](const QRect &rect) {
        return QStyle::visualRect(layoutDirection(), this->rect(), rect);
    };
    const QRect box = turned({1, (height() - BoxSize) / 2, BoxSize, BoxSize});
    painter.setPen(hasFocus() ? theme.accent : isChecked() ? theme.accentFill : theme.faint);
    painter.setBrush(isChecked() ? theme.accentFill : theme.raised);
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    if (isChecked())
        paintIcon(painter, Icon::Check, QRectF(box).adjusted(2, 2, -2, -2), theme.onAccent);
    painter.setPen(isEnabled() ? theme.text : theme.faint);
    const QRect words(BoxSize + Gap, 0, width() - BoxSize - Gap, height());
    const int align = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter);
    painter.drawText(turned(words), align | Qt::TextSingleLine, text());
    if (hasFocus()) {
        painter.setPen(theme.accent);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(box).adjusted(-0.5, -0.5, 0.5, 0.5), 5, 5);
    }
}

} // namespace Parlor
