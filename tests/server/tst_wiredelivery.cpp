// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/wiredelivery.h"

#include "tests/server/transport/rawclient.h"
#include "tests/server/transport/transportfixture.h"

#include <QTest>

using namespace Parlor;

/// What the chat says, as rich and as plain clients get it.
class WireDeliveryTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void encodesOnceForEachKind();
    void bothKindsAreToldAtOnce();
    void plainClientsGetEventsAlone();
    void leavesSomeOut();
};

static constexpr AudienceId Room = 7;

static ServerMessage happened(const QString &text)
{
    Event event;
    event.room = QStringLiteral("lobby");
    event.seq = 1;
    event.author.name = QStringLiteral("Ada");
    event.text = text;
    return EventMessage{event};
}

/// Clients in the order of their ids, every other one plain, all of them in the room.
struct MixedCrowd
{
    explicit MixedCrowd(int count)
        : delivery(fixture.transport)
    {
        for (int i = 0; i < count; ++i) {
            clients.push_back(std::make_unique<RawClient>(fixture.port()));
            [&] { QTRY_COMPARE(fixture.handler.open.size(), i + 1); }();
            [&] { QTRY_VERIFY(clients.back()->isOpen()); }();
            if (isPlain(i))
                delivery.addPlain(fixture.handler.open[i]);
            delivery.enter(Room, fixture.handler.open[i]);
        }
    }
    static bool isPlain(int i) { return i % 2 != 0; }

    TransportFixture fixture;
    WireDelivery delivery;
    std::vector<std::unique_ptr<RawClient>> clients;
};

void WireDeliveryTest::encodesOnceForEachKind()
{
    MixedCrowd crowd(20);
    const FrameBatch &batch = crowd.fixture.transport.fanOut().batch();
    const qint64 added = batch.added();
    crowd.delivery.publish(Room, happened(QStringLiteral("hello")), Importance::Must, {});
    for (int i = 0; i < 20; ++i) {
        const auto &client = crowd.clients[size_t(i)];
        QTRY_COMPARE(client->texts().size(), 1);
        QVERIFY(client->texts()[0].contains("hello"));
        QCOMPARE(client->texts()[0].startsWith('{'), !crowd.isPlain(i));
    }
    QCOMPARE(batch.added(), added + 2); // each buffer that is not shared is a node of its own
    QCOMPARE(batch.joined(), 0);
}

/// However often it is the other kind's turn within a pass.
void WireDeliveryTest::bothKindsAreToldAtOnce()
{
    MixedCrowd crowd(10);
    const QList<quint64> ids = crowd.fixture.handler.open;
    const FrameBatch &batch = crowd.fixture.transport.fanOut().batch();
    const qint64 added = batch.added();
    QList<qint64> writes;
    for (const quint64 id : ids)
        writes += crowd.fixture.transport.stats(id)->writes;
    for (int i = 0; i < 10; ++i)
        crowd.delivery.publish(Room, happened(QString::number(i)), Importance::Must, {});
    for (const auto &client : crowd.clients)
        QTRY_COMPARE(client->texts().size(), 10);
    for (int i = 0; i < 10; ++i) {
        QCOMPARE(crowd.fixture.transport.stats(ids[i])->writes, writes[i] + 1);
        QVERIFY(crowd.clients[1]->texts()[i].endsWith(QByteArray::number(i)));
    }
    QCOMPARE(batch.added(), added + 20); // nobody was handed a part of it
    QCOMPARE(batch.joined(), 2);
}

void WireDeliveryTest::plainClientsGetEventsAlone()
{
    MixedCrowd crowd(2);
    const QList<quint64> ids = crowd.fixture.handler.open;
    const FrameBatch &batch = crowd.fixture.transport.fanOut().batch();
    const qint64 added = batch.added();
    for (const quint64 id : ids)
        crowd.delivery.send(id, Presence{}, Importance::Perishable);
    crowd.delivery.publish(Room, Presence{}, Importance::Perishable, {});
    QCOMPARE(batch.added(), added + 2);
    for (const quint64 id : ids)
        crowd.delivery.send(id, happened(QStringLiteral("hello")), Importance::Must);
    QTRY_COMPARE(crowd.clients[0]->texts().size(), 3);
    QTRY_COMPARE(crowd.clients[1]->texts().size(), 1);
    QVERIFY(crowd.clients[1]->texts()[0].contains("hello"));
}

void WireDeliveryTest::leavesSomeOut()
{
    MixedCrowd crowd(4);
    const QList<quint64> ids = crowd.fixture.handler.open;
    crowd.delivery.publish(Room, happened(QStringLiteral("a")), Importance::Must, std::span(&ids[0], 2));
    crowd.delivery.leave(Room, ids[3]);
    crowd.delivery.publish(Room, happened(QStringLiteral("b")), Importance::Must, {});
    QTRY_COMPARE(crowd.clients[0]->texts().size(), 1);
    QTRY_COMPARE(crowd.clients[1]->texts().size(), 1);
    QTRY_COMPARE(crowd.clients[2]->texts().size(), 2);
    QTRY_COMPARE(crowd.clients[3]->texts().size(), 1);
    QVERIFY(crowd.clients[0]->texts()[0].contains("b"));
    QVERIFY(crowd.clients[1]->texts()[0].contains("b"));
    QVERIFY(crowd.clients[3]->texts()[0].contains("a"));
}

QTEST_GUILESS_MAIN(WireDeliveryTest)
#include "tst_wiredelivery.moc"
