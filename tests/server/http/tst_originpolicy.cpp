// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/http/originpolicy.h"

#include <QTest>

using namespace Parlor;
using Verdict = OriginVerdict;

class tst_OriginPolicy final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void judges_data();
    void judges();
    void judgesEncrypted_data();
    void judgesEncrypted();
    void nullOrigin_data();
    void nullOrigin();
    void refusesTwoOrigins();
};

static HttpRequest requestFrom(const QByteArray &origin)
{
    HttpRequest request;
    request.fields = {{"Origin", origin}};
    return request;
}

void tst_OriginPolicy::judges_data()
{
    QTest::addColumn<QByteArray>("origin"); // null: none
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<Verdict>("verdict");
    const auto row = [](const char *name, const char *origin, const char *host, Verdict verdict) {
        QTest::newRow(name) << QByteArray(origin) << QByteArray(host) << verdict;
    };
    row("none", nullptr, "a:8080", Verdict::None);
    row("own", "http://a:8080", "a:8080", Verdict::Own);
    row("own, other case", "HTTP://A:8080", "a:8080", Verdict::Own);
    row("own address", "http://192.0.2.1:8080", "192.0.2.1:8080", Verdict::Own);
    row("own IPv6", "http://[2001:db8::1]:8080", "[2001:DB8::1]:8080", Verdict::Own);
    row("usual port unsaid", "http://a", "a", Verdict::Own);
    row("usual port said once", "http://a", "a:80", Verdict::Own);
    row("behind a TLS proxy", "https://a", "a", Verdict::Own);
    row("behind a TLS proxy, port said", "https://a", "a:443", Verdict::Own);
    row("other name", "http://b:8080", "a:8080", Verdict::Foreign);
    row("other port", "http://a:8081", "a:8080", Verdict::Foreign);
    row("no port, other port", "http://a", "a:8080", Verdict::Foreign);
    row("https, port of http", "https://a", "a:80", Verdict::Foreign);
    row("longer name", "http://a.evil:8080", "a:8080", Verdict::Foreign);
    row("prefix", "http://evil-a:8080", "a:8080", Verdict::Foreign);
    row("user part", "http://a:8080@evil", "a:8080", Verdict::Foreign);
    row("with path", "http://a:8080/x", "a:8080", Verdict::Foreign);
    row("other scheme", "ftp://a:8080", "a:8080", Verdict::Foreign);
    row("file", "file://", "a:8080", Verdict::Foreign);
    row("no scheme", "a:8080", "a:8080", Verdict::Foreign);
    row("empty", "", "a:8080", Verdict::Foreign);
    row("listed", "https://chat.example", "a:8080", Verdict::Listed);
    row("listed, port said", "https://chat.example:443", "a:8080", Verdict::Listed);
    row("listed with port", "http://dev.example:3000", "a:8080", Verdict::Listed);
    row("listed under https only", "http://chat.example", "a:8080", Verdict::Foreign);
    row("listed with another port", "https://chat.example:8443", "a:8080", Verdict::Foreign);
    row("below a listed one", "https://x.chat.example", "a:8080", Verdict::Foreign);
    row("null", "null", "a:8080", Verdict::Foreign);
    row("Null is not null", "Null", "localhost:8080", Verdict::Foreign);
}

void tst_OriginPolicy::judges()
{
    QFETCH(QByteArray, origin);
    QFETCH(QByteArray, host);
    QFETCH(Verdict, verdict);
    const OriginPolicy policy({QStringLiteral("https://Chat.example/"),
                               QStringLiteral("http://dev.example:3000"), QStringLiteral("nonsense")});
    const HttpRequest request = origin.isNull() ? HttpRequest() : requestFrom(origin);
    for (const bool plain : {false, true}) {
        QCOMPARE(policy.judge(request, *parseHostAndPort(host), QHostAddress(QHostAddress::LocalHost), plain),
                 verdict);
        QCOMPARE(
            policy.judge(request, *parseHostAndPort(host), QHostAddress(QStringLiteral("192.0.2.7")), plain),
            verdict);
    }
}

void tst_OriginPolicy::judgesEncrypted_data()
{
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<Verdict>("verdict");
    const auto row = [](const char *name, const char *origin, const char *host, Verdict verdict) {
        QTest::newRow(name) << QByteArray(origin) << QByteArray(host) << verdict;
    };
    row("own", "https://a:8080", "a:8080", Verdict::Own);
    row("usual port unsaid", "https://a", "a", Verdict::Own);
    row("usual port said once", "https://a", "a:443", Verdict::Own);
    row("unencrypted neighbour", "http://a:8080", "a:8080", Verdict::Foreign);
    row("unencrypted neighbour, usual port", "http://a", "a", Verdict::Foreign);
    row("other name", "https://b:8080", "a:8080", Verdict::Foreign);
    row("other port", "https://a", "a:8080", Verdict::Foreign);
    row("listed, unencrypted", "http://dev.example:3000", "a:8080", Verdict::Listed);
    row("page from disk", "null", "localhost:8080", Verdict::LocalPage);
}

void tst_OriginPolicy::judgesEncrypted()
{
    QFETCH(QByteArray, origin);
    QFETCH(QByteArray, host);
    HttpRequest request = requestFrom(origin);
    request.encrypted = true;
    QTEST(OriginPolicy({QStringLiteral("http://dev.example:3000")})
              .judge(request, *parseHostAndPort(host), QHostAddress(QHostAddress::LocalHost), true),
          "verdict");
}

void tst_OriginPolicy::nullOrigin_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QString>("peer");
    QTest::addColumn<bool>("plain");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<Verdict>("verdict");
    const auto row = [](const char *name, const char *host, const char *peer, bool plain, const char *header,
                        Verdict verdict) {
        QTest::newRow(name) << QByteArray(host) << QString::fromLatin1(peer) << plain << QByteArray(header)
                            << verdict;
    };
    row("localhost", "localhost:8080", "127.0.0.1", true, "", Verdict::LocalPage);
    row("localhost, no port", "localhost", "::1", true, "", Verdict::LocalPage);
    row("127.0.0.1", "127.0.0.1:1", "127.0.0.1", true, "", Verdict::LocalPage);
    row("::1", "[::1]:8080", "::1", true, "", Verdict::LocalPage);
    row("rich", "localhost:8080", "127.0.0.1", false, "", Verdict::Foreign);
    row("from elsewhere", "localhost:8080", "192.0.2.7", true, "", Verdict::Foreign);
    row("from elsewhere, IPv6", "localhost:8080", "2001:db8::7", true, "", Verdict::Foreign);
    row("another loopback address", "127.0.0.2", "127.0.0.1", true, "", Verdict::Foreign);
    row("own address", "192.168.1.20:8080", "127.0.0.1", true, "", Verdict::Foreign);
    row("own name", "box:8080", "127.0.0.1", true, "", Verdict::Foreign);
    row("localhost with a dot", "localhost.:8080", "127.0.0.1", true, "", Verdict::Foreign);
    row("long ::1", "[0:0:0:0:0:0:0:1]", "::1", true, "", Verdict::Foreign);
    row("Forwarded", "localhost", "127.0.0.1", true, "Forwarded", Verdict::Foreign);
    row("X-Forwarded-For", "localhost", "127.0.0.1", true, "X-Forwarded-For", Verdict::Foreign);
    row("X-Forwarded-Anything", "localhost", "127.0.0.1", true, "x-forwarded-anything", Verdict::Foreign);
    row("X-Real-IP", "localhost", "127.0.0.1", true, "X-Real-IP", Verdict::Foreign);
    row("Via", "localhost", "127.0.0.1", true, "Via", Verdict::Foreign);
}

void tst_OriginPolicy::nullOrigin()
{
    QFETCH(QByteArray, host);
    QFETCH(QString, peer);
    QFETCH(bool, plain);
    QFETCH(QByteArray, header);
    QFETCH(Verdict, verdict);
    HttpRequest request = requestFrom("null");
    if (!header.isEmpty())
        request.fields.append(HttpField{header, "1"});
    const HostAndPort parsed = *parseHostAndPort(host);
    QCOMPARE(OriginPolicy().judge(request, parsed, QHostAddress(peer), plain), verdict);
    const OriginPolicy listing({QStringLiteral("null")});
    QCOMPARE(listing.judge(request, parsed, QHostAddress(peer), plain), Verdict::Listed);
}

void tst_OriginPolicy::refusesTwoOrigins()
{
    HttpRequest request = requestFrom("http://a");
    request.fields.append(HttpField{"Origin", "http://a"});
    QCOMPARE(OriginPolicy().judge(request, {"a", {}}, QHostAddress(QHostAddress::LocalHost), true),
             Verdict::Foreign);
}

QTEST_APPLESS_MAIN(tst_OriginPolicy)
#include "tst_originpolicy.moc"
