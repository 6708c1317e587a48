// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "frontfixture.h"

#include "server/http/descriptorlimit.h"

#include <QSignalSpy>

using namespace Parlor;
using namespace std::chrono_literals;

class tst_PortListener final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void closesSilentConnections();
    void zeroMeansNoDeadline();
    void closesTlsHellosAtOnce();
    void freesThePlacesOfThoseWhoLeave();
    void capsConnections();
    void stopsAndCuts();
    void canBeDestroyedAmidstConnections();
    void acceptsAgainAfterAnError();
    void raisesTheDescriptorLimit();
};

void tst_PortListener::closesSilentConnections()
{
    FrontFixture front;
    QVERIFY(front.start());
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 30; ++i)
        clients.push_back(std::make_unique<RawClient>(*front.listener));
    QTRY_COMPARE(front.listener->connections(), 30);
    QVERIFY(front.sockets().isEmpty()); // none is made before the first byte
    front.pass(5000ms);
    QCOMPARE(front.listener->connections(), 0);
    for (const auto &client : clients) {
        QTRY_VERIFY(client->ended);
        QVERIFY(client->received.isEmpty());
    }
}

void tst_PortListener::zeroMeansNoDeadline()
{
    FrontFixture front;
    front.config.limits.set(u"all=0");
    QVERIFY(front.start());
    RawClient silent(*front.listener);
    RawClient idle(*front.listener);
    idle.send(getRequest("/"));
    QTRY_COMPARE(idle.statuses(), QList<int>{200});
    QTRY_COMPARE(front.listener->connections(), 2);
    front.pass(24h);
    silent.send(getRequest("/"));
    idle.send(getRequest("/"));
    QTRY_COMPARE(silent.statuses(), QList<int>{200});
    QTRY_COMPARE(idle.statuses(), (QList<int>{200, 200}));
}

void tst_PortListener::closesTlsHellosAtOnce()
{
    FrontFixture front;
    QVERIFY(front.start());
    RawClient client(*front.listener);
    client.send(QByteArray::fromHex("16030100c8010000c40303") + QByteArray(194, '\x42'));
    QTRY_VERIFY(client.ended);
    QVERIFY(client.received.isEmpty());
    QCOMPARE(front.listener->connections(), 0);
}

void tst_PortListener::freesThePlacesOfThoseWhoLeave()
{
    FrontFixture front;
    QVERIFY(front.start());
    const qsizetype ownChildren = front.listener->children().size();
    {
        RawClient silent(*front.listener);
        RawClient amidst(*front.listener);
        amidst.send("GET /");
        RawClient idle(*front.listener);
        idle.send(getRequest("/"));
        QTRY_COMPARE(idle.statuses(), QList<int>{200});
        QTRY_COMPARE(front.listener->connections(), 3);
        QTRY_COMPARE(front.sockets().size(), 2);
    }
    QTRY_COMPARE(front.listener->connections(), 0);
    QTRY_COMPARE(front.listener->children().size(), ownChildren);
}

void tst_PortListener::capsConnections()
{
    FrontFixture front;
    front.config.limits.set(Limit::Connections, 2);
    QVERIFY(front.start());
    QSignalSpy refused(front.listener.get(), &PortListener::peopleRefused);
    auto first = std::make_unique<RawClient>(*front.listener);
    RawClient second(*front.listener);
    QTRY_COMPARE(front.listener->connections(), 2);
    RawClient third(*front.listener);
    RawClient fourth(*front.listener);
    QTRY_VERIFY(third.ended && fourth.ended);
    QVERIFY(!first->ended && !second.ended);
    QCOMPARE(refused.size(), 0);
    front.listener->sweep();
    QCOMPARE(refused.size(), 1);
    QCOMPARE(refused.first().at(0).value<QHostAddress>(), QHostAddress(QHostAddress::LocalHost));
    QCOMPARE(refused.first().at(1).toInt(), 2);
    front.listener->sweep();
    QCOMPARE(refused.size(), 1);

    first.reset();
    QTRY_COMPARE(front.listener->connections(), 1);
    RawClient fifth(*front.listener);
    fifth.send(getRequest("/"));
    QTRY_COMPARE(fifth.statuses(), QList<int>{200});
}

void tst_PortListener::stopsAndCuts()
{
    FrontFixture front;
    QVERIFY(front.start());
    RawClient silent(*front.listener);
    RawClient amidst(*front.listener);
    amidst.send("GET /");
    QTRY_COMPARE(front.sockets().size(), 1);
    QTRY_COMPARE(front.listener->connections(), 2);
    front.listener->stop();
    QVERIFY(!front.listener->isListening());
    QTRY_VERIFY(silent.ended && amidst.ended);
    QTRY_COMPARE(front.listener->connections(), 0);
    front.pass(1h); // nothing of theirs is left to be called
}

void tst_PortListener::canBeDestroyedAmidstConnections()
{
    FrontFixture front;
    QVERIFY(front.start());
    RawClient silent(*front.listener);
    RawClient amidst(*front.listener);
    amidst.send("GET /");
    RawClient idle(*front.listener);
    idle.send(getRequest("/"));
    QTRY_COMPARE(idle.statuses(), QList<int>{200});
    QTRY_COMPARE(front.sockets().size(), 2);
    QTRY_COMPARE(front.listener->connections(), 3);
    front.listener.reset();
    QTRY_VERIFY(silent.ended && amidst.ended && idle.ended);
}

void tst_PortListener::acceptsAgainAfterAnError()
{
    FrontFixture front;
    QVERIFY(front.start());
    front.listener->pauseAccepting(); // as QTcpServer does before it says so
    Q_EMIT front.listener->acceptError(QAbstractSocket::SocketResourceError);
    RawClient client(*front.listener);
    client.send(getRequest("/"));
    QTRY_COMPARE(client.statuses(), QList<int>{200});
}

void tst_PortListener::raisesTheDescriptorLimit()
{
    const int before = descriptorLimit();
    const int raised = raiseDescriptorLimit();
    QCOMPARE(raised, descriptorLimit());
    QVERIFY(raised == -1 || raised >= before);
}

QTEST_GUILESS_MAIN(tst_PortListener)
#include "tst_portlistener.moc"
