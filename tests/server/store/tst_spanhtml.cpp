// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/spanhtml.h"

#include <QTest>

using namespace Parlor;

class TestSpanHtml final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void html_data();
    void html();
};

void TestSpanHtml::html_data()
{
    using Kind = SpanKind;
    QTest::addColumn<QString>("text");
    QTest::addColumn<Spans>("spans");
    QTest::addColumn<QString>("html");
    const auto row = [](const char *name, const char *text, const Spans &spans, const char *html) {
        QTest::newRow(name) << QString::fromUtf8(text) << spans << QString::fromUtf8(html);
    };
    const QString evil = QStringLiteral("https://a.example/\"><script>"),
                  script = QStringLiteral("javascript:x()");
    row("nothing", "", {}, "");
    row("plain", "a b", {}, "a b");
    row("what was typed is no markup", "<b>\"a\" & b</b>", {}, "&lt;b&gt;&quot;a&quot; &amp; b&lt;/b&gt;");
    row("lines", "a\nb", {}, "a<br>b");
    row("bold", "a b c", {{Kind::Bold, 2, 1, {}}}, "a <strong>b</strong> c");
    row("inside a span", "<>", {{Kind::Italic, 0, 1, {}}}, "<em>&lt;</em>&gt;");
    row("nested", "abcd", {{Kind::Bold, 0, 4, {}}, {Kind::Italic, 1, 2, {}}},
        "<strong>a<em>bc</em>d</strong>");
    row("ending together", "abcd", {{Kind::Bold, 0, 4, {}}, {Kind::Strike, 2, 2, {}}},
        "<strong>ab<s>cd</s></strong>");
    row("one after the other", "ab", {{Kind::Code, 0, 1, {}}, {Kind::Quote, 1, 1, {}}},
        "<code>a</code><q>b</q>");
    row("crossing", "abcd", {{Kind::Bold, 0, 2, {}}, {Kind::Italic, 1, 2, {}}}, "<strong>ab</strong>cd");
    row("out of bounds", "ab", {{Kind::Bold, 1, 5, {}}}, "ab");
    row("link", "here", {{Kind::Link, 0, 4, QStringLiteral("https://a.example/?a&b")}},
        "<a rel=\"noopener noreferrer\" href=\"https://a.example/?a&amp;b\">here</a>");
    row("link that would break out", "x", {{Kind::Link, 0, 1, evil}},
        "<a rel=\"noopener noreferrer\" href=\"https://a.example/&quot;&gt;&lt;script&gt;\">x</a>");
    row("link that would run", "x", {{Kind::Link, 0, 1, script}}, "x");
    row("code block", "a\n b", {{Kind::CodeBlock, 0, 4, QStringLiteral("c")}},
        "<code class=\"block\">a<br> b</code>");
    row("outside the basic plane", "\xF0\x9F\x8E\x89x", {{Kind::Bold, 2, 1, {}}},
        "\xF0\x9F\x8E\x89<strong>x</strong>");
}

void TestSpanHtml::html()
{
    QFETCH(QString, text);
    QFETCH(Spans, spans);
    QTEST(spanHtml(text, spans), "html");
}

QTEST_APPLESS_MAIN(TestSpanHtml)
#include "tst_spanhtml.moc"
