// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/spanlayout.h"
#include "server/protocol/spancodec.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Parlor;

namespace {

SpanStyle style()
{
    SpanStyle made;
    made.code = QFont(QStringLiteral("Monospace"));
    made.code.setPixelSize(13);
    made.link = Qt::blue;
    made.codeGround = Qt::lightGray;
    made.mention = Qt::darkBlue;
    made.mentionGround = Qt::cyan;
    made.ownMentionGround = Qt::yellow;
    made.ownId = QStringLiteral("me");
    return made;
}

QTextCharFormat formatAt(const TextPart &part, int position)
{
    for (const auto &range : part.formats) {
        if (position >= range.start && position < range.start + range.length)
            return range.format;
    }
    return {};
}

/// What holds for any text and any spans.
void expectSound(const QString &text, const Spans &spans)
{
    int end = 0;
    for (const TextPart &part : layoutSpans(text, spans, style())) {
        QVERIFY(part.start >= end);
        for (int lost = end; lost < part.start; ++lost)
            QVERIFY2(text.at(lost) == u'\n' || text.at(lost) == QChar(0x2028)
                         || text.at(lost) == QChar(0x2029) || text.at(lost) == QChar(0x85),
                     "only line breaks may stand between parts");
        end = part.start + int(part.text.size());
        QVERIFY(end <= text.size());
        int last = 0;
        for (const auto &range : part.formats) {
            QVERIFY(range.start >= last);
            QVERIFY(range.length > 0);
            last = range.start + range.length;
            QVERIFY(last <= part.text.size());
        }
        for (int i = 0; i < part.text.size(); ++i) {
            const QChar was = text.at(part.start + i);
            if (was.isPrint() && was != QChar(0xFFFC) && was != QChar(0x2029))
                QCOMPARE(part.text.at(i), was);
        }
    }
    for (int lost = end; lost < text.size(); ++lost)
        QVERIFY(text.at(lost) == u'\n');
}

} // namespace

class TestSpanLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plainText()
    {
        const auto parts = layoutSpans(u"one\ntwo", {}, style());
        QCOMPARE(parts.size(), 1);
        QCOMPARE(parts[0].text, QStringLiteral("one\u2028two"));
        QVERIFY(parts[0].formats.isEmpty());
        QVERIFY(layoutSpans(u"", {}, style()).isEmpty());
    }

    void nestedSpansAddUp()
    {
        const auto parts =
            layoutSpans(u"bold and both", {{SpanKind::Bold, 0, 13}, {SpanKind::Italic, 9, 4}}, style());
        QCOMPARE(parts.size(), 1);
        QCOMPARE(formatAt(parts[0], 0).fontWeight(), int(QFont::Bold));
        QVERIFY(!formatAt(parts[0], 0).fontItalic());
        QVERIFY(formatAt(parts[0], 10).fontItalic());
        QCOMPARE(formatAt(parts[0], 10).fontWeight(), int(QFont::Bold));
    }

    void blocksAreParts()
    {
        const QString text = QStringLiteral("before\nquoted\nline\nint a;\nafter");
        const auto parts =
            layoutSpans(text, {{SpanKind::Quote, 7, 11}, {SpanKind::CodeBlock, 19, 6}}, style());
        QCOMPARE(parts.size(), 4);
        QCOMPARE(parts[0].text, QStringLiteral("before"));
        QVERIFY(parts[1].quote);
        QCOMPARE(parts[1].text, QStringLiteral("quoted\u2028line"));
        QVERIFY(parts[2].code);
        QCOMPARE(parts[2].text, QStringLiteral("int a;"));
        QCOMPARE(parts[3].text, QStringLiteral("after"));
        QCOMPARE(parts[3].start, 26);
        expectSound(text, {{SpanKind::Quote, 7, 11}, {SpanKind::CodeBlock, 19, 6}});
    }

    void ownMentionsStandOut()
    {
        const auto parts = layoutSpans(u"@Ana @Me",
                                       {{SpanKind::Mention, 0, 4, QStringLiteral("ana")},
                                        {SpanKind::Mention, 5, 3, QStringLiteral("me")}},
                                       style());
        QCOMPARE(formatAt(parts[0], 1).background().color(), QColor(Qt::cyan));
        QCOMPARE(formatAt(parts[0], 6).background().color(), QColor(Qt::yellow));
    }

    void everyLineHasItsDirection()
    {
        const QString text = QStringLiteral("hello\n\u05E9\u05DC\u05D5\u05DD\n123\nend");
        const auto parts = layoutSpans(text, {}, style());
        QCOMPARE(parts.size(), 3);
        QCOMPARE(parts[1].text, QStringLiteral("\u05E9\u05DC\u05D5\u05DD\u2028123"));
        expectSound(text, {});
    }

    void unsafeSpansAreLeftOut_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("start");
        QTest::addColumn<int>("length");
        QTest::addColumn<QString>("target");
        QTest::newRow("before the text") << int(SpanKind::Bold) << -1 << 3 << QString();
        QTest::newRow("beyond the text") << int(SpanKind::Bold) << 2 << 900 << QString();
        QTest::newRow("overflow") << int(SpanKind::Bold) << 2 << INT_MAX << QString();
        QTest::newRow("no length") << int(SpanKind::Bold) << 2 << 0 << QString();
        QTest::newRow("negative") << int(SpanKind::Code) << 2 << -1 << QString();
        QTest::newRow("script") << int(SpanKind::Link) << 0 << 3 << QStringLiteral("javascript:alert(1)");
        QTest::newRow("file") << int(SpanKind::Link) << 0 << 3 << QStringLiteral("file:///etc/passwd");
        QTest::newRow("no scheme") << int(SpanKind::Link) << 0 << 3 << QStringLiteral("//example.org");
    }
    void unsafeSpansAreLeftOut()
    {
        QFETCH(int, kind);
        QFETCH(int, start);
        QFETCH(int, length);
        QFETCH(QString, target);
        const Spans spans{{SpanKind(kind), start, length, target}};
        const auto parts = layoutSpans(u"some text", spans, style());
        QCOMPARE(parts.size(), 1);
        QVERIFY(parts[0].formats.isEmpty());
        QVERIFY(linkAt(9, spans, 1).isEmpty());
    }

    void linksAreFound()
    {
        const Spans spans{{SpanKind::Bold, 0, 9},
                          {SpanKind::Link, 5, 4, QStringLiteral("https://example.org/")}};
        QCOMPARE(linkAt(9, spans, 4), QString());
        QCOMPARE(linkAt(9, spans, 5), QStringLiteral("https://example.org/"));
        QCOMPARE(linkAt(9, spans, 8), QStringLiteral("https://example.org/"));
        QCOMPARE(linkAt(9, spans, 9), QString());
    }

    void hostileTextIsSound_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("html") << QStringLiteral("<img src=x onerror=alert(1)>&lt;b&gt;");
        QTest::newRow("control") << QString::fromUtf16(u"a\0b\r\n\tc\x7F\uFFFCx\u2029y", 12);
        QTest::newRow("zalgo") << QString(u'Z') + QString(2000, QChar(0x0301));
        QTest::newRow("overrides") << QStringLiteral("\u202Egnp.exe\u2066\u2067x");
        QTest::newRow("lone surrogates") << QString(QChar(0xD83D)) + u'x' + QChar(0xDE00);
        QTest::newRow("breaks") << QString(5000, u'\n');
    }
    void hostileTextIsSound()
    {
        QFETCH(QString, text);
        expectSound(text, {});
        Spans spans;
        for (int i = 0; i < 64; ++i)
            spans << Span{SpanKind(i % 8), i, int(qMin<qsizetype>(text.size() - i, 3 + i)),
                          QStringLiteral("https://x.y")};
        expectSound(text, spans);
        const auto parts = layoutSpans(text, spans, style());
        for (const TextPart &part : parts) {
            QTextLayout layout(part.text);
            layout.setFormats(part.formats);
            layout.beginLayout();
            for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine())
                line.setLineWidth(300);
            layout.endLayout();
            QVERIFY(layout.lineCount() > 0);
        }
    }

    void corpus_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QJsonArray>("spans");
        const QDir folder(QStringLiteral(PARLOR_TEST_DATA "/markdown"));
        const QStringList files = folder.entryList({QStringLiteral("*.json")}, QDir::Files);
        for (const QString &name : files) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QJsonArray cases = QJsonDocument::fromJson(file.readAll()).array();
            QVERIFY(!cases.isEmpty());
            for (const QJsonValue &each : cases)
                QTest::addRow("%s: %s", qPrintable(name), qPrintable(each[QStringLiteral("name")].toString()))
                    << each[QStringLiteral("text")].toString() << each[QStringLiteral("spans")].toArray();
        }
        if (files.isEmpty())
            QTest::newRow("none") << QString() << QJsonArray();
    }
    void corpus();

    void manySpansStayQuick()
    {
        const QString text(8000, u'x');
        Spans spans;
        for (int i = 0; i < 8000; ++i)
            spans << Span{SpanKind(i % 6), i, 8000 - i};
        QCOMPARE(layoutSpans(text, spans, style()).isEmpty(), false);
    }
};

void TestSpanLayout::corpus()
{
    QFETCH(QString, text);
    QFETCH(QJsonArray, spans);
    Spans read;
    for (const QJsonValue &each : spans)
        read << Span{spanKind(each[QStringLiteral("kind")].toString()).value(),
                     each[QStringLiteral("start")].toInt(), each[QStringLiteral("length")].toInt(),
                     each[QStringLiteral("target")].toString()};
    expectSound(text, read);
    const auto parts = layoutSpans(text, read, style());
    // Every letter under a span looks different from plain text, or stands in a block.
    for (const Span &span : std::as_const(read)) {
        for (int at = span.start; at < span.start + span.length; ++at) {
            for (const TextPart &part : parts) {
                if (at < part.start || at >= part.start + part.text.size())
                    continue;
                const QTextCharFormat format = formatAt(part, at - part.start);
                switch (span.kind) {
                case SpanKind::Bold:
                    QVERIFY(format.fontWeight() >= int(QFont::DemiBold));
                    break;
                case SpanKind::Italic:
                    QVERIFY(format.fontItalic());
                    break;
                case SpanKind::Strike:
                    QVERIFY(format.fontStrikeOut());
                    break;
                case SpanKind::Code:
                    QVERIFY(format.hasProperty(QTextFormat::FontPixelSize));
                    break;
                case SpanKind::CodeBlock:
                    QVERIFY(part.code);
                    break;
                case SpanKind::Quote:
                    QVERIFY(part.quote);
                    break;
                case SpanKind::Link:
                    QVERIFY(format.fontUnderline());
                    QCOMPARE(linkAt(text.size(), read, at), span.target);
                    break;
                case SpanKind::Mention:
                    QVERIFY(format.background().style() != Qt::NoBrush);
                    break;
                }
            }
        }
    }
}

QTEST_MAIN(TestSpanLayout)
#include "tst_spanlayout.moc"
