// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/iconpainter.h"

#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPixmap>
#include <initializer_list>

namespace Parlor {

namespace {

void line(QPainterPath &path, qreal x1, qreal y1, qreal x2, qreal y2)
{
    path.moveTo(x1, y1);
    path.lineTo(x2, y2);
}

void poly(QPainterPath &path, std::initializer_list<QPointF> points)
{
    path.moveTo(*points.begin());
    for (const QPointF &point : points)
        path.lineTo(point);
}

/// What is drawn with a pen of 1.8 units, on 24 by 24.
QPainterPath strokes(Icon icon)
{
    QPainterPath path;
    switch (icon) {
    case Icon::Hash:
        line(path, 4, 9, 20, 9);
        line(path, 4, 15, 20, 15);
        line(path, 10, 3.5, 8, 20.5);
        line(path, 16, 3.5, 14, 20.5);
        break;
    case Icon::Plus:
        line(path, 12, 5, 12, 19);
        line(path, 5, 12, 19, 12);
        break;
    case Icon::People:
        path.addEllipse(QPointF(9, 8), 3.6, 3.6);
        path.moveTo(2.5, 20);
        path.cubicTo(2.5, 12.6, 15.5, 12.6, 15.5, 20);
        path.moveTo(15.5, 4.6);
        path.cubicTo(19.6, 5.2, 19.6, 10.8, 15.5, 11.4);
        path.moveTo(18, 14.6);
        path.cubicTo(20.4, 15.4, 21.5, 17.4, 21.5, 20);
        break;
    case Icon::Share:
        path.addEllipse(QPointF(18, 5), 2.8, 2.8);
        path.addEllipse(QPointF(6, 12), 2.8, 2.8);
        path.addEllipse(QPointF(18, 19), 2.8, 2.8);
        line(path, 8.5, 10.6, 15.5, 6.4);
        line(path, 8.5, 13.4, 15.5, 17.6);
        break;
    case Icon::Copy:
        path.addRoundedRect(QRectF(9, 9, 12, 12), 2.5, 2.5);
        path.moveTo(5.5, 15);
        path.lineTo(5, 15);
        path.quadTo(3, 15, 3, 13);
        path.lineTo(3, 5);
        path.quadTo(3, 3, 5, 3);
        path.lineTo(13, 3);
        path.quadTo(15, 3, 15, 5);
        path.lineTo(15, 5.5);
        break;
    case Icon::Send:
        poly(path, {{21.5, 2.5}, {14.5, 21.5}, {10.5, 13.5}, {2.5, 9.5}, {21.5, 2.5}});
        line(path, 21.5, 2.5, 10.5, 13.5);
        break;
    case Icon::Cloud:
        path.moveTo(7, 19);
        path.cubicTo(0.8, 19, 0.8, 10.6, 6.6, 10.4);
        path.cubicTo(8, 3.4, 17.4, 4.2, 17.6, 10.6);
        path.cubicTo(23, 10.8, 23, 19, 17.6, 19);
        path.closeSubpath();
        break;
    case Icon::Clock:
        path.addEllipse(QPointF(12, 12), 9, 9);
        poly(path, {{12, 7}, {12, 12}, {15.5, 14}});
        break;
    case Icon::Warning:
        poly(path, {{12, 3.5}, {22, 20.5}, {2, 20.5}, {12, 3.5}});
        line(path, 12, 10, 12, 14.5);
        line(path, 12, 17.4, 12, 17.6);
        break;
    case Icon::Gear:
        path.addEllipse(QPointF(12, 12), 3, 3);
        path.addEllipse(QPointF(12, 12), 6.6, 6.6);
        for (int tooth = 0; tooth < 8; ++tooth) {
            const QLineF spoke = QLineF::fromPolar(6.6, tooth * 45);
            const QLineF end = QLineF::fromPolar(9.6, tooth * 45);
            line(path, 12 + spoke.x2(), 12 + spoke.y2(), 12 + end.x2(), 12 + end.y2());
        }
        break;
    case Icon::Menu:
        line(path, 4, 7, 20, 7);
        line(path, 4, 12, 20, 12);
        line(path, 4, 17, 20, 17);
        break;
    case Icon::Close:
        line(path, 5.5, 5.5, 18.5, 18.5);
        line(path, 18.5, 5.5, 5.5, 18.5);
        break;
    case Icon::Down:
        line(path, 12, 5, 12, 19);
        poly(path, {{6, 13}, {12, 19}, {18, 13}});
        break;
    case Icon::Leave:
        poly(path, {{10, 3.5}, {4, 3.5}, {4, 20.5}, {10, 20.5}});
        line(path, 9, 12, 21, 12);
        poly(path, {{16.5, 7.5}, {21, 12}, {16.5, 16.5}});
        break;
    case Icon::Check:
        poly(path, {{4.5, 12.5}, {10, 18}, {19.5, 6.5}});
        break;
    case Icon::Lock:
        path.addRoundedRect(QRectF(4.5, 10.5, 15, 10.5), 2.5, 2.5);
        path.moveTo(8, 10.5);
        path.cubicTo(8, 1.5, 16, 1.5, 16, 10.5);
        break;
    case Icon::Person:
        path.addEllipse(QPointF(12, 8), 4, 4);
        path.moveTo(4.5, 20.5);
        path.cubicTo(4.5, 12.4, 19.5, 12.4, 19.5, 20.5);
        break;
    case Icon::Pin:
        poly(path, {{8.5, 3.5}, {15.5, 3.5}, {14.8, 10}, {17.5, 14}, {6.5, 14}, {9.2, 10}, {8.5, 3.5}});
        line(path, 12, 14, 12, 21);
        break;
    case Icon::Search:
        path.addEllipse(QPointF(10.5, 10.5), 6.5, 6.5);
        line(path, 15.3, 15.3, 20.5, 20.5);
        break;
    case Icon::Save:
        line(path, 12, 3.5, 12, 15);
        poly(path, {{7, 10}, {12, 15}, {17, 10}});
        poly(path, {{4, 15}, {4, 20.5}, {20, 20.5}, {20, 15}});
        break;
    case Icon::More:
        for (const qreal y : {5.0, 12.0, 19.0})
            path.addEllipse(QPointF(12, y), 1, 1);
        break;
    }
    return path;
}

class PathIcon final : public QIconEngine
{
public:
    PathIcon(Icon icon, const QColor &color, const QColor &checked)
        : m_icon(icon)
        , m_color(color)
        , m_checked(checked)
    { }
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        QColor color = state == QIcon::On && m_checked.isValid() ? m_checked : m_color;
        if (mode == QIcon::Disabled)
            color.setAlphaF(0.5F);
        paintIcon(*painter, m_icon, rect, color);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect({}, size), mode, state);
        return pixmap;
    }
    QIconEngine *clone() const override { return new PathIcon(m_icon, m_color, m_checked); }

private:
    Icon m_icon;
    QColor m_color;
    QColor m_checked;
};

} // namespace

void paintIcon(QPainter &painter, Icon icon, const QRectF &rect, const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.topLeft());
    painter.scale(rect.width() / 24, rect.height() / 24);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(strokes(icon));
    painter.restore();
}

QIcon makeIcon(Icon icon, const QColor &color, const QColor &checked)
{
    return QIcon(new PathIcon(icon, color, checked));
}

QIcon programIcon()
{
    QIcon icon;
    for (const int size : {16, 32, 48, 64, 128, 256, 512})
        icon.addFile(QStringLiteral(":/icons/parlor-%1.png").arg(size), QSize(size, size));
    return icon;
}

} // namespace Parlor
