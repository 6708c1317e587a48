// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/theme.h"

#include <QString>

namespace Parlor {

// The contrast of every pair of text and ground here is asserted by tests/client/widgets/tst_theme.cpp.
const Theme &Theme::day()
{
    static const Theme theme{
        .dark = false,
        .side = 0xF5F6F8,
        .base = 0xFFFFFF,
        .raised = 0xFFFFFF,
        .line = 0xE1E4EA,
        .faintLine = 0xECEEF2,
        .text = 0x1B1F27,
        .secondary = 0x5D6675,
        .faint = 0x667080,
        .accent = 0x3563E9,
        .accentFill = 0x3563E9,
        .onAccent = 0xFFFFFF,
        .accentTint = 0xEEF3FE,
        .ownMention = 0xFFF0C7,
        .hover = 0xF6F7FA,
        .selected = 0xE6EBF6,
        .badge = 0xDCE1E9,
        .selection = 0xC9D8FB,
        .code = 0xF3F4F7,
        .quoteBar = 0x3F5BB5,
        .banner = 0xFFF5DB,
        .bannerText = 0x7A5600,
        .danger = 0xB4232C,
        .dangerFill = 0xC62F3A,
        .newLine = 0xE08A8F,
        .online = 0x1E9E57,
        .away = 0xE8952A,
        .scroll = 0xCBD1DB,
        .avatars = {0x3B55A9, 0x855A10, 0x9A3371, 0x1B6B8F, 0x6C45B8, 0x2F7441, 0xA83C32, 0x5F661F},
        .names = {0x3B55A9, 0x855A10, 0x9A3371, 0x1B6B8F, 0x6C45B8, 0x2F7441, 0xA83C32, 0x5F661F},
    };
    return theme;
}

const Theme &Theme::night()
{
    static const Theme theme{
        .dark = true,
        .side = 0x14161B,
        .base = 0x1A1D23,
        .raised = 0x20242C,
        .line = 0x30353F,
        .faintLine = 0x272B33,
        .text = 0xE7E9ED,
        .secondary = 0xA3ABB8,
        .faint = 0x8B94A3,
        .accent = 0x7C9FF4,
        .accentFill = 0x3F6AE0,
        .onAccent = 0xFFFFFF,
        .accentTint = 0x25304B,
        .ownMention = 0x3F3210,
        .hover = 0x1F232B,
        .selected = 0x262C38,
        .badge = 0x3C4452,
        .selection = 0x2F4782,
        .code = 0x22262E,
        .quoteBar = 0x95AAF5,
        .banner = 0x33290F,
        .bannerText = 0xF0C566,
        .danger = 0xF58A8F,
        .dangerFill = 0xC23540,
        .newLine = 0x732E36,
        .online = 0x35B36D,
        .away = 0xE8952A,
        .scroll = 0x3A414D,
        .avatars = {0x3B55A9, 0x855A10, 0x9A3371, 0x1B6B8F, 0x6C45B8, 0x2F7441, 0xA83C32, 0x5F661F},
        .names = {0x95AAF5, 0xE3B35C, 0xF08BC4, 0x67C3E0, 0xBFA0F5, 0x7FD08F, 0xF59A90, 0xC0CC74},
    };
    return theme;
}

const Theme &Theme::of(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128 ? night() : day();
}

QPalette Theme::palette() const
{
    QPalette made(raised, side);
    made.setColor(QPalette::Window, side);
    made.setColor(QPalette::WindowText, text);
    made.setColor(QPalette::Base, base);
    made.setColor(QPalette::AlternateBase, hover);
    made.setColor(QPalette::Text, text);
    made.setColor(QPalette::PlaceholderText, faint);
    made.setColor(QPalette::Button, raised);
    made.setColor(QPalette::ButtonText, text);
    made.setColor(QPalette::BrightText, danger);
    made.setColor(QPalette::Highlight, accentFill);
    made.setColor(QPalette::HighlightedText, onAccent);
    made.setColor(QPalette::Link, accent);
    made.setColor(QPalette::LinkVisited, accent);
    made.setColor(QPalette::ToolTipBase, raised);
    made.setColor(QPalette::ToolTipText, text);
    made.setColor(QPalette::Mid, line);
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        made.setColor(QPalette::Disabled, role, faint);
    return made;
}

QString Theme::styleSheet() const
{
    // Roles are given by objectName or by the property "look"; everything else is drawn by Fusion and the
    // palette.
    QString sheet = QStringLiteral(R"(
QWidget[look="side"] { background: @side; }
QWidget[look="base"] { background: @base; }
QFrame[look="card"] { background: @raised; border: 1px solid @line; border-radius: 12px; }
QFrame[look="line"] { background: @faintLine; border: none; }
QFrame[look="banner"] { background: @banner; border: none; }
QFrame[look="banner"] QLabel, QFrame[look="banner"] QPushButton { color: @bannerText; }
QLabel[look="faint"] { color: @faint; }
QLabel[look="secondary"] { color: @secondary; }
QLabel[look="danger"] { color: @danger; }
QLineEdit { background: @raised; border: 1px solid @line; border-radius: 8px; padding: 8px 10px; color: @text;
            selection-background-color: @accentFill; selection-color: @onAccent; }
QLineEdit:focus { border: 1px solid @accent; }
QLineEdit[look="share"] { background: @code; padding: 8px 6px; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { background: transparent; border: none; border-radius: 0; padding: 2px; }
QPlainTextEdit { background: transparent; border: none; }
QPlainTextEdit[look="field"] { background: @raised; border: 1px solid @line; border-radius: 8px; padding: 4px 6px; color: @text; }
QPlainTextEdit[look="field"]:focus { border: 1px solid @accent; }
QListView[look="field"] { background: @raised; border: 1px solid @line; border-radius: 8px; padding: 4px; }
QListView[look="field"]:focus { border: 1px solid @accent; }
QListView[look="field"]::item { padding: 5px 8px; border-radius: 4px; color: @text; }
QListView[look="field"]::item:selected { background: @selected; color: @text; }
QFrame[look="welcome"] { background: @accentTint; border: none; }
QAbstractSpinBox { background: @raised; border: 1px solid @line; border-radius: 8px; padding: 6px 8px; color: @text; }
QAbstractSpinBox:focus { border: 1px solid @accent; }
QAbstractSpinBox:disabled { color: @faint; }
QComboBox[look="field"] { background: @raised; border: 1px solid @line; border-radius: 8px; padding: 6px 8px; color: @text; }
QComboBox[look="field"]:focus { border: 1px solid @accent; }
QComboBox[look="field"]::drop-down { border: none; width: 24px; }
QFrame[look="composer"] { background: @raised; border: 1px solid @line; border-radius: 12px; }
QFrame[look="composer"][active="true"] { border: 1px solid @accent; }
QPushButton { background: @raised; border: 1px solid @line; border-radius: 8px; padding: 8px 14px; color: @text; }
QPushButton:hover { background: @hover; }
QPushButton:focus { border: 1px solid @accent; }
QPushButton:disabled { color: @faint; }
QPushButton[look="primary"] { background: @accentFill; border: 1px solid @accentFill; color: @onAccent; font-weight: 600; }
QPushButton[look="primary"]:hover { background: @accent; border-color: @accent; color: @onPrimaryHover; }
QPushButton[look="primary"]:focus { border: 1px solid @text; }
QPushButton[look="primary"]:disabled { background: @badge; border-color: @badge; color: @faint; }
QPushButton[look="danger"] { color: @danger; }
QPushButton[look="link"] { background: transparent; border: none; padding: 2px 4px; text-decoration: underline; font-weight: 600; }
QPushButton[look="link"]:focus { border: 1px solid @bannerText; border-radius: 4px; }
QPushButton[look="choice"] { background: transparent; border: 1px solid transparent; text-align: left; padding: 6px 4px; }
QPushButton[look="choice"]:hover { background: @selected; }
QPushButton[look="choice"]:focus { border: 1px solid @accent; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 8px; padding: 6px; }
QToolButton:hover { background: @selected; }
QToolButton:focus { border: 1px solid @accent; }
QToolButton:checked { background: @accentTint; }
QToolButton::menu-indicator { image: none; }
QListView { border: none; outline: none; }
QMenu { background: @raised; border: 1px solid @line; border-radius: 8px; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; color: @text; }
QMenu::item:selected { background: @selected; }
QMenu::item:disabled { color: @faint; }
QToolTip { background: @raised; color: @text; border: 1px solid @line; padding: 4px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar::handle:vertical { background: @scroll; border-radius: 3px; min-height: 32px; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle:horizontal { background: @scroll; border-radius: 3px; min-width: 32px; }
)");
    // Longer names first: "@accentFill" before "@accent".
    const std::pair<const char *, QColor> colors[] = {
        {"@onPrimaryHover", dark ? QColor(0x14161B) : onAccent},
        {"@accentFill", accentFill},
        {"@accentTint", accentTint},
        {"@onAccent", onAccent},
        {"@accent", accent},
        {"@bannerText", bannerText},
        {"@banner", banner},
        {"@faintLine", faintLine},
        {"@faint", faint},
        {"@secondary", secondary},
        {"@selected", selected},
        {"@raised", raised},
        {"@danger", danger},
        {"@scroll", scroll},
        {"@badge", badge},
        {"@hover", hover},
        {"@line", line},
        {"@side", side},
        {"@base", base},
        {"@code", code},
        {"@text", text},
    };
    for (const auto &[name, color] : colors)
        sheet.replace(QLatin1StringView(name), color.name());
    return sheet;
}

} // namespace Parlor
