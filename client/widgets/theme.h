// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QPalette>
#include <array>

namespace Parlor {

/// Sizes in device-independent pixels; the grid is 8.
namespace Metrics {
inline constexpr int LeftWidth = 228;
inline constexpr int RightWidth = 236;
inline constexpr int HeaderHeight = 56;
inline constexpr int BannerHeight = 34;
inline constexpr int BodyPixels = 14;  ///< font of what people say
inline constexpr int SmallPixels = 12; ///< font of times, states, hints
inline constexpr int RowAvatar = 36;
inline constexpr int PersonAvatar = 28;
inline constexpr int RowMargin = 20;  ///< left and right of a message
inline constexpr int TextLeft = 68;   ///< where the words of a message begin
inline constexpr int TextWidth = 640; ///< wider lines are hard to read
inline constexpr int Radius = 8;
inline constexpr int NarrowWidth = 860; ///< below, the right panel is shown only when asked for
} // namespace Metrics

/// The colours of the interface, in one of two sets. A value; any thread.
struct Theme
{
    bool dark = false;
    QColor side, base, raised, line, faintLine; ///< surfaces and the lines between them
    QColor text, secondary, faint;
    QColor accent, accentFill, onAccent, accentTint, ownMention;
    QColor hover, selected, badge, selection;
    QColor code, quoteBar, banner, bannerText, danger, dangerFill, newLine, online, away, scroll;
    std::array<QColor, 8> avatars; ///< by Person::color, under white letters
    std::array<QColor, 8> names;   ///< by Person::color, on `base`

    static const Theme &day();
    static const Theme &night();
    /// The set that a palette belongs to, by the lightness of its window colour.
    static const Theme &of(const QPalette &palette);

    QPalette palette() const;
    /// What a palette cannot say: round corners, frames, thin scroll bars.
    QString styleSheet() const;

    const QColor &avatar(int color) const { return avatars[size_t(color) % avatars.size()]; }
    const QColor &name(int color) const { return names[size_t(color) % names.size()]; }
};

} // namespace Parlor
