// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/http/httprequest.h"

#include <QTest>

using namespace Parlor;
using State = HttpParse::State;

class tst_HttpRequest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void parses_data();
    void parses();
    void readsTheParts();
    void findsFields();
    void isIncompleteAtEveryByte();
    void neverCrashes();
    void body_data();
    void body();
    void keepsAlive_data();
    void keepsAlive();
};

static QByteArray get(const QByteArray &fields)
{
    return "GET / HTTP/1.1\r\n" + fields + "\r\n";
}

void tst_HttpRequest::parses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<State>("state");
    QTest::addColumn<int>("status");

    const auto row = [](const char *name, const QByteArray &bytes, State state, int status = 0) {
        QTest::newRow(name) << bytes << state << status;
    };
    row("nothing", "", State::Incomplete);
    row("request line only", "GET / HTTP/1.1\r\n", State::Incomplete);
    row("half a field", "GET / HTTP/1.1\r\nHo", State::Incomplete);
    row("smallest", get({}), State::Complete);
    row("usual", get("Host: a\r\nAccept: */*\r\n"), State::Complete);
    row("followed by bytes", get({}) + "more", State::Complete);
    row("HTTP/1.0", "GET / HTTP/1.0\r\n\r\n", State::Complete);
    row("unknown method", "BREW / HTTP/1.1\r\n\r\n", State::Complete);
    row("two Hosts are the router's matter", get("Host: a\r\nHost: b\r\n"), State::Complete);
    row("huge body announced", get("Content-Length: 99999999999\r\n"), State::Complete);
    row("chunked body announced", get("Transfer-Encoding: chunked\r\n"), State::Complete);

    row("zero bytes", QByteArray(64, '\0'), State::Bad, 400);
    row("high bytes", QByteArray(64, '\xff'), State::Bad, 400);
    row("TLS hello", QByteArray::fromHex("160301020001"), State::Bad, 400);
    row("empty line first", "\r\nGET / HTTP/1.1\r\n\r\n", State::Bad, 400);
    row("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", State::Bad, 400);
    row("HTTP/0.9", "GET /\r\n", State::Bad, 400);
    row("no version number", "GET / HTTP\r\n\r\n", State::Bad, 400);
    row("space in target", "GET /a b HTTP/1.1\r\n\r\n", State::Bad, 400);
    row("control in target", "GET /\x01 HTTP/1.1\r\n\r\n", State::Bad, 400);
    row("bare line feeds", "GET / HTTP/1.1\nHost: a\n\n", State::Bad, 400);
    row("space before colon", get("Host : a\r\n"), State::Bad, 400);
    row("no colon", get("Host\r\n"), State::Bad, 400);
    row("control in value", get("Host: a\x01\r\n"), State::Bad, 400);
    row("zero in value", get(QByteArray("Host: a\0b\r\n", 11)), State::Bad, 400);
    row("folded line", get("Host: a\r\n b\r\n"), State::Bad, 400);
    row("folded with tab", get("X: a\r\n\tb\r\n"), State::Bad, 400);
    row("negative length", get("Content-Length: -5\r\n"), State::Bad, 400);
    row("length past 64 bits", get("Content-Length: 99999999999999999999\r\n"), State::Bad, 400);
    row("two lengths", get("Content-Length: 1\r\nContent-Length: 2\r\n"), State::Bad, 400);
    row("length and chunked", get("Content-Length: 1\r\nTransfer-Encoding: chunked\r\n"), State::Bad, 400);

    const QByteArray field = "A: b\r\n";
    row("64 fields", get(field.repeated(MaxHeadFields)), State::Complete);
    row("65 fields", get(field.repeated(MaxHeadFields + 1)), State::Bad, 431);
    const qsizetype room = MaxHeadBytes - get("X: \r\n").size();
    row("exactly as large as can be", get("X: " + QByteArray(room, 'a') + "\r\n"), State::Complete);
    row("one byte larger", get("X: " + QByteArray(room + 1, 'a') + "\r\n"), State::Bad, 431);
    row("endless request line", "GET /" + QByteArray(100000, 'a'), State::Bad, 431);
    row("endless field", "GET / HTTP/1.1\r\nX: " + QByteArray(100000, 'a'), State::Bad, 431);
    row("endless method", QByteArray(100000, 'A'), State::Bad, 431);
    row("endless fields", "GET / HTTP/1.1\r\n" + field.repeated(100000), State::Bad, 431);
}

void tst_HttpRequest::parses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(State, state);
    QFETCH(int, status);
    const HttpParse parse = parseHttpRequest(bytes);
    QCOMPARE(parse.state, state);
    QCOMPARE(parse.status, status);
}

void tst_HttpRequest::readsTheParts()
{
    const QByteArray head = "GET /a/b?c=d HTTP/1.1\r\nHost: example:80\r\nX-Long:   with space  \r\n\r\n";
    const HttpParse parse = parseHttpRequest(QByteArray(head + "rest"));
    QCOMPARE(parse.state, State::Complete);
    QCOMPARE(parse.headBytes, head.size());
    QCOMPARE(parse.request.method, "GET");
    QCOMPARE(parse.request.target, "/a/b?c=d");
    QCOMPARE(parse.request.path(), "/a/b");
    QCOMPARE(parse.request.version, 11);
    QCOMPARE(parse.request.fields.size(), 2);
    QCOMPARE(parse.request.value("x-long"), "with space");
}

void tst_HttpRequest::findsFields()
{
    const HttpRequest request =
        parseHttpRequest(get("CONNECTION: keep-alive, Upgrade\r\nA: 1\r\nConnection: foo\r\na: 2\r\n"))
            .request;
    QCOMPARE(request.values("a"), (QList<QByteArray>{"1", "2"}));
    QCOMPARE(request.value("a"), "1");
    QCOMPARE(request.value("none"), QByteArray());
    QVERIFY(request.hasToken("connection", "upgrade"));
    QVERIFY(request.hasToken("connection", "foo"));
    QVERIFY(!request.hasToken("connection", "up"));
    QVERIFY(!request.hasToken("none", "upgrade"));
}

void tst_HttpRequest::isIncompleteAtEveryByte()
{
    const QByteArray head = "GET /a?b HTTP/1.1\r\nHost: localhost:8080\r\nConnection: Upgrade\r\n\r\n";
    for (qsizetype size = 0; size < head.size(); ++size)
        QCOMPARE(parseHttpRequest(QByteArrayView(head).first(size)).state, State::Incomplete);
    QCOMPARE(parseHttpRequest(head).state, State::Complete);
}

void tst_HttpRequest::neverCrashes()
{
    // Every byte of a real head replaced by every kind of byte that a parser trips over.
    const QByteArray head =
        "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close, x\r\n\r\n";
    int bad = 0;
    for (qsizetype at = 0; at < head.size(); ++at) {
        for (const char byte : {'\0', '\r', '\n', ' ', ':', ',', '/', '9', '\x7f', '\xff'}) {
            QByteArray mutant = head;
            mutant[at] = byte;
            bad += parseHttpRequest(mutant).state == State::Bad;
        }
    }
    QVERIFY(bad > 100);
}

void tst_HttpRequest::body_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<bool>("expected");
    QTest::newRow("none") << QByteArray() << false;
    QTest::newRow("empty") << QByteArray("Content-Length: 0\r\n") << false;
    QTest::newRow("some") << QByteArray("Content-Length: 1\r\n") << true;
    QTest::newRow("chunked") << QByteArray("Transfer-Encoding: chunked\r\n") << true;
}

void tst_HttpRequest::body()
{
    QFETCH(QByteArray, fields);
    QFETCH(bool, expected);
    const HttpParse parse = parseHttpRequest(get(fields));
    QCOMPARE(parse.state, State::Complete);
    QCOMPARE(parse.request.hasBody(), expected);
}

void tst_HttpRequest::keepsAlive_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<bool>("expected");
    QTest::newRow("1.1") << get({}) << true;
    QTest::newRow("1.1, close") << get("Connection: Close\r\n") << false;
    QTest::newRow("1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n") << false;
    QTest::newRow("1.0, keep-alive") << QByteArray("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
                                     << false;
}

void tst_HttpRequest::keepsAlive()
{
    QFETCH(QByteArray, head);
    QFETCH(bool, expected);
    QCOMPARE(parseHttpRequest(head).request.keepsAlive(), expected);
}

QTEST_APPLESS_MAIN(tst_HttpRequest)
#include "tst_httprequest.moc"
