// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/spanhtml.h"

#include <utility>
#include <vector>

namespace Parlor {

namespace {

QString escaped(QStringView text)
{
    QString html;
    html.reserve(text.size());
    for (const QChar c : text) {
        if (c == u'&')
            html += QLatin1String("&amp;");
        else if (c == u'<')
            html += QLatin1String("&lt;");
        else if (c == u'>')
            html += QLatin1String("&gt;");
        else if (c == u'"')
            html += QLatin1String("&quot;");
        else if (c == u'\n')
            html += QLatin1String("<br>");
        else
            html += c;
    }
    return html;
}

/// What begins and what ends a stretch.
std::pair<QString, QString> tagsOf(const Span &span)
{
    switch (span.kind) {
    case SpanKind::Bold:
        return {QStringLiteral("<strong>"), QStringLiteral("</strong>")};
    case SpanKind::Italic:
        return {QStringLiteral("<em>"), QStringLiteral("</em>")};
    case SpanKind::Strike:
        return {QStringLiteral("<s>"), QStringLiteral("</s>")};
    case SpanKind::Code:
        return {QStringLiteral("<code>"), QStringLiteral("</code>")};
    case SpanKind::CodeBlock:
        return {QStringLiteral("<code class=\"block\">"), QStringLiteral("</code>")};
    case SpanKind::Quote:
        return {QStringLiteral("<q>"), QStringLiteral("</q>")};
    case SpanKind::Link:
        return {QStringLiteral("<a rel=\"noopener noreferrer\" href=\"%1\">").arg(escaped(span.target)),
                QStringLiteral("</a>")};
    case SpanKind::Mention:
        return {QStringLiteral("<b>"), QStringLiteral("</b>")};
    }
    return {};
}

} // namespace

QString spanHtml(const QString &text, const Spans &spans)
{
    struct Open
    {
        int end = 0;
        QString tag;
    };
    QString html;
    std::vector<Open> open;
    int at = 0;
    const auto writeTo = [&](int end) {
        while (!open.empty() && open.back().end <= end) {
            html += escaped(QStringView(text).mid(at, open.back().end - at)) + open.back().tag;
            at = open.back().end;
            open.pop_back();
        }
        html += escaped(QStringView(text).mid(at, end - at));
        at = end;
    };
    for (const Span &span : spans) {
        const int end = span.start + span.length;
        if (!isSafe(span, text.size()) || span.start < at)
            continue;
        writeTo(span.start);
        if (!open.empty() && end > open.back().end)
            continue; // would cross
        const auto [begin, close] = tagsOf(span);
        html += begin;
        open.push_back({end, close});
    }
    writeTo(int(text.size()));
    return html;
}

} // namespace Parlor
