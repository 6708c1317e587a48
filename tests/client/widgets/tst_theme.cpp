// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/avatar.h"
#include "client/widgets/theme.h"

#include <QTest>
#include <cmath>

using namespace Parlor;

namespace {

double channel(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF())
        + 0.0722 * channel(color.blueF());
}

/// WCAG 2.1, "contrast ratio".
double contrast(const QColor &a, const QColor &b)
{
    const double light = qMax(luminance(a), luminance(b));
    const double dark = qMin(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textCanBeRead_data()
    {
        QTest::addColumn<QColor>("text");
        QTest::addColumn<QColor>("ground");
        for (const Theme *theme : {&Theme::day(), &Theme::night()}) {
            const char *set = theme->dark ? "dark" : "light";
            const auto row = [set](const char *what, const QColor &text, const QColor &ground) {
                QTest::addRow("%s %s", set, what) << text << ground;
            };
            row("text", theme->text, theme->base);
            row("text on side", theme->text, theme->side);
            row("text selected", theme->text, theme->selection);
            row("text own mention", theme->accent, theme->ownMention);
            row("mention", theme->accent, theme->accentTint);
            row("secondary", theme->secondary, theme->base);
            row("secondary on side", theme->secondary, theme->side);
            row("secondary on code", theme->secondary, theme->code);
            row("faint", theme->faint, theme->base);
            row("faint on side", theme->faint, theme->side);
            row("link", theme->accent, theme->base);
            row("primary button", theme->onAccent, theme->accentFill);
            row("banner", theme->bannerText, theme->banner);
            row("waiting", theme->bannerText, theme->base);
            row("waiting on side", theme->bannerText, theme->side);
            row("danger", theme->danger, theme->base);
            row("danger on side", theme->danger, theme->side);
            row("new", Qt::white, theme->dangerFill);
            for (int color = 0; color < 8; ++color) {
                row(qPrintable(QStringLiteral("name %1").arg(color)), theme->name(color), theme->base);
                row(qPrintable(QStringLiteral("avatar %1").arg(color)), Qt::white, theme->avatar(color));
            }
        }
    }
    void textCanBeRead()
    {
        QFETCH(QColor, text);
        QFETCH(QColor, ground);
        QVERIFY2(contrast(text, ground) >= 4.5, qPrintable(QString::number(contrast(text, ground))));
    }

    void paletteTellsTheTheme()
    {
        QVERIFY(!Theme::of(Theme::day().palette()).dark);
        QVERIFY(Theme::of(Theme::night().palette()).dark);
    }

    void styleSheetHasNoPlaceholdersLeft() { QVERIFY(!Theme::day().styleSheet().contains(u'@')); }

    void colorsOfHostileServers()
    {
        Theme::day().name(-1);
        Theme::day().avatar(INT_MAX);
    }

    void initials_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("expected");
        QTest::newRow("two words") << QStringLiteral("Alex Kim") << QStringLiteral("AK");
        QTest::newRow("one word") << QStringLiteral("ana") << QStringLiteral("A");
        QTest::newRow("three words") << QStringLiteral("Ana de Souza") << QStringLiteral("AS");
        QTest::newRow("chinese") << QStringLiteral("\u5C71\u7530 \u82B1\u5B50") << QStringLiteral("\u5C71");
        QTest::newRow("accent") << QStringLiteral("\u00C9mile") << QStringLiteral("\u00C9");
        QTest::newRow("empty") << QString() << QStringLiteral("?");
        QTest::newRow("signs only") << QStringLiteral("-- !!") << QStringLiteral("?");
        QTest::newRow("sign first") << QStringLiteral("(x) y") << QStringLiteral("XY");
        QTest::newRow("digits") << QStringLiteral("Guest 12") << QStringLiteral("G1");
    }
    void initials()
    {
        QFETCH(QString, name);
        QFETCH(QString, expected);
        QCOMPARE(Parlor::initials(name), expected);
    }

    void zalgoInitialsStaySmall()
    {
        QVERIFY(Parlor::initials(u'Z' + QString(500, QChar(0x0301))).size() <= 4);
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
