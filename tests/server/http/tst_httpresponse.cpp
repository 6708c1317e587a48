// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/http/httpresponse.h"

#include <QTest>

using namespace Parlor;

class tst_HttpResponse final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesTheHead();
    void refuses();
    void namesTheWebSocketsAddress();
    void saysHowLongAnOmittedBodyIs();
    void everyStatusInUseHasAName_data();
    void everyStatusInUseHasAName();
};

void tst_HttpResponse::writesTheHead()
{
    HttpResponse response;
    response.contentType = "text/css; charset=utf-8";
    response.body = "body{}";
    response.fields = {{"ETag", "\"1\""}};
    QCOMPARE(
        headBytes(response, 784111777000),
        "HTTP/1.1 200 OK\r\n"
        "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
        "Content-Type: text/css; charset=utf-8\r\n"
        "Content-Length: 6\r\n"
        "X-Content-Type-Options: nosniff\r\n"
        "Referrer-Policy: no-referrer\r\n"
        "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' "
        "data:; "
        "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'\r\n"
        "ETag: \"1\"\r\n"
        "\r\n");
}

void tst_HttpResponse::refuses()
{
    const HttpResponse response = refusal(404, "Nothing here.");
    const QByteArray head = headBytes(response, 0);
    QVERIFY(head.startsWith("HTTP/1.1 404 Not Found\r\n"));
    QVERIFY(head.contains("\r\nConnection: close\r\n"));
    QVERIFY(head.contains("\r\nContent-Type: text/plain; charset=utf-8\r\n"));
    QCOMPARE(response.body, "Nothing here.\n");
    QVERIFY(head.contains("\r\nContent-Length: 14\r\n"));
}

void tst_HttpResponse::namesTheWebSocketsAddress()
{
    HttpResponse response;
    response.host = "box.local:8080";
    QVERIFY(
        headBytes(response, 0).contains("; connect-src 'self' ws://box.local:8080 wss://box.local:8080; "));
    response.encrypted = true;
    QVERIFY(headBytes(response, 0).contains("; connect-src 'self' wss://box.local:8080; "));
}

void tst_HttpResponse::saysHowLongAnOmittedBodyIs()
{
    HttpResponse response;
    response.body = "12345";
    response.bodyOmitted = true;
    QVERIFY(headBytes(response, 0).contains("\r\nContent-Length: 5\r\n"));
}

void tst_HttpResponse::everyStatusInUseHasAName_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {200, 304, 400, 403, 404, 405, 413, 421, 426, 429, 431, 503})
        QTest::addRow("%d", status) << status;
}

void tst_HttpResponse::everyStatusInUseHasAName()
{
    QFETCH(int, status);
    QVERIFY(reasonPhrase(status) != "Unknown");
}

QTEST_APPLESS_MAIN(tst_HttpResponse)
#include "tst_httpresponse.moc"
