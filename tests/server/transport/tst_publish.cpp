// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "bothdispatchers.h"
#include "maskedframe.h"
#include "rawclient.h"
#include "transportfixture.h"

#include <QTest>

using namespace Parlor;
using namespace std::chrono_literals;

/// Channels: who is in one gets what is published to it, in its place among all that it gets, at the cost of
/// one.
class PublishTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reachesTheMembersAlone();
    void keepsItsPlaceAmongOwnFrames();
    void severalChannelsKeepTheirOrder();
    void comingAndGoingCountsAtOnce();
    void leavesSomeOut();
    void isOneWriteAndOneBuffer();
    void aFrameOfOnesOwnCostsTheOthersNothing();
    void moreThanFitsInOneWrite();
    void manyChannelsHoldLittle();
    void nothingFollowsACloseFrame();
    void whoIsCutIsNoMemberAnyMore();
    void theTransportMayGoInBetween();
};

/// Clients in the order of their ids.
struct Crowd
{
    Crowd(TransportFixture &fixture, int count)
    {
        for (int i = 0; i < count; ++i) {
            clients.push_back(std::make_unique<RawClient>(fixture.port()));
            [&] { QTRY_COMPARE(fixture.handler.open.size(), i + 1); }();
            [&] { QTRY_VERIFY(clients.back()->isOpen()); }();
        }
        ids = fixture.handler.open;
        for (const quint64 id : ids)
            fixture.transport.enter(All, id);
    }
    static constexpr quint64 All = 1;
    static constexpr quint64 Some = 2;

    std::vector<std::unique_ptr<RawClient>> clients;
    QList<quint64> ids;
};

void PublishTest::reachesTheMembersAlone()
{
    TransportFixture fixture;
    Crowd crowd(fixture, 3);
    fixture.transport.enter(Crowd::Some, crowd.ids[1]);
    fixture.transport.enter(Crowd::Some, crowd.ids[1]); // twice is once
    QVERIFY(fixture.transport.hasMembers(Crowd::Some));
    QVERIFY(!fixture.transport.hasMembers(77));
    fixture.transport.publish(Crowd::Some, "some");
    fixture.transport.publish(77, "nobody");
    fixture.transport.publish(Crowd::All, "end");
    QTRY_COMPARE(crowd.clients[0]->texts(), QByteArrayList({"end"}));
    QTRY_COMPARE(crowd.clients[1]->texts(), QByteArrayList({"some", "end"}));
    QTRY_COMPARE(crowd.clients[2]->texts(), QByteArrayList({"end"}));
    fixture.transport.leave(Crowd::Some, crowd.ids[1]);
    fixture.transport.leave(Crowd::Some, crowd.ids[2]);
    QVERIFY(!fixture.transport.hasMembers(Crowd::Some));
}

void PublishTest::keepsItsPlaceAmongOwnFrames()
{
    TransportFixture fixture;
    Crowd crowd(fixture, 3);
    fixture.transport.send({&crowd.ids[0], 1}, "own 1");
    fixture.transport.publish(Crowd::All, "a");
    fixture.transport.publish(Crowd::All, "b");
    fixture.transport.send({&crowd.ids[1], 1}, "own 2");
    fixture.transport.publish(Crowd::All, "c");
    fixture.transport.send({&crowd.ids[0], 1}, "own 3");
    fixture.transport.send({&crowd.ids[0], 1}, "own 4");
    fixture.transport.publish(Crowd::All, "end");
    QTRY_COMPARE(crowd.clients[0]->texts(),
                 QByteArrayList({"own 1", "a", "b", "c", "own 3", "own 4", "end"}));
    QTRY_COMPARE(crowd.clients[1]->texts(), QByteArrayList({"a", "b", "own 2", "c", "end"}));
    QTRY_COMPARE(crowd.clients[2]->texts(), QByteArrayList({"a", "b", "c", "end"}));
}

void PublishTest::severalChannelsKeepTheirOrder()
{
    TransportFixture fixture;
    Crowd crowd(fixture, 2);
    fixture.transport.enter(Crowd::Some, crowd.ids[0]);
    QByteArrayList both;
    QByteArrayList all;
    for (int i = 0; i < 30; ++i) {
        const bool isForAll = i % 3 != 1;
        const QByteArray text = QByteArray::number(i);
        fixture.transport.publish(isForAll ? Crowd::All : Crowd::Some, text);
        both += text;
        if (isForAll)
            all += text;
    }
    QTRY_COMPARE(crowd.clients[0]->texts(), both);
    QTRY_COMPARE(crowd.clients[1]->texts(), all);
}

void PublishTest::comingAndGoingCountsAtOnce()
{
    TransportFixture fixture;
    Crowd crowd(fixture, 3);
    fixture.transport.leave(Crowd::All, crowd.ids[2]);
    fixture.transport.publish(Crowd::All, "a");
    fixture.transport.enter(Crowd::All, crowd.ids[2]);
    fixture.transport.publish(Crowd::All, "b");
    fixture.transport.leave(Crowd::All, crowd.ids[0]);
    fixture.transport.publish(Crowd::All, "c");
    fixture.transport.enter(Crowd::All, crowd.ids[0]);
    fixture.transport.publish(Crowd::All, "end");
    QTRY_COMPARE(crowd.clients[0]->texts(), QByteArrayList({"a", "b", "end"}));
    QTRY_COMPARE(crowd.clients[1]->texts(), QByteArrayList({"a", "b", "c", "end"}));
    QTRY_COMPARE(crowd.clients[2]->texts(), QByteArrayList({"b", "c", "end"}));
}

void PublishTest::leavesSomeOut()
{
    TransportFixture fixture;
    Crowd crowd(fixture, 3);
    const QList<quint64> except{crowd.ids[0], crowd.ids[2], 12345};
    fixture.transport.publish(Crowd::All, "a");
    fixture.transport.publish(Crowd::All, "only the second", Drop::First, except);
    fixture.transport.publish(Crowd::All, "only the second", Drop::First, except);
    fixture.transport.publish(Crowd::All, "end");
    QTRY_COMPARE(crowd.clients[0]->texts(), QByteArrayList({"a", "end"}));
    QTRY_COMPARE(crowd.clients[1]->texts(),
                 QByteArrayList({"a", "only the second", "only the second", "end"}));
    QTRY_COMPARE(crowd.clients[2]->texts(), QByteArrayList({"a", "end"}));
}

void PublishTest::isOneWriteAndOneBuffer()
{
    TransportFixture fixture;
    Crowd crowd(fixture, 30);
    const FrameBatch &batch = fixture.transport.fanOut().batch();
    const qint64 joined = batch.joined();
    const qint64 added = batch.added();
    QList<qint64> writes;
    for (const quint64 id : crowd.ids)
        writes += fixture.transport.stats(id)->writes;
    for (int i = 0; i < 10; ++i)
        fixture.transport.publish(Crowd::All, QByteArray::number(i));
    for (const auto &client : crowd.clients)
        QTRY_COMPARE(client->texts().size(), 10);
    QCOMPARE(batch.added(), added + 10);
    QCOMPARE(batch.joined(), joined + 1);
    for (int i = 0; i < 30; ++i)
        QCOMPARE(fixture.transport.stats(crowd.ids[i])->writes, writes[i] + 1);
}

void PublishTest::aFrameOfOnesOwnCostsTheOthersNothing()
{
    TransportFixture fixture;
    Crowd crowd(fixture, 30);
    const FrameBatch &batch = fixture.transport.fanOut().batch();
    const qint64 joined = batch.joined();
    fixture.transport.publish(Crowd::All, "a");
    fixture.transport.send({&crowd.ids[7], 1}, "own");
    fixture.transport.publish(Crowd::All, "end");
    for (const auto &client : crowd.clients)
        QTRY_COMPARE(client->texts().size(), client == crowd.clients[7] ? 3 : 2);
    QCOMPARE(crowd.clients[7]->texts(), QByteArrayList({"a", "own", "end"}));
    QCOMPARE(batch.joined(), joined + 2); // one for all, one for the one
}

void PublishTest::moreThanFitsInOneWrite()
{
    TransportFixture fixture;
    Crowd crowd(fixture, 5);
    QByteArrayList sent;
    for (int i = 0; i < 40; ++i) {
        sent += QByteArray::number(i).rightJustified(1 + i * 300, '0');
        fixture.transport.publish(Crowd::All, sent.last());
        if (i == 20) {
            fixture.transport.send({&crowd.ids[2], 1}, "own");
        }
    }
    for (const auto &client : crowd.clients)
        QTRY_COMPARE(client->texts().size(), client == crowd.clients[2] ? 41 : 40);
    QCOMPARE(crowd.clients[4]->texts(), sent);
    sent.insert(21, "own");
    QCOMPARE(crowd.clients[2]->texts(), sent);
    QVERIFY(crowd.clients[2]->isClean());
}

void PublishTest::manyChannelsHoldLittle()
{
    TransportFixture fixture;
    Crowd crowd(fixture, 1);
    const FrameBatch &batch = fixture.transport.fanOut().batch();
    QByteArrayList sent;
    for (int i = 0; i < 50; ++i) {
        const quint64 channel = 100 + quint64(i) * 2; // which is in nobody's way
        fixture.transport.enter(channel, crowd.ids[0]);
        sent += QByteArray(60'000, char('A' + i));
        fixture.transport.publish(channel, sent.last());
        QVERIFY2(batch.held() <= FrameBatch::MostBytes, qPrintable(QString::number(batch.held())));
    }
    QTRY_COMPARE(crowd.clients[0]->texts(), sent);
}

void PublishTest::nothingFollowsACloseFrame()
{
    TransportFixture fixture;
    Crowd crowd(fixture, 2);
    fixture.transport.publish(Crowd::All, "a");
    fixture.transport.close(crowd.ids[0], CloseCode::Policy);
    fixture.transport.publish(Crowd::All, "b"); // it is still a member
    QTRY_COMPARE(crowd.clients[1]->texts(), QByteArrayList({"a", "b"}));
    QTRY_VERIFY(crowd.clients[0]->closeCode() != 0);
    QTRY_VERIFY(!crowd.clients[0]->isConnected());
    QCOMPARE(crowd.clients[0]->order(), "18");
}

void PublishTest::whoIsCutIsNoMemberAnyMore()
{
    TransportFixture fixture;
    Crowd crowd(fixture, 2);
    fixture.transport.enter(Crowd::Some, crowd.ids[0]);
    QCOMPARE(fixture.transport.channels(), 2);
    fixture.transport.publish(Crowd::Some, "a");
    crowd.clients[0]->abort();
    QTRY_COMPARE(fixture.handler.ended.size(), 1);
    QTRY_COMPARE(fixture.transport.channels(), 1);
    fixture.transport.publish(Crowd::Some, "b");
    fixture.transport.publish(Crowd::All, "end");
    QVERIFY(!fixture.transport.hasMembers(Crowd::Some));
    QTRY_COMPARE(crowd.clients[1]->texts(), QByteArrayList({"end"}));
}

void PublishTest::theTransportMayGoInBetween()
{
    auto fixture = std::make_unique<TransportFixture>();
    const Crowd crowd(*fixture, 3);
    fixture->transport.publish(Crowd::All, "a");
    fixture->transport.send({&crowd.ids[1], 1}, "own");
    fixture.reset(); // what the sanitizers look at
    for (const auto &client : crowd.clients)
        QTRY_VERIFY(!client->isConnected());
}

int main(int argc, char *argv[])
{
    return runWithBothDispatchers<PublishTest>(argc, argv, {Wire::Plain, Wire::Encrypted});
}

#include "tst_publish.moc"
