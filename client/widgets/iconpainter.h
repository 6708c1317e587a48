// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QIcon>

class QColor;
class QPainter;
class QRectF;

namespace Parlor {

/// The pictures on buttons and beside words, drawn as paths: exact at any scale, in any colour, without an
/// SVG library.
enum class Icon {
    Hash,
    Plus,
    People,
    Share,
    Copy,
    Send,
    Cloud,
    Clock,
    Warning,
    Gear,
    Menu,
    Close,
    Down,
    Leave,
    Check,
    Lock,
    Person,
    Pin,
    Search,
    More,
    Save
};

/// Fills @p rect with the picture, on a grid of 24 units. GUI thread.
void paintIcon(QPainter &painter, Icon icon, const QRectF &rect, const QColor &color);
/// A QIcon that draws itself at the size and scale asked for. @p checked: its colour where a button is
/// checked.
QIcon makeIcon(Icon icon, const QColor &color, const QColor &checked = {});
/// The program's own picture: a speech bubble in a rounded square, the same as resources/icons/parlor.svg.
QIcon programIcon();

} // namespace Parlor
