// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "app/reachableaddress.h"

#include <QTest>

using namespace Parlor;

/// Interface sets as people have them; in each, the address that others in the room can reach comes first.
class TestReachableAddress final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ranks_data();
    void ranks();
    void nothingRunningLeavesLoopback();
    void systemHasAtLeastOne();
    void url();
    void sharesWhatIsListenedOn();
};

static InterfaceInfo interface(const char *name, const QStringList &addresses, bool pointToPoint = false,
                               bool loopback = false)
{
    InterfaceInfo info{QString::fromLatin1(name), true, loopback, pointToPoint, {}};
    for (const QString &address : addresses)
        info.addresses.push_back(QHostAddress(address));
    return info;
}

void TestReachableAddress::ranks_data()
{
    QTest::addColumn<QList<InterfaceInfo>>("interfaces");
    QTest::addColumn<QString>("first");
    const InterfaceInfo lo =
        interface("lo", {QStringLiteral("127.0.0.1"), QStringLiteral("::1")}, false, true);
    const InterfaceInfo ethernet =
        interface("enp3s0", {QStringLiteral("192.168.1.20"), QStringLiteral("fe80::1")});
    const QString home = QStringLiteral("192.168.1.20");
    const auto row = [](const char *name, QList<InterfaceInfo> interfaces, const QString &first) {
        QTest::newRow(name) << std::move(interfaces) << first;
    };
    row("one card", {lo, ethernet}, home);
    row("docker first", {lo, interface("docker0", {QStringLiteral("172.17.0.1")}), ethernet}, home);
    row("docker bridge first", {interface("br-1a2b3c", {QStringLiteral("172.18.0.1")}), ethernet}, home);
    row("libvirt first", {interface("virbr0", {QStringLiteral("192.168.122.1")}), ethernet}, home);
    row("VirtualBox first", {interface("vboxnet0", {QStringLiteral("192.168.56.1")}), ethernet}, home);
    row("VMware first", {interface("vmnet8", {QStringLiteral("192.168.80.1")}), ethernet}, home);
    row("WSL first", {interface("vEthernet (WSL)", {QStringLiteral("172.28.0.1")}), ethernet}, home);
    row("WireGuard first", {interface("wg0", {QStringLiteral("10.0.0.2")}), ethernet}, home);
    row("OpenVPN first", {interface("tun0", {QStringLiteral("10.8.0.6")}, true), ethernet}, home);
    row("unknown tunnel by its type", {interface("corp7", {QStringLiteral("10.9.0.6")}, true), ethernet},
        home);
    row("Tailscale first", {interface("tailscale0", {QStringLiteral("100.101.1.1")}), ethernet}, home);
    row("macOS tunnels first", {interface("utun3", {QStringLiteral("10.1.1.1")}), interface("en0", {home})},
        home);
    row("macOS AirDrop first", {interface("awdl0", {QStringLiteral("fe80::5")}), interface("en0", {home})},
        home);
    row("two cards keep their order", {ethernet, interface("wlp2s0", {QStringLiteral("192.168.7.3")})}, home);
    row("hotspot", {lo, interface("wlan0", {QStringLiteral("10.42.0.1")})}, QStringLiteral("10.42.0.1"));
    row("IPv6 before IPv4 on one card", {interface("eth0", {QStringLiteral("2001:db8::7"), home})}, home);
    row("IPv6 only", {lo, interface("eth0", {QStringLiteral("fe80::7"), QStringLiteral("2001:db8::7")})},
        QStringLiteral("2001:db8::7"));
    row("card without an address from DHCP",
        {interface("eth0", {QStringLiteral("169.254.3.4")}), interface("wlan0", {home})}, home);
    row("only a tunnel", {lo, interface("tun0", {QStringLiteral("10.8.0.6")}, true)},
        QStringLiteral("10.8.0.6"));
    row("only link-local", {lo, interface("eth0", {QStringLiteral("169.254.3.4")})},
        QStringLiteral("169.254.3.4"));
    row("only loopback", {lo}, QStringLiteral("127.0.0.1"));
}

void TestReachableAddress::ranks()
{
    QFETCH(QList<InterfaceInfo>, interfaces);
    QFETCH(QString, first);
    qsizetype addresses = 0;
    for (const InterfaceInfo &info : interfaces)
        addresses += info.addresses.size();
    const QList<ReachableAddress> ranked = rankAddresses(interfaces);
    QCOMPARE(ranked.constFirst().address, QHostAddress(first));
    QCOMPARE(ranked.size(), addresses); // none is lost, the person can choose any
}

void TestReachableAddress::nothingRunningLeavesLoopback()
{
    InterfaceInfo down = interface("eth0", {QStringLiteral("192.168.1.20")});
    down.running = false;
    QCOMPARE(rankAddresses({down}).constFirst().address, QHostAddress(QHostAddress::LocalHost));
}

void TestReachableAddress::systemHasAtLeastOne()
{
    QVERIFY(!rankAddresses(systemInterfaces()).constFirst().address.isNull());
}

void TestReachableAddress::url()
{
    QCOMPARE(joinUrl(QHostAddress(QStringLiteral("10.0.0.1")), 8080),
             QStringLiteral("http://10.0.0.1:8080/"));
    QCOMPARE(joinUrl(QHostAddress(QStringLiteral("fe80::1%eth0")), 80),
             QStringLiteral("http://[fe80::1]:80/"));
    QCOMPARE(joinUrl(QHostAddress(QStringLiteral("10.0.0.1")), 8080, UrlScheme::Https),
             QStringLiteral("https://10.0.0.1:8080/"));
}

void TestReachableAddress::sharesWhatIsListenedOn()
{
    const QList<InterfaceInfo> interfaces{
        interface("lo", {QStringLiteral("127.0.0.1"), QStringLiteral("::1")}, false, true),
        interface("eth0",
                  {QStringLiteral("10.0.0.1"), QStringLiteral("fe80::1"), QStringLiteral("2001:db8::7")})};
    const auto first = [&interfaces](const QHostAddress &bound) {
        return shareUrls(bound, 80, interfaces).constFirst();
    };
    QCOMPARE(first(QHostAddress(QHostAddress::Any)), QStringLiteral("http://10.0.0.1:80/"));
    QCOMPARE(first(QHostAddress(QHostAddress::AnyIPv4)), QStringLiteral("http://10.0.0.1:80/"));
    QCOMPARE(first(QHostAddress(QHostAddress::AnyIPv6)), QStringLiteral("http://[2001:db8::7]:80/"));
    QCOMPARE(shareUrls(QHostAddress(QStringLiteral("10.9.9.9")), 80, interfaces),
             QStringList{QStringLiteral("http://10.9.9.9:80/")});
    for (const QString &url : shareUrls(QHostAddress(QHostAddress::Any), 80, interfaces, UrlScheme::Https))
        QVERIFY(url.startsWith(QLatin1String("https://")));
    for (const QString &url : shareUrls(QHostAddress(QHostAddress::Any), 80, interfaces))
        QVERIFY(!url.contains(QLatin1String("fe80")));
    QCOMPARE(shareUrls(QHostAddress(QHostAddress::AnyIPv6), 80, {}),
             QStringList{QStringLiteral("http://[::1]:80/")});
}

QTEST_APPLESS_MAIN(TestReachableAddress)
#include "tst_reachableaddress.moc"
