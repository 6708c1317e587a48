// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/markdown.h"
#include "tests/server/chat/markdowncorpus.h"
#include "tests/support/hostiletexts.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTest>

namespace Parlor {

static QString inWords(const Formatted &formatted)
{
    QString result = formatted.text;
    for (const Span &span : formatted.spans) {
        result += QStringLiteral("\n  %1 %2+%3 %4")
                      .arg(spanWord(span.kind))
                      .arg(span.start)
                      .arg(span.length)
                      .arg(span.target);
    }
    return result;
}

/// Says what is wrong with @p formatted whatever was typed; empty: nothing.
static QString broken(const QString &typed, const Formatted &formatted)
{
    if (formatted.spans.size() > MaxSpans)
        return QStringLiteral("too many spans");

    qsizetype found = 0;
    for (const QChar c : formatted.text) {
        found = typed.indexOf(c, found) + 1;
        if (found == 0)
            return QStringLiteral("the text holds what was not typed there");
    }

    const Span *before = nullptr;
    QVector<const Span *> open;
    for (const Span &span : formatted.spans) {
        if (!isSafe(span, formatted.text.size()))
            return QStringLiteral("a span is out of bounds or leads to an unsafe address");
        if (before
            && (span.start < before->start || (span.start == before->start && span.length > before->length)))
            return QStringLiteral("spans are not sorted");
        before = &span;
        while (!open.isEmpty() && open.last()->start + open.last()->length <= span.start)
            open.removeLast();
        if (!open.isEmpty() && span.start + span.length > open.last()->start + open.last()->length)
            return QStringLiteral("spans cross");
        for (const Span *outer : open) {
            if (outer->kind == SpanKind::Code || outer->kind == SpanKind::CodeBlock)
                return QStringLiteral("something is marked inside of code");
            if (outer->kind == span.kind && (span.kind == SpanKind::Link || span.kind == SpanKind::Quote))
                return QStringLiteral("a link in a link or a quote in a quote");
            if (outer->kind == SpanKind::Link && span.kind == SpanKind::Mention)
                return QStringLiteral("a mention in a link");
        }
        open.append(&span);
        const QStringView covered = QStringView(formatted.text).sliced(span.start, span.length);
        if (covered.trimmed().isEmpty())
            return QStringLiteral("a span over nothing");
    }
    return {};
}

class TestMarkdown final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void corpus_data();
    void corpus();
    void corpusIsLargeAndNamesAreUnique();
    void corpusHasEveryKindOfSpan();
    void mutations();
    void withoutDelimitersNothingChanges();
    void withoutPeopleNobodyIsMentioned();
    void manySpansStop();
    void lookupIsAskedABoundedNumberOfTimes();
    void linear_data();
    void linear();
    void hostileTextsAreReadAsTheyAre();
    void hostile_data();
    void hostile();
};

void TestMarkdown::corpus_data()
{
    QTest::addColumn<MarkdownCase>("example");
    for (const MarkdownCase &example : markdownCorpus())
        QTest::newRow(qPrintable(example.file + QLatin1String(": ") + example.name)) << example;
}

void TestMarkdown::corpus()
{
    QFETCH(MarkdownCase, example);
    const Formatted actual = formatMarkdown(example.typed, example.lookup());
    QCOMPARE(inWords(actual), inWords(example.expected));
    QCOMPARE(actual.spans, example.expected.spans);
    QCOMPARE(broken(example.typed, actual), QString());
}

void TestMarkdown::corpusIsLargeAndNamesAreUnique()
{
    const QVector<MarkdownCase> corpus = markdownCorpus();
    QVERIFY2(corpus.size() >= 220, qPrintable(QString::number(corpus.size())));
    QSet<QString> names;
    QSet<QString> typed;
    for (const MarkdownCase &example : corpus) {
        QVERIFY2(!names.contains(example.name), qPrintable(example.name));
        names.insert(example.name);
        const QString key = example.typed + QStringList(example.people.keys()).join(u'\n');
        QVERIFY2(!typed.contains(key), qPrintable(example.name));
        typed.insert(key);
    }
}

void TestMarkdown::corpusHasEveryKindOfSpan()
{
    QSet<SpanKind> kinds;
    for (const MarkdownCase &example : markdownCorpus()) {
        for (const Span &span : example.expected.spans)
            kinds.insert(span.kind);
    }
    QCOMPARE(kinds.size(), 8);
}

void TestMarkdown::mutations()
{
    const QVector<MarkdownCase> corpus = markdownCorpus();
    const QStringList pieces{QStringLiteral("*"),       QStringLiteral("**"),          QStringLiteral("***"),
                             QStringLiteral("_"),       QStringLiteral("~~"),          QStringLiteral("`"),
                             QStringLiteral("```"),     QStringLiteral("\n"),          QStringLiteral("\n> "),
                             QStringLiteral("\n>\n"),   QStringLiteral("["),           QStringLiteral("]"),
                             QStringLiteral("]("),      QStringLiteral("](http://x)"), QStringLiteral(")"),
                             QStringLiteral("@Ana"),    QStringLiteral(" "),           QStringLiteral("\\"),
                             QStringLiteral("中"),      QStringLiteral("https://a.b"), QStringLiteral("\r\n"),
                             QStringLiteral("\n```\n"), QStringLiteral("a"),           QStringLiteral("。"),
                             QStringLiteral("🎉"),       QString(QChar(0xD83C)),        QString(QChar(0)),
                             QStringLiteral("7")};
    const MentionLookup people = [](QStringView name) {
        return name == u"Ana" || name == u"Ana a" ? QStringLiteral("p1") : QString();
    };
    QRandomGenerator random(20260101); // the same in every run, so that a failure can be repeated
    const auto any = [&random](qsizetype below) { return qsizetype(random.bounded(quint32(below))); };
    for (int round = 0; round < 8000; ++round) {
        QString typed = corpus[any(corpus.size())].typed.left(400);
        for (qsizetype changes = 1 + any(8); changes > 0; --changes) {
            const qsizetype position = any(typed.size() + 1);
            switch (any(3)) {
            case 0:
                typed.insert(position, pieces[any(pieces.size())]);
                break;
            case 1:
                typed.remove(position, 1 + any(4));
                break;
            default:
                typed.insert(position, corpus[any(corpus.size())].typed.left(60));
            }
        }
        const Formatted result = formatMarkdown(typed, people);
        const QString wrong = broken(typed, result);
        QVERIFY2(wrong.isEmpty(),
                 qPrintable(wrong + u'\n' + typed + QLatin1String("\n->\n") + inWords(result)));
        if (result.spans.isEmpty())
            QCOMPARE(result.text, typed);
    }
}

void TestMarkdown::withoutDelimitersNothingChanges()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 2000; ++round) {
        QString typed;
        for (int i = 0; i < 40; ++i) {
            const QChar c(char16_t(random.bounded(0x2FFFu)));
            if (!QStringLiteral("*_~`[@>").contains(c))
                typed.append(c);
        }
        const Formatted result = formatMarkdown(typed);
        QCOMPARE(result.text, typed);
        QVERIFY(result.spans.isEmpty());
        // And what came out of it once stays the same.
        QCOMPARE(formatMarkdown(result.text).text, result.text);
    }
}

void TestMarkdown::withoutPeopleNobodyIsMentioned()
{
    const Formatted result = formatMarkdown(u"@Ana **@Ana**");
    QCOMPARE(result.text, QStringLiteral("@Ana @Ana"));
    QCOMPARE(result.spans, (Spans{{SpanKind::Bold, 5, 4, {}}}));
}

void TestMarkdown::manySpansStop()
{
    const QString typed = QStringLiteral("**a** ").repeated(MaxSpans + 100);
    const Formatted result = formatMarkdown(typed);
    QCOMPARE(result.spans.size(), MaxSpans);
    QVERIFY(result.text.endsWith(QLatin1String("**a** ")));
    QVERIFY(!result.text.startsWith(QLatin1String("**")));
    QCOMPARE(broken(typed, result), QString());

    const QString lines = QStringLiteral("> `a` https://a.b\n\n").repeated(MaxSpans);
    QCOMPARE(formatMarkdown(lines).spans.size(), MaxSpans);
    QCOMPARE(broken(lines, formatMarkdown(lines)), QString());
}

void TestMarkdown::lookupIsAskedABoundedNumberOfTimes()
{
    int asked = 0;
    const MentionLookup nobody = [&asked](QStringView) {
        ++asked;
        return QString();
    };
    formatMarkdown(QStringLiteral("@a b c d e f g h i j k l ").repeated(700), nobody);
    QCOMPARE(asked, MaxMentionLookups);
}

void TestMarkdown::linear_data()
{
    QTest::addColumn<QString>("piece");
    QTest::addColumn<QString>("end");
    int row = 0;
    const auto add = [&row](const char *piece, const char *end = "") {
        QTest::addRow("%d: %s", ++row, QByteArray(piece).replace('\n', "\\n").constData())
            << QString::fromUtf8(piece) << QString::fromUtf8(end);
    };
    for (const char *piece : {"*",
                              "**",
                              "***",
                              "****",
                              "_",
                              "~~",
                              "~",
                              "`",
                              "```",
                              "[",
                              "]",
                              "(",
                              ")",
                              "@",
                              ">",
                              "> ",
                              "\\",
                              "\n",
                              " ",
                              "> > > > ",
                              "> \n",
                              ">\n",
                              "> *\n",
                              "```\n",
                              "````\n```\n",
                              "```a\n",
                              "`` ` ",
                              "* ",
                              " *",
                              "a*",
                              "*a ",
                              "*a_ ",
                              "*a _b ~~c ",
                              "**a *b ",
                              "*a **b ",
                              "_a ",
                              "*_",
                              "_*~~",
                              "[a](",
                              "[a](http://b",
                              "[a](http://b)",
                              "[](http://b)",
                              "](http://b)",
                              "[[a](http://b)",
                              "[www. ](http://b)",
                              "[*a](http://b)",
                              "http://",
                              "http://a",
                              "https://a(",
                              "https://a[",
                              "https://a.b ",
                              "@a ",
                              "@中",
                              "@Ana ",
                              "**@Ana** ",
                              "中**文",
                              "🎉*",
                              "\\*",
                              "![a](http://b)",
                              "<b>",
                              "&lt;",
                              "*`a`_",
                              "`a",
                              "``a`",
                              "[`](http://b)`",
                              "> `a` \n\n",
                              "(_",
                              "'_"}) {
        add(piece);
    }
    add("*a ", "**");
    add("_* ", "~~");
    add("(_a ", "* _ ** ~~ *** ");
    add("[", "](http://b)");
    add("[a", "](http://b)");
    QString descending;
    for (int i = 170; i > 0; --i)
        descending += QString(i, u'`') + u'\n';
    QTest::newRow("ever shorter fences") << descending << QString();
    QString ascending;
    for (int i = 1; i < 170; ++i)
        ascending += QString(i, u'`') + u' ';
    QTest::newRow("ever longer code") << ascending << QString();
    QTest::newRow("soup after underscores")
        << QString(QStringLiteral("**") + QStringLiteral("_*").repeated(3000)
                   + QStringLiteral("_** _** _**").repeated(900))
        << QString();
}

// Time is not asserted; something quadratic would not come back from the second, longer round before the test
// times out.
void TestMarkdown::linear()
{
    QFETCH(QString, piece);
    QFETCH(QString, end);
    const MentionLookup people = [](QStringView name) {
        return name == u"Ana" ? QStringLiteral("p1") : QString();
    };
    for (const qsizetype size : {16'000, 500'000}) {
        QString typed = piece.repeated(size / piece.size() + 1);
        if (!end.isEmpty())
            typed = typed.left(size / 2) + end.repeated(size / 2 / end.size());
        const Formatted result = formatMarkdown(typed, people);
        QVERIFY(result.spans.size() <= MaxSpans);
        if (size < 100'000)
            QCOMPARE(broken(typed, result), QString());
    }
}

void TestMarkdown::hostileTextsAreReadAsTheyAre()
{
    const QVector<HostileText> all = hostileTexts();
    QVERIFY(all.size() >= 150);
    QHash<QString, QString> texts;
    for (const HostileText &hostile : all)
        texts.insert(hostile.name, hostile.text);
    QCOMPARE(texts.size(), all.size());
    QCOMPARE(texts[QStringLiteral("unicode: lone high surrogate")], QString(QChar(0xD83C)));
    QCOMPARE(texts[QStringLiteral("control: zero byte")], QString(QChar(0)));
    QCOMPARE(texts[QStringLiteral("long: a very long word")], QString(16'000, u'a'));
}

void TestMarkdown::hostile_data()
{
    QTest::addColumn<QString>("text");
    for (const HostileText &hostile : hostileTexts())
        QTest::newRow(qPrintable(hostile.name)) << hostile.text;
}

void TestMarkdown::hostile()
{
    QFETCH(QString, text);
    const MentionLookup nobody = [](QStringView) { return QString(); };
    for (const QString &typed :
         {text, QString(QLatin1String("**") + text + QLatin1String("** ") + text),
          QString(QLatin1String("[") + text + QLatin1String("](https://a.b)")),
          QString(QLatin1String("[a](https://") + text + QLatin1String(") `") + text + u'`'),
          QString(QLatin1String("> ") + text + QLatin1String("\n```\n") + text + QLatin1String("\n```"))}) {
        const QString wrong = broken(typed, formatMarkdown(typed, nobody));
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong + u'\n' + typed));
    }
}

} // namespace Parlor

QTEST_GUILESS_MAIN(Parlor::TestMarkdown)
#include "tst_markdown.moc"
