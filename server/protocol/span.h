// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QVector>

namespace Parlor {

/// What a stretch of a message's text is. The wire names stand in server/protocol/README.md, "Spans".
enum class SpanKind { Bold, Italic, Strike, Code, CodeBlock, Quote, Link, Mention };

/// A stretch of plain text with a meaning. Offsets and lengths count UTF-16 code units, as QString and
/// JavaScript do. Spans may nest but never cross; they are sorted by start, the longer first.
struct Span
{
    SpanKind kind = SpanKind::Bold;
    int start = 0;
    int length = 0;
    QString target = {}; ///< Link: the address, http, https or mailto. Mention: the person's id. CodeBlock:
                         ///< the language, if any.

    bool operator==(const Span &) const = default;
};

using Spans = QVector<Span>;

/// True if @p span lies inside a text of @p length code units and, for a link, its scheme is one that may be
/// opened (http, https, mailto). A server may be hostile: clients draw only spans that pass.
bool isSafe(const Span &span, qsizetype length);

} // namespace Parlor
