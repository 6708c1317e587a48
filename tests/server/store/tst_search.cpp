// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// What every MessageSearch promises: each test runs on each kind of log.
#include "server/store/memorylog.h"
#include "server/store/splitlog.h"
#include "server/store/sqlitelog.h"
#include "tests/server/store/searchcalls.h"

#include <QTemporaryDir>
#include <QTest>

namespace Parlor {

class TestSearch final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void init();
    void cleanup();

    void finds_data();
    void finds();
    void atWordStart();
    void from();
    void hasLink();
    void dates();
    void nothingButOneRoom();
    void newestFirstAcrossRooms();
    void otherRoomsNeverAppear();
    void nothingFromBeforeOnesView();
    void editedTextAsItNowIs();
    void deletedTextNever();
    void forgottenRoomNever();
    void droppedByRetentionNever();
    void pages();
    void pageDoesNotPartAMillisecond();
    void hitsAreAsInPages();
    void hostile_data();
    void hostile();
    void manyRooms();
    void answersNeverInsideTheCall();

private:
    void open(qint64 messagesPerRoom = 0);
    Seq say(const QString &id, const QString &text, const QString &room = Lobby, qint64 time = 1000);
    QString found(const SearchRequest &request) { return idsOf(searchAll(*m_log, request)); }
    QString found(const char *term) { return found(lookFor(QString::fromUtf8(term))); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<EventLog> m_log;
};

void TestSearch::initTestCase_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *const kind : {"memory", "sqlite", "one room off the record"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void TestSearch::init()
{
    open();
}

void TestSearch::cleanup()
{
    m_log.reset();
}

void TestSearch::open(qint64 messagesPerRoom)
{
    QFETCH_GLOBAL(QString, kind);
    m_log.reset();
    if (kind == QStringLiteral("memory")) {
        m_log = std::make_unique<MemoryLog>(MemoryLog::Config{messagesPerRoom});
        return;
    }
    m_folder = std::make_unique<QTemporaryDir>();
    auto log = std::make_unique<SqliteLog>(
        SqliteLog::Config{m_folder->path(), Durability::Normal, 0, messagesPerRoom});
    if (const StoreProblem problem = log->open())
        qFatal("cannot open the log: %s", qPrintable(problem.detail));
    m_log = std::move(log);
    if (kind == QStringLiteral("sqlite"))
        return;
    auto both = std::make_unique<SplitLog>(std::move(m_log), MemoryLog::Config{messagesPerRoom});
    both->setOffRecord(Attic);
    m_log = std::move(both);
}

Seq TestSearch::say(const QString &id, const QString &text, const QString &room, qint64 time)
{
    Event event = message(id, text, room);
    event.author.name = QStringLiteral("Ana");
    event.time = time;
    return append(*m_log, event).event.seq;
}

void TestSearch::finds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("term");
    QTest::addColumn<bool>("isFound");
    const auto row = [](const char *text, const char *term, bool isFound) {
        QTest::addRow("%s in %s", term, text)
            << QString::fromUtf8(text) << QString::fromUtf8(term) << isFound;
    };
    row("我们明天去看电影", "我", true);
    row("我们明天去看电影", "影", true);
    row("我们明天去看电影", "电影", true);
    row("我们明天去看电影", "看电影", true);
    row("我们明天去看电影", "明天去看电影", true);
    row("我们明天去看电影", "电视", false);
    row("我们明天去看电影", "我明", false);
    row("我们明天去看电影", "们我", false);
    row("电 影", "电影", false);
    row("ok, let us go", "ok", true);
    row("ok, let us go", "go", true);
    row("ok, let us go", "o", true);
    row("ok, let us go", "lets", false);
    row("ok, let us go", "LET US", true);
    row("ok, let   us go", "let us", true);
    row("see the CAFÉ there", "cafe", true);
    row("see the cafe there", "Café", true);
    row("cafe\xCC\x81", "caf\xC3\xA9", true); // the accent on its own
    row("Straße", "STRASSE", true);
    row("Ｈｅｌｌｏ", "hello", true);
    row("がくせい", "かくせい", false); // another letter
    row("Йога", "йога", true);
    row("c++ and c#", "c#", true);
    row("c++ and c#", "++", true);
    row("50% off", "0%", true);
    row("50% off", "0_", false);
    row("so 🎉🎉 nice", "🎉", true);
    row("so 🎉🎉 nice", "🎉🎉", true);
    row("so 🎉🎉 nice", "🎈", false);
    row("𠮷野家", "𠮷野", true);
    row("abc bcd", "abcd", false); // all of its trigrams are there
    row("it said \"no\"", "\"no\"", true);
}

void TestSearch::finds()
{
    QFETCH(QString, text);
    QFETCH(QString, term);
    QFETCH(bool, isFound);
    say(QStringLiteral("a"), text);
    say(QStringLiteral("b"), QStringLiteral("-"));
    QCOMPARE(found(lookFor(term)), isFound ? QStringLiteral("a") : QString());
}

void TestSearch::atWordStart()
{
    say(QStringLiteral("a"), QStringLiteral("concatenate"));
    say(QStringLiteral("b"), QStringLiteral("concat cats"));
    say(QStringLiteral("c"), QString::fromUtf8("有cat吗"));
    SearchRequest request = lookFor(QStringLiteral("Cat"));
    QCOMPARE(found(request), QStringLiteral("c b a"));
    request.query.terms[0].atWordStart = true;
    QCOMPARE(found(request), QStringLiteral("c b"));
    request.query.terms = {{QString::fromUtf8("吗"), true}};
    QCOMPARE(found(request), QStringLiteral("c"));
    request.query.terms = {{QStringLiteral("cat"), false}, {QStringLiteral("nat"), false}};
    QCOMPARE(found(request), QStringLiteral("a"));
}

void TestSearch::from()
{
    for (const char *name : {"Ana", "ÁNA", "Ana Belle", "Ben"}) {
        Event event = message(QString::fromUtf8(name), QStringLiteral("hello"));
        event.author.name = QString::fromUtf8(name);
        append(*m_log, event);
    }
    SearchRequest request = lookFor({});
    request.query.terms.clear();
    request.query.from = QStringLiteral("ana");
    QCOMPARE(found(request), QString::fromUtf8("ÁNA Ana"));
    request.query.from = QStringLiteral("ana belle");
    QCOMPARE(found(request), QStringLiteral("Ana Belle"));
    request.query.terms = {{QStringLiteral("bye"), false}};
    QCOMPARE(found(request), QString());
}

void TestSearch::hasLink()
{
    say(QStringLiteral("a"), QStringLiteral("no link to see"));
    Event event = message(QStringLiteral("b"), QStringLiteral("see that"));
    event.spans = {{SpanKind::Link, 4, 4, QStringLiteral("https://example.org/")}};
    append(*m_log, event);
    SearchRequest request = lookFor(QStringLiteral("see"));
    request.query.hasLink = true;
    QCOMPARE(found(request), QStringLiteral("b"));
    request.query.terms.clear();
    QCOMPARE(found(request), QStringLiteral("b"));
}

void TestSearch::dates()
{
    for (int i = 1; i <= 5; ++i)
        say(QString::number(i), QStringLiteral("tea"), Lobby, i * 1000);
    SearchRequest request = lookFor(QStringLiteral("tea"));
    request.query.notBefore = 2000;
    request.query.before = 4000;
    QCOMPARE(found(request), QStringLiteral("3 2"));
}

void TestSearch::nothingButOneRoom()
{
    say(QStringLiteral("a"), QStringLiteral("tea"));
    say(QStringLiteral("b"), QStringLiteral("tea"), Attic);
    SearchRequest request = lookFor({}, {{Attic, 0}});
    QCOMPARE(found(request), QStringLiteral("b")); // a term of which nothing is left
    request.query.terms.clear();
    QCOMPARE(found(request), QStringLiteral("b"));
}

void TestSearch::newestFirstAcrossRooms()
{
    for (int i = 1; i <= 6; ++i)
        say(QString::number(i), QStringLiteral("tea"), i % 3 == 0 ? Attic : Lobby, i * 1000);
    const SearchResult result = searchAll(*m_log, lookFor(QStringLiteral("tea"), {{Lobby, 0}, {Attic, 0}}));
    QCOMPARE(idsOf(result), QStringLiteral("6 5 4 3 2 1"));
    QCOMPARE(result.events.first().room, Attic);
    QVERIFY(!result.more);
}

void TestSearch::otherRoomsNeverAppear()
{
    const QString secret = QStringLiteral("secret");
    for (int i = 0; i < 30; ++i)
        say(QStringLiteral("s%1").arg(i), QStringLiteral("tea"), secret);
    say(QStringLiteral("a"), QStringLiteral("tea"));
    QCOMPARE(found(lookFor(QStringLiteral("tea"), {{Lobby, 0}, {Attic, 0}})), QStringLiteral("a"));
    QCOMPARE(found(lookFor(QStringLiteral("tea"), {{QStringLiteral("no such"), 0}})), QString());
    QCOMPARE(found(lookFor(QStringLiteral("tea"), {})), QString());
    const SearchResult result = searchAll(*m_log, lookFor(QStringLiteral("tea"), {{Lobby, 0}}, 1));
    QVERIFY2(!result.more, "not even that there is more elsewhere");
}

void TestSearch::nothingFromBeforeOnesView()
{
    say(QStringLiteral("a"), QStringLiteral("tea"));
    const Seq since = say(QStringLiteral("b"), QStringLiteral("tea"));
    say(QStringLiteral("c"), QStringLiteral("tea"));
    QCOMPARE(found(lookFor(QStringLiteral("tea"), {{Lobby, since}})), QStringLiteral("c b"));
    QCOMPARE(found(lookFor(QStringLiteral("tea"), {{Lobby, MaxSeq}})), QString());
}

void TestSearch::editedTextAsItNowIs()
{
    const Seq seq = say(QStringLiteral("a"), QStringLiteral("green tea"));
    QCOMPARE(found("green"), QStringLiteral("a"));
    amend(*m_log, amendment(EventKind::Edit, seq, QStringLiteral("e"), QString::fromUtf8("红茶 please")));
    QCOMPARE(found("green"), QString());
    QCOMPARE(found("茶"), QStringLiteral("a"));
    const SearchResult result = searchAll(*m_log, lookFor(QStringLiteral("please")));
    QCOMPARE(result.events, Events{readBefore(*m_log, 0, 10).events.first()});
    amend(*m_log, amendment(EventKind::Edit, seq, QStringLiteral("f"), QStringLiteral("green tea")));
    QCOMPARE(found("green"), QStringLiteral("a"));
    QCOMPARE(found("茶"), QString());
}

void TestSearch::deletedTextNever()
{
    const Seq seq = say(QStringLiteral("a"), QStringLiteral("oops"));
    say(QStringLiteral("b"), QStringLiteral("oops too"));
    QCOMPARE(found("oops"), QStringLiteral("b a"));
    amend(*m_log, amendment(EventKind::Delete, seq, QStringLiteral("d")));
    QCOMPARE(idsOf(searchOnce(*m_log, lookFor(QStringLiteral("oops")))), QStringLiteral("b")); // at once
    QCOMPARE(found("oops"), QStringLiteral("b"));
}

void TestSearch::forgottenRoomNever()
{
    say(QStringLiteral("a"), QStringLiteral("oops"));
    QCOMPARE(found("oops"), QStringLiteral("a"));
    m_log->forget(Lobby);
    say(QStringLiteral("b"), QStringLiteral("oops"));
    QCOMPARE(found("oops"), QStringLiteral("b"));
}

void TestSearch::droppedByRetentionNever()
{
    open(2);
    for (int i = 1; i <= 4; ++i)
        say(QString::number(i), QStringLiteral("tea"));
    QCOMPARE(found("tea"), QStringLiteral("4 3"));
}

void TestSearch::pages()
{
    QStringList all;
    for (int i = 1; i <= 45; ++i) {
        say(QString::number(i), i % 3 ? QString::fromUtf8("喝茶") : QString::fromUtf8("咖啡"),
            i % 2 ? Lobby : Attic, i);
        if (i % 3)
            all.prepend(QString::number(i));
    }
    SearchRequest request = lookFor(QString::fromUtf8("茶"), {{Lobby, 0}, {Attic, 0}}, 7);
    QStringList paged;
    for (bool more = true; more;) {
        const SearchResult result = searchAll(*m_log, request);
        QVERIFY(result.events.size() == 7 || !result.more);
        more = result.more;
        paged.append(idsOf(result));
        request.query.before = result.events.last().time;
    }
    QCOMPARE(paged.join(QLatin1Char(' ')), all.join(QLatin1Char(' ')));
}

void TestSearch::pageDoesNotPartAMillisecond()
{
    for (int i = 1; i <= 9; ++i)
        say(QString::number(i), QStringLiteral("tea"), Lobby, i > 3 && i < 8 ? 4 : i);
    SearchRequest request = lookFor(QStringLiteral("tea"), {{Lobby, 0}}, 3);
    const SearchResult first = searchAll(*m_log, request);
    QCOMPARE(idsOf(first), QStringLiteral("9 8 7 6 5 4"));
    QVERIFY(first.more);
    request.query.before = first.events.last().time;
    QCOMPARE(found(request), QStringLiteral("3 2 1"));
}

void TestSearch::hitsAreAsInPages()
{
    Event event = message(QStringLiteral("a"), QStringLiteral("bold tea"));
    event.author = {QStringLiteral("ana"), QStringLiteral("Ana"), 5, true, false, false};
    event.spans = {{SpanKind::Bold, 0, 4, {}}};
    event.source = QStringLiteral("**bold** tea");
    event.reply = say(QStringLiteral("o"), QStringLiteral("what is it?"));
    const Seq seq = append(*m_log, event).event.seq;
    Event reaction = amendment(EventKind::React, seq, QStringLiteral("r"));
    reaction.emoji = QString::fromUtf8("🍵");
    reaction.on = true;
    amend(*m_log, reaction);
    const Event read = readBefore(*m_log, 0, 10).events.at(1);
    QVERIFY(read.quote && !read.reactions.isEmpty());
    QCOMPARE(searchAll(*m_log, lookFor(QStringLiteral("TEA"))).events, Events{read});
}

void TestSearch::hostile_data()
{
    QTest::addColumn<QString>("term");
    for (const char *term : {"\"",  "\"\"",  "'",         "''; DROP TABLE events; --",
                             "*",   "a*",    "NEAR(a b)", "a AND b",
                             "OR",  "NOT",   "grams:a",   "^a",
                             "-a",  "a + b", "(",         "(((((",
                             "{a}", "\\",    "%",         "_"})
        QTest::newRow(term) << QString::fromLatin1(term);
    QTest::newRow("NUL") << QStringLiteral("a") + QChar(u'\0') + QStringLiteral("b");
    QTest::newRow("NUL alone") << QString(QChar(u'\0'));
    QTest::newRow("half a pair") << QString(QChar(0xD83C));
    QTest::newRow("other half") << QChar(0xDF89) + QStringLiteral("ab");
    QTest::newRow("noncharacter") << QString(QChar(0xFFFF));
    QTest::newRow("our own marks") << QString::fromUtf8("\xEE\x84\x80") + QStringLiteral("ana");
    QTest::newRow("long") << QString(300, u'x') + QStringLiteral("yz");
    QTest::newRow("long and varied") << QString::fromUtf8("罐a\"b 茶*'(喝)").repeated(30);
}

void TestSearch::hostile()
{
    QFETCH(QString, term);
    say(QStringLiteral("a"), QStringLiteral("plain text"));
    say(QStringLiteral("b"), QStringLiteral("< ") + term + QStringLiteral(" >"));
    say(QStringLiteral("c"), QStringLiteral("keep 12.7"));
    const QString hit = found(lookFor(term));
    if (term.isValidUtf16()) // nothing else is ever said
        QCOMPARE(hit, QStringLiteral("b"));
    SearchRequest request = lookFor({});
    request.query.from = term;
    QCOMPARE(found(request), QString());
    QCOMPARE(found("plain"), QStringLiteral("a"));
}

void TestSearch::manyRooms()
{
    QVector<SearchRoom> rooms;
    for (int i = 0; i < 400; ++i) {
        rooms.append({QStringLiteral("room-%1").arg(i), 0});
        m_log->append(message(QString::number(i), QStringLiteral("tea"), rooms.last().room),
                      [](const AppendResult &) {});
    }
    say(QStringLiteral("a"), QStringLiteral("tea")); // so that those are not all
    QCOMPARE(found(lookFor(QStringLiteral("tea"), rooms, 500)).count(QLatin1Char(' ')), 399);
}

void TestSearch::answersNeverInsideTheCall()
{
    bool isAnswered = false;
    m_log->search(lookFor(QStringLiteral("tea")), [&](const SearchResult &) { isAnswered = true; });
    QVERIFY(!isAnswered);
    QTRY_VERIFY(isAnswered);
}

} // namespace Parlor

QTEST_GUILESS_MAIN(Parlor::TestSearch)
#include "tst_search.moc"
