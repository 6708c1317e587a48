// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/http/addressgroup.h"
#include "server/http/connectiongate.h"

#include <QTest>

using namespace Parlor;
using namespace std::chrono_literals;

class tst_ConnectionGate final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void groupsAddresses_data();
    void groupsAddresses();
    void capsTheTotal();
    void capsEachGroup();
    void zeroMeansNoLimit();
    void loopbackCountsOnlyForTheTotal();
    void ratesUpgrades();
    void forgetsWhatIsWhole();
    void slotsOutliveTheGate();
};

static const QHostAddress ana(QStringLiteral("192.0.2.1"));
static const QHostAddress ben(QStringLiteral("192.0.2.2"));

void tst_ConnectionGate::groupsAddresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("group");
    const auto row = [](const char *address, const char *group) {
        QTest::newRow(address) << QString::fromLatin1(address) << QString::fromLatin1(group);
    };
    row("192.0.2.1", "192.0.2.1");
    row("::ffff:192.0.2.1", "192.0.2.1");
    row("2001:db8:1:1::5", "2001:db8:1:1::");
    row("2001:db8:1:1:ffff::6", "2001:db8:1:1::");
    row("2001:db8:1:2::5", "2001:db8:1:2::");
    row("2001:db8:aa:aa::5", "2001:db8:aa:aa::5"); // in our own network
    row("fe80::1", "fe80::1");
    row("::1", "::1");
}

void tst_ConnectionGate::groupsAddresses()
{
    QFETCH(QString, address);
    QFETCH(QString, group);
    const QList<Subnet> own{QHostAddress::parseSubnet(QStringLiteral("2001:db8:aa:aa::/64")),
                            QHostAddress::parseSubnet(QStringLiteral("fe80::/64")),
                            QHostAddress::parseSubnet(QStringLiteral("::1/128")),
                            QHostAddress::parseSubnet(QStringLiteral("192.0.2.0/24"))};
    QCOMPARE(addressGroup(plainAddress(QHostAddress(address)), own), QHostAddress(group));
}

void tst_ConnectionGate::capsTheTotal()
{
    const auto gate = std::make_shared<ConnectionGate>(GateLimits{2, 0, 0, 0});
    auto first = gate->enter(ana);
    auto second = gate->enter(ben);
    QVERIFY(first && second);
    QVERIFY(!gate->enter(ana));
    QCOMPARE(gate->connections(), 2);
    first.reset();
    QCOMPARE(gate->connections(), 1);
    QVERIFY(gate->enter(ana));
}

void tst_ConnectionGate::capsEachGroup()
{
    const auto gate = std::make_shared<ConnectionGate>(GateLimits{0, 1, 0, 0});
    auto first = gate->enter(ana);
    QVERIFY(first);
    QVERIFY(!gate->enter(ana));
    QVERIFY(gate->enter(ben));
    {
        const ConnectionSlot moved = std::move(*first);
        first.reset();
        QVERIFY(!gate->enter(ana)); // the place moved, it was not given back
    }
    QVERIFY(gate->enter(ana));
    QCOMPARE(gate->groupsKnown(), 0);
}

void tst_ConnectionGate::zeroMeansNoLimit()
{
    const auto gate = std::make_shared<ConnectionGate>(GateLimits{});
    std::vector<ConnectionSlot> places;
    for (int i = 0; i < 500; ++i) {
        auto place = gate->enter(ana);
        QVERIFY(place);
        places.push_back(std::move(*place));
        QVERIFY(gate->admitsUpgrade(ana, 0ms));
    }
    QCOMPARE(gate->connections(), 500);
}

void tst_ConnectionGate::loopbackCountsOnlyForTheTotal()
{
    const auto gate = std::make_shared<ConnectionGate>(GateLimits{3, 1, 1, 1});
    for (const auto address : {QHostAddress::LocalHost, QHostAddress::LocalHostIPv6}) {
        const QHostAddress loopback(address);
        auto first = gate->enter(loopback);
        auto second = gate->enter(loopback);
        auto third = gate->enter(loopback);
        QVERIFY(first && second && third);
        QVERIFY(!gate->enter(loopback));
        for (int i = 0; i < 10; ++i)
            QVERIFY(gate->admitsUpgrade(loopback, 0ms));
    }
}

void tst_ConnectionGate::ratesUpgrades()
{
    const auto gate = std::make_shared<ConnectionGate>(GateLimits{0, 0, 10, 3});
    for (int i = 0; i < 3; ++i)
        QVERIFY(gate->admitsUpgrade(ana, 1000ms));
    QVERIFY(!gate->admitsUpgrade(ana, 1000ms));
    QVERIFY(gate->admitsUpgrade(ben, 1000ms));
    QVERIFY(!gate->admitsUpgrade(ana, 1050ms));
    QVERIFY(gate->admitsUpgrade(ana, 1110ms));
    QVERIFY(!gate->admitsUpgrade(ana, 1110ms));
    for (int i = 0; i < 3; ++i) // never more than the burst, however long it was quiet
        QVERIFY(gate->admitsUpgrade(ana, 60s));
    QVERIFY(!gate->admitsUpgrade(ana, 60s));
}

void tst_ConnectionGate::forgetsWhatIsWhole()
{
    const auto gate = std::make_shared<ConnectionGate>(GateLimits{0, 0, 1, 2});
    QVERIFY(gate->admitsUpgrade(ana, 0ms));
    gate->tidy(500ms);
    QCOMPARE(gate->groupsKnown(), 1);
    gate->tidy(1000ms);
    QCOMPARE(gate->groupsKnown(), 0);
}

void tst_ConnectionGate::slotsOutliveTheGate()
{
    auto gate = std::make_shared<ConnectionGate>(GateLimits{});
    auto place = gate->enter(ana);
    gate.reset();
    place.reset();
    QVERIFY(!place);
}

QTEST_APPLESS_MAIN(tst_ConnectionGate)
#include "tst_connectiongate.moc"
