// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/joinsettings.h"

#include <QTest>

using namespace Parlor;

class TestJoinSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parsesAddresses_data();
    void parsesAddresses();
    void rejects_data();
    void rejects();
};

void TestJoinSettings::parsesAddresses_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("url");
    const auto row = [](const char *typed, const char *url) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(url);
    };
    row("192.168.1.20", "ws://192.168.1.20:8080/ws");
    row("  192.168.1.20\n", "ws://192.168.1.20:8080/ws");
    row("192.168.1.20:9000", "ws://192.168.1.20:9000/ws");
    row("192.168.1.20/", "ws://192.168.1.20:8080/ws");
    row("host:9000", "ws://host:9000/ws");
    row("host", "ws://host:8080/ws");
    row("Annas-PC.local", "ws://annas-pc.local:8080/ws");
    row("my_pc", "ws://my_pc:8080/ws");
    row("host.example.", "ws://host.example.:8080/ws");
    row("localhost:1", "ws://localhost:1/ws");
    row("localhost:65535", "ws://localhost:65535/ws");
    row("http://host:8080/", "ws://host:8080/ws");
    row("HTTP://Host:8080", "ws://host:8080/ws");
    row("http://host", "ws://host:8080/ws");
    row("https://host", "wss://host:443/ws");
    row("https://host:8443/", "wss://host:8443/ws");
    row("ws://host/ws", "ws://host:8080/ws");
    row("ws://host:80/ws", "ws://host:80/ws");
    row("wss://host/ws", "wss://host:443/ws");
    row("//host:81", "ws://host:81/ws");
    row("http://host:8080/index.html", "ws://host:8080/ws");
    row("http://host:8080/?lang=en#x", "ws://host:8080/ws");
    row("https://example.org/chat/", "wss://example.org:443/chat/ws");
    row("<http://host:8080/>", "ws://host:8080/ws");
    row("\"host\"", "ws://host:8080/ws");
    row("[fe80::1]:8080", "ws://[fe80::1]:8080/ws");
    row("[::1]", "ws://[::1]:8080/ws");
    row("::1", "ws://[::1]:8080/ws");
    row("fe80::1", "ws://[fe80::1]:8080/ws");
    row("http://[2001:db8::5]:9000/", "ws://[2001:db8::5]:9000/ws");
    row("b\u00fccher.example", "ws://xn--bcher-kva.example:8080/ws");
}

void TestJoinSettings::parsesAddresses()
{
    QFETCH(QString, typed);
    QFETCH(QString, url);
    QCOMPARE(parseAddress(typed).toString(), url);
}

void TestJoinSettings::rejects_data()
{
    QTest::addColumn<QString>("typed");
    const auto row = [](const char *typed) { QTest::newRow(typed) << QString::fromUtf8(typed); };
    row("");
    row("   ");
    row("hello there");
    row("ftp://host");
    row("javascript:alert(1)");
    row("file:///etc/passwd");
    row("host:99999");
    row("host:0");
    row("host:-1");
    row("host:port");
    row("http://");
    row("://host");
    row("user:pw@host");
    row("me@host:8080");
    row("256.1.1.1");
    row("192.168.1");
    row("1234");
    row("..");
    row("a..b");
    row(".host");
    row("[::1");
    row("[zz::1]");
    row("[192.168.1.1]:80");
    row("host\\share");
    row("a,b");
    row("<script");
    row("192.168.1:80");
    row("ho\u202est");
    QTest::newRow("long") << QString(3000, u'a');
}

void TestJoinSettings::rejects()
{
    QFETCH(QString, typed);
    QCOMPARE(parseAddress(typed), QUrl());
}

QTEST_GUILESS_MAIN(TestJoinSettings)
#include "tst_joinsettings.moc"
