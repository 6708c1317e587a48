// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/avatar.h"

#include "client/widgets/theme.h"
#include "client/widgets/themeswitch.h"
#include "server/protocol/person.h"

#include <QPainter>
#include <QTextBoundaryFinder>

namespace Parlor {

namespace {

/// The first letter or digit of a word as people see it, in upper case; a pair of surrogates or an accent
/// stays whole.
QString firstLetter(const QString &word)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, word);
    qsizetype from = 0;
    while (finder.toNextBoundary() > 0) {
        const QString cluster = word.mid(from, finder.position() - from);
        const QChar first = cluster.at(0);
        // Zalgo piles up marks: what stands in a small circle is the letter and at most one of them.
        if (first.isLetterOrNumber() || first.isSurrogate())
            return cluster.left(first.isSurrogate() ? 4 : 2).toUpper();
        from = finder.position();
    }
    return {};
}

} // namespace

QString initials(const QString &name)
{
    const QStringList words = name.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words.isEmpty())
        return QStringLiteral("?");
    QString letters = firstLetter(words.first());
    const bool wide = !letters.isEmpty() && letters.at(0).unicode() >= 0x1100;
    if (words.size() > 1 && !wide)
        letters += firstLetter(words.last());
    return letters.isEmpty() ? QStringLiteral("?") : letters;
}

void paintAvatar(QPainter &painter, const QRectF &rect, const Person &person, const Theme &theme,
                 const QFont &font)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QLinearGradient shade(rect.topLeft(), rect.bottomLeft());
    shade.setColorAt(0, theme.avatar(person.color));
    shade.setColorAt(1, theme.avatar(person.color).darker(112));
    painter.setPen(Qt::NoPen);
    painter.setBrush(shade);
    painter.drawEllipse(rect);
    painter.setPen(Qt::white);
    painter.setFont(sized(font, qRound(rect.height() * 0.36), QFont::DemiBold));
    painter.drawText(rect, Qt::AlignCenter | Qt::TextSingleLine, initials(person.name));
    painter.restore();
}

} // namespace Parlor
