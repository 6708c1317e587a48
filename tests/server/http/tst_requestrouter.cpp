// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/http/requestrouter.h"

#include <QTest>

using namespace Parlor;

class tst_RequestRouter final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void answers_data();
    void answers();
    void conditionalGet();
    void headLeavesOutTheBody();
    void upgrades_data();
    void upgrades();
    void tellsAboutTheUpgrade();

private:
    std::unique_ptr<RequestRouter> m_router;
};

static HttpRequest parsed(const QByteArray &head)
{
    const HttpParse parse = parseHttpRequest(head);
    Q_ASSERT(parse.state == HttpParse::State::Complete);
    return parse.request;
}

static int statusOf(const Route &route)
{
    const auto *response = std::get_if<HttpResponse>(&route);
    return response ? response->status : 101;
}

static QByteArray valueOf(const HttpResponse &response, const QByteArray &name)
{
    for (const HttpField &field : response.fields) {
        if (field.name == name)
            return field.value;
    }
    return {};
}

void tst_RequestRouter::init()
{
    ResourceTable resources;
    resources.add("/", "text/html; charset=utf-8", "page");
    resources.add("/chat.js", "text/javascript; charset=utf-8", "script");
    m_router =
        std::make_unique<RequestRouter>(HostPolicy(QStringLiteral("box")),
                                        OriginPolicy({QStringLiteral("https://listed.example")}), resources);
}

void tst_RequestRouter::answers_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("closes");
    const auto row = [](const char *name, const QByteArray &line, const QByteArray &fields, int status,
                        bool closes) {
        QTest::newRow(name) << QByteArray(line + " HTTP/1.1\r\n" + fields + "\r\n") << status << closes;
    };
    const QByteArray host = "Host: localhost:8080\r\n";
    row("page", "GET /", host, 200, false);
    row("page with query", "GET /?room=a", host, 200, false);
    row("script", "GET /chat.js", host, 200, false);
    row("page, close", "GET /", host + "Connection: close\r\n", 200, true);
    row("other protocols are not ours", "GET /", host + "Connection: Upgrade\r\nUpgrade: h2c\r\n", 200,
        false);
    row("empty body", "GET /", host + "Content-Length: 0\r\n", 200, false);
    row("own name", "GET /", "Host: box:8080\r\n", 200, false);
    row("unknown path", "GET /nothing", host, 404, true);
    row("dots", "GET /../etc/passwd", host, 404, true);
    row("absolute target", "GET http://localhost/", host, 404, true);
    row("WebSocket path without upgrade", "GET /ws", host, 426, true);
    row("POST", "POST /", host, 405, true);
    row("POST with a body", "POST /", host + "Content-Length: 99999999999\r\n", 405, true);
    row("OPTIONS *", "OPTIONS *", host, 405, true);
    row("CONNECT", "CONNECT localhost:80", host, 405, true);
    row("lower case get", "get /", host, 405, true);
    row("body", "GET /", host + "Content-Length: 5\r\n", 413, true);
    row("chunked body", "GET /", host + "Transfer-Encoding: chunked\r\n", 413, true);
    row("no Host", "GET /", "", 400, true);
    row("two Hosts", "GET /", host + host, 400, true);
    row("malformed Host", "GET /", "Host: a b\r\n", 400, true);
    row("empty Host", "GET /", "Host:\r\n", 400, true);
    row("foreign Host", "GET /", "Host: evil.example\r\n", 421, true);
    row("foreign Host before method", "POST /", "Host: evil.example\r\n", 421, true);
}

void tst_RequestRouter::answers()
{
    QFETCH(QByteArray, head);
    QFETCH(int, status);
    QFETCH(bool, closes);
    const Route route = m_router->route(parsed(head), QHostAddress(QHostAddress::LocalHost));
    QCOMPARE(statusOf(route), status);
    const auto &response = std::get<HttpResponse>(route);
    QCOMPARE(response.close, closes);
    QVERIFY(!response.body.isEmpty());
    QCOMPARE(valueOf(response, "Allow"), status == 405 ? QByteArray("GET, HEAD") : QByteArray());
    QCOMPARE(valueOf(response, "Sec-WebSocket-Version"), status == 426 ? QByteArray("13") : QByteArray());
    QCOMPARE(response.host.isEmpty(), status == 400 || status == 405 || status == 413 || status == 421);
}

void tst_RequestRouter::conditionalGet()
{
    const QHostAddress peer(QHostAddress::LocalHost);
    const Route full = m_router->route(parsed("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"), peer);
    const QByteArray etag = valueOf(std::get<HttpResponse>(full), "ETag");
    QVERIFY(!etag.isEmpty());
    const Route same = m_router->route(
        parsed("GET / HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: " + etag + "\r\n\r\n"), peer);
    QCOMPARE(statusOf(same), 304);
    QVERIFY(std::get<HttpResponse>(same).bodyOmitted);
    QCOMPARE(valueOf(std::get<HttpResponse>(same), "ETag"), etag);
    const Route other =
        m_router->route(parsed("GET / HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: \"x\"\r\n\r\n"), peer);
    QCOMPARE(statusOf(other), 200);
}

void tst_RequestRouter::headLeavesOutTheBody()
{
    for (const QByteArray path : {"/", "/nothing"}) {
        const Route route = m_router->route(parsed("HEAD " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n"),
                                            QHostAddress(QHostAddress::LocalHost));
        QVERIFY(std::get<HttpResponse>(route).bodyOmitted);
        QVERIFY(!std::get<HttpResponse>(route).body.isEmpty());
    }
}

void tst_RequestRouter::upgrades_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArrayList>("removed"); // of the fields of a good upgrade
    QTest::addColumn<QByteArray>("added");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &line, const QByteArrayList &removed,
                        const QByteArray &added,
                        int status) { QTest::newRow(name) << line << removed << added << status; };
    const QByteArray ws = "GET /ws HTTP/1.1";
    const QByteArray root = "GET / HTTP/1.1";
    const QByteArray rich = "Sec-WebSocket-Protocol: parlor.v1\r\n";
    row("rich", ws, {}, rich, 101);
    row("rich among others", ws, {}, "Sec-WebSocket-Protocol: x, parlor.v1\r\n", 101);
    row("rich on a second line", ws, {}, "Sec-WebSocket-Protocol: x\r\n" + rich, 101);
    row("plain", ws, {}, {}, 101);
    row("plain on the root", root, {}, {}, 101);
    row("plain with a query", "GET /?a=b HTTP/1.1", {}, {}, 101);
    row("other case", ws, {"Upgrade", "Connection"},
        "upgrade: WebSocket\r\nconnection: keep-alive, UPGRADE\r\n", 101);
    row("own origin", ws, {}, rich + "Origin: http://localhost:8080\r\n", 101);
    row("listed origin", ws, {}, rich + "Origin: https://listed.example\r\n", 101);
    row("page from disk", root, {}, "Origin: null\r\n", 101);

    row("rich on the root", root, {}, rich, 400);
    row("elsewhere", "GET /chat HTTP/1.1", {}, {}, 400);
    row("unknown subprotocol", ws, {}, "Sec-WebSocket-Protocol: chat\r\n", 400);
    row("empty subprotocol", ws, {}, "Sec-WebSocket-Protocol:\r\n", 400);
    row("next version only", ws, {}, "Sec-WebSocket-Protocol: parlor.v2\r\n", 400);
    row("HTTP/1.0", "GET /ws HTTP/1.0", {}, {}, 400);
    row("no key", ws, {"Sec-WebSocket-Key"}, {}, 400);
    row("two keys", ws, {}, "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n", 400);
    row("short key", ws, {"Sec-WebSocket-Key"}, "Sec-WebSocket-Key: short\r\n", 400);
    row("key of 15 bytes", ws, {"Sec-WebSocket-Key"}, "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25j\r\n", 400);
    row("key of 17 bytes", ws, {"Sec-WebSocket-Key"}, "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZXM=\r\n", 400);
    row("key not base64", ws, {"Sec-WebSocket-Key"}, "Sec-WebSocket-Key: !GhlIHNhbXBsZSBub25jZQ==\r\n", 400);
    row("no Connection", ws, {"Connection"}, {}, 400);
    row("Connection: close", ws, {"Connection"}, "Connection: close\r\n", 400);
    row("two Connections", ws, {}, "Connection: keep-alive\r\n", 400);
    row("list in Upgrade", ws, {"Upgrade"}, "Upgrade: websocket, h2c\r\n", 400);
    row("body", ws, {}, "Content-Length: 5\r\n", 400);
    row("chunked body", ws, {}, "Transfer-Encoding: chunked\r\n", 400);
    row("no version", ws, {"Sec-WebSocket-Version"}, {}, 426);
    row("version 8", ws, {"Sec-WebSocket-Version"}, "Sec-WebSocket-Version: 8\r\n", 426);
    row("two versions", ws, {}, "Sec-WebSocket-Version: 8\r\n", 426);
    row("HEAD", "HEAD /ws HTTP/1.1", {}, {}, 405);
    row("POST", "POST /ws HTTP/1.1", {}, {}, 405);
    row("foreign origin", ws, {}, rich + "Origin: https://evil.example\r\n", 403);
    row("foreign origin, plain", root, {}, "Origin: https://evil.example\r\n", 403);
    row("page from disk, rich", ws, {}, rich + "Origin: null\r\n", 403);
    row("page from disk, unknown subprotocol", ws, {}, "Sec-WebSocket-Protocol: x\r\nOrigin: null\r\n", 403);
    row("page from disk, proxied", root, {}, "Origin: null\r\nX-Forwarded-For: 192.0.2.1\r\n", 403);
    row("foreign Host", ws, {"Host"}, "Host: evil.example\r\n", 421);
    row("foreign Host and Origin", ws, {"Host"}, "Host: evil.example\r\nOrigin: http://evil.example\r\n",
        421);
    row("no Host", ws, {"Host"}, {}, 400);
}

static QByteArray upgradeHead(const QByteArray &line, const QByteArrayList &removed, const QByteArray &added)
{
    QByteArray head = line + "\r\n";
    const QList<HttpField> usual{{"Host", "localhost:8080"},
                                 {"Upgrade", "websocket"},
                                 {"Connection", "Upgrade"},
                                 {"Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="},
                                 {"Sec-WebSocket-Version", "13"}};
    for (const HttpField &field : usual) {
        if (!removed.contains(field.name))
            head += field.name + ": " + field.value + "\r\n";
    }
    return head + added + "\r\n";
}

void tst_RequestRouter::upgrades()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArrayList, removed);
    QFETCH(QByteArray, added);
    QFETCH(int, status);
    const Route route =
        m_router->route(parsed(upgradeHead(line, removed, added)), QHostAddress(QHostAddress::LocalHost));
    QCOMPARE(statusOf(route), status);
    if (const auto *response = std::get_if<HttpResponse>(&route)) {
        QVERIFY(response->close);
        QCOMPARE(valueOf(*response, "Sec-WebSocket-Version"),
                 status == 426 ? QByteArray("13") : QByteArray());
        QCOMPARE(valueOf(*response, "Upgrade"), status == 426 ? QByteArray("websocket") : QByteArray());
    }
}

void tst_RequestRouter::tellsAboutTheUpgrade()
{
    const QHostAddress peer(QStringLiteral("192.0.2.7"));
    const Route rich = m_router->route(
        parsed(
            upgradeHead("GET /ws?x HTTP/1.1", {},
                        "Sec-WebSocket-Protocol: parlor.v1\r\nOrigin: http://localhost:8080\r\nUser-Agent: "
                            + QByteArray(300, 'u') + "\r\n")),
        peer);
    const auto &richUpgrade = std::get<UpgradeRequest>(rich);
    QCOMPARE(richUpgrade.path, "/ws");
    QCOMPARE(richUpgrade.mode, WireMode::Rich);
    QCOMPARE(richUpgrade.origin, "http://localhost:8080");
    QVERIFY(!richUpgrade.localPage);
    QCOMPARE(richUpgrade.peer, peer);
    QCOMPARE(richUpgrade.userAgent, QString(200, u'u'));

    const Route plain = m_router->route(parsed(upgradeHead("GET / HTTP/1.1", {}, "Origin: null\r\n")),
                                        QHostAddress(QHostAddress::LocalHostIPv6));
    const auto &plainUpgrade = std::get<UpgradeRequest>(plain);
    QCOMPARE(plainUpgrade.path, "/");
    QCOMPARE(plainUpgrade.mode, WireMode::Plain);
    QVERIFY(plainUpgrade.localPage);
    QVERIFY(plainUpgrade.userAgent.isEmpty());
}

QTEST_APPLESS_MAIN(tst_RequestRouter)
#include "tst_requestrouter.moc"
