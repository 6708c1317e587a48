// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/choicebox.h"

#include "client/widgets/theme.h"

#include <QPainter>
#include <QStyle>

namespace Parlor {

ChoiceBox::ChoiceBox(QWidget *parent)
    : QComboBox(parent)
{
    setProperty("look", QStringLiteral("field"));
}

void ChoiceBox::paintEvent(QPaintEvent *event)
{
    QComboBox::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::of(palette()).secondary, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QRect arrow = QStyle::visualRect(layoutDirection(), rect(), {width() - 21, height() / 2 - 2, 9, 5});
    painter.drawPolyline(
        QPolygonF({QPointF(arrow.left(), arrow.top()), QPointF(arrow.center().x(), arrow.bottom()),
                   QPointF(arrow.right(), arrow.top())}));
}

} // namespace Parlor
