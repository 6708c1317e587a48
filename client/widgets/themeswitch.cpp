// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/themeswitch.h"

#include "client/widgets/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QStyleFactory>
#include <QStyleHints>

namespace Parlor {

ThemeSwitch::ThemeSwitch(QApplication &application, ThemeChoice choice)
    : m_application(application)
    , m_choice(choice)
    , m_startedDark(Theme::of(application.palette()).dark)
{
    m_application.setFont(interfaceFont(m_application.font()));
    m_application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(m_application.styleHints(), &QStyleHints::colorSchemeChanged, this, &ThemeSwitch::apply);
#endif
    apply();
}

void ThemeSwitch::setChoice(ThemeChoice choice)
{
    m_choice = choice;
    apply();
}

void ThemeSwitch::apply()
{
    const bool dark = m_choice == ThemeChoice::Dark || (m_choice == ThemeChoice::System && systemIsDark());
    m_application.setPalette((dark ? Theme::night() : Theme::day()).palette());
}

bool ThemeSwitch::systemIsDark() const
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const auto scheme = m_application.styleHints()->colorScheme();
    if (scheme != Qt::ColorScheme::Unknown)
        return scheme == Qt::ColorScheme::Dark;
#endif
    return m_startedDark;
}

QFont interfaceFont(const QFont &system)
{
    QStringList families;
    const QStringList known = QFontDatabase::families();
    if (known.contains(QStringLiteral("Inter")))
        families << QStringLiteral("Inter");
    families << system.families() << QStringLiteral("Noto Sans CJK TC") << QStringLiteral("Noto Color Emoji");
    families.removeDuplicates();
    QFont font = system;
    font.setFamilies(families);
    font.setPixelSize(Metrics::BodyPixels);
    return font;
}

QFont sized(QFont font, int pixels, QFont::Weight weight)
{
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return font;
}

QFont emojiFont(const QFont &body, QStringView emoji)
{
    // Emoji fonts have digits, for the keys that are emoji with a mark behind them.
    const bool isPlain =
        emoji.isEmpty() || (emoji.front().unicode() < 0x80 && !emoji.contains(QChar(0x20E3)));
    if (isPlain)
        return body;
    QStringList families{QStringLiteral("Noto Color Emoji"), QStringLiteral("Apple Color Emoji"),
                         QStringLiteral("Segoe UI Emoji")};
    families << body.families();
    QFont font = body;
    font.setFamilies(families);
    return font;
}

QFont codeFont(const QFont &body)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    QStringList families;
    if (QFontInfo(font).fixedPitch())
        families << font.families();
    families << QStringLiteral("DejaVu Sans Mono") << QStringLiteral("Liberation Mono")
             << QStringLiteral("Noto Sans Mono") << QStringLiteral("Menlo") << QStringLiteral("Consolas")
             << body.families();
    font.setFamilies(families);
    font.setStyleHint(QFont::Monospace);
    font.setPixelSize(qMax(1, pixelsOf(body) - 2));
    return font;
}

int pixelsOf(const QFont &font)
{
    return font.pixelSize() > 0 ? font.pixelSize() : QFontInfo(font).pixelSize();
}

} // namespace Parlor
