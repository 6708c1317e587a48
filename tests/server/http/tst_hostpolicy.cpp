// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/http/hostpolicy.h"

#include <QTest>

using namespace Parlor;

class tst_HostPolicy final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void parses_data();
    void parses();
    void allows_data();
    void allows();
    void knowsOnlyLocalhostUnlessTold();
};

void tst_HostPolicy::parses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("name"); // empty: refused
    QTest::addColumn<int>("port");        // -1: none
    const auto row = [](const char *text, const char *name, int port = -1) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(name) << port;
    };
    row("localhost", "localhost");
    row("LocalHost:8080", "localhost", 8080);
    row("192.0.2.1:80", "192.0.2.1", 80);
    row("[::1]", "[::1]");
    row("[2001:DB8::1]:8080", "[2001:db8::1]", 8080);
    row("a_b-c.example.", "a_b-c.example.");
    row("", "");
    row(":80", "");
    row("a:", "");
    row("a:x", "");
    row("a:+80", "");
    row("a:65536", "");
    row("a:80:81", "");
    row("a b", "");
    row("user@a", "");
    row("a/b", "");
    row("a;b", "");
    row("::1", "");
    row("[::1", "");
    row("[]", "");
    row("[::1]x", "");
    row("[fe80::1%eth0]", "");
    row("[127.0.0.1]", "");
    row("\xc3\xa4", "");
}

void tst_HostPolicy::parses()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, name);
    QFETCH(int, port);
    const auto host = parseHostAndPort(text);
    QCOMPARE(host.has_value(), !name.isEmpty());
    if (host) {
        QCOMPARE(host->name, name);
        QCOMPARE(host->port ? int(*host->port) : -1, port);
    }
}

void tst_HostPolicy::allows_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char *host, bool allowed) {
        QTest::newRow(host) << QByteArray(host) << allowed;
    };
    row("localhost", true);
    row("LOCALHOST:1", true);
    row("localhost.", true);
    row("127.0.0.1:8080", true);
    row("192.168.1.20:8080", true);
    row("203.0.113.9", true);
    row("[::1]:8080", true);
    row("[2001:db8::1]", true);
    row("box.lan.example", true);
    row("box", true);
    row("Box.local", true);
    row("chat.example", true);
    row("chat.example:8443", true);
    row("other.example:1", true);
    row("evil.example", false);
    row("box.evil.example", false);
    row("notbox", false);
    row("localhost.evil.example", false);
    row("127.0.0.1.evil.example", false);
    row("sub.chat.example", false);
    row("1", false);
    row("127.1", false);
    row("0x7f.0.0.1", false);
    row("127.0.0.256", false);
    row("local", false);
}

void tst_HostPolicy::allows()
{
    QFETCH(QByteArray, host);
    QFETCH(bool, allowed);
    const HostPolicy policy(QStringLiteral("Box.lan.example"),
                            {QStringLiteral("Chat.example"), QStringLiteral("other.example:8080")});
    const auto parsed = parseHostAndPort(host);
    QVERIFY(parsed);
    QCOMPARE(policy.allows(*parsed), allowed);
}

void tst_HostPolicy::knowsOnlyLocalhostUnlessTold()
{
    const HostPolicy policy;
    QVERIFY(policy.allows({"localhost", {}}));
    QVERIFY(!policy.allows({"", {}}));
    QVERIFY(!policy.allows({".local", {}}));
    QVERIFY(!policy.allows({"box", {}}));
}

QTEST_APPLESS_MAIN(tst_HostPolicy)
#include "tst_hostpolicy.moc"
