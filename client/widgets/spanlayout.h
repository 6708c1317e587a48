// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/span.h"

#include <QColor>
#include <QFont>
#include <QTextLayout>
#include <QVector>

namespace Parlor {

/// How stretches with a meaning look.
struct SpanStyle
{
    QFont code;
    QColor link, codeGround, mention, mentionGround, ownMentionGround;
    QString ownId; ///< a mention of this person stands out more
};

/// A part of a message that is laid out as one paragraph: plain lines, a quotation, or a block of code.
struct TextPart
{
    int start = 0; ///< in the message's text, UTF-16 code units
    QString text;  ///< as many code units as the message has there; line breaks are U+2028
    QList<QTextLayout::FormatRange> formats; ///< disjoint, ascending, offsets in `text`
    bool quote = false;
    bool code = false;
};

/// Cuts a message into parts. Pure; spans that are not safe are left out, and no text is ever read as markup.
/// Line breaks between two parts belong to none of them. A change of writing direction from one line to the
/// next begins a new part.
QVector<TextPart> layoutSpans(QStringView text, const Spans &spans, const SpanStyle &style);

/// The address of the link at @p position, or nothing.
QString linkAt(qsizetype textLength, const Spans &spans, int position);

} // namespace Parlor
