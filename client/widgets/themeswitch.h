// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QFont>
#include <QObject>

class QApplication;

namespace Parlor {

enum class ThemeChoice { System, Light, Dark };

/// Gives an application Parlor's style, palette and font, and follows the system's light or dark scheme where
/// Qt tells of it (6.5). GUI thread. Made once, before the first window; must not outlive the application.
class ThemeSwitch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ThemeSwitch)

public:
    explicit ThemeSwitch(QApplication &application, ThemeChoice choice = ThemeChoice::System);

    void setChoice(ThemeChoice choice);
    ThemeChoice choice() const { return m_choice; }

private:
    void apply();
    bool systemIsDark() const;

    QApplication &m_application;
    ThemeChoice m_choice;
    bool m_startedDark = false; ///< what the system's palette said before ours replaced it
};

/// The interface's font: the families of Latin, Chinese and emoji in a fixed order, so that a message looks
/// the same in every widget.
QFont interfaceFont(const QFont &system);
/// The same, another size or weight.
QFont sized(QFont font, int pixels, QFont::Weight weight = QFont::Normal);
/// For one emoji: in colour where there is a font for that, also where letters have a plain glyph of it. What
/// is no emoji is shown as in @p body.
QFont emojiFont(const QFont &body, QStringView emoji);
/// For code in messages: every letter equally wide.
QFont codeFont(const QFont &body);
/// How high a font is, also where it was set in points.
int pixelsOf(const QFont &font);

} // namespace Parlor
