// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "bothdispatchers.h"
#include "maskedframe.h"
#include "rawclient.h"
#include "transportfixture.h"

#include <QTest>

using namespace Parlor;
using namespace std::chrono_literals;

/// One to many: order, one write per pass, one buffer for all.
class FanOutTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsToAll();
    void framesOfAnySize_data();
    void framesOfAnySize();
    void onePassIsOneWrite();
    void whatIsAloneIsNotCopied();
    void joinsOnceForAll();
    void keepsEachClientsOrder();
    void pongsKeepTheirPlace();
    void onePassHoldsLittle();
    void gathersWhileBusy();
    void closesWhileGathering();
    void mayGoWhileGathering();
    void ignoresWhoIsNotThere();

private:
    /// Has a fan-out of @p frame take so long that the next one gathers.
    static void keepBusy(TransportFixture &fixture, const QByteArray &frame)
    {
        fixture.transport.publish(1, frame);
        fixture.clock.leapAtLook(3, 5ms); // to gather?, before writing, after it
        endPass();
        QVERIFY(!fixture.clock.isAboutToLeap());
    }
    /// All that is posted, but no timer.
    static void endPass() { QCoreApplication::sendPostedEvents(); }
    static std::vector<std::unique_ptr<RawClient>> connectClients(TransportFixture &fixture, int count)
    {
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < count; ++i)
            clients.push_back(std::make_unique<RawClient>(fixture.port()));
        return clients;
    }
};

void FanOutTest::sendsToAll()
{
    TransportFixture fixture;
    const auto clients = connectClients(fixture, 20);
    QTRY_COMPARE(fixture.handler.open.size(), 20);
    const QList<quint64> all = fixture.handler.open;
    for (int i = 0; i < 100; ++i) {
        fixture.transport.send(all, QByteArray::number(i));
        if (i % 7 == 0)
            QCoreApplication::processEvents();
    }
    for (const auto &client : clients) {
        QTRY_COMPARE(client->texts().size(), 100);
        for (int i = 0; i < 100; ++i)
            QCOMPARE(client->texts()[i], QByteArray::number(i));
        QVERIFY(client->isClean());
    }
}

void FanOutTest::framesOfAnySize_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 125, 126, 65535, 65536, 3'000'000})
        QTest::addRow("%d", size) << size;
}

void FanOutTest::framesOfAnySize()
{
    QFETCH(int, size);
    TransportFixture fixture;
    RawClient client(fixture.port());
    QTRY_COMPARE(fixture.handler.open.size(), 1);
    const QByteArray text(size, 'x');
    fixture.transport.send(fixture.handler.open, text);
    fixture.transport.send(fixture.handler.open, "end");
    QTRY_COMPARE(client.texts(), QByteArrayList({text, "end"}));
}

void FanOutTest::onePassIsOneWrite()
{
    TransportFixture fixture;
    const auto clients = connectClients(fixture, 5);
    QTRY_COMPARE(fixture.handler.open.size(), 5);
    QTRY_VERIFY(clients.back()->isOpen());
    const QList<quint64> all = fixture.handler.open;
    QCoreApplication::processEvents();
    QList<qint64> before;
    for (const quint64 id : all)
        before += fixture.transport.stats(id)->writes;

    for (int i = 0; i < 50; ++i)
        fixture.transport.send(all, "message " + QByteArray::number(i));
    for (int i = 0; i < 5; ++i) // nothing leaves before the pass ends
        QCOMPARE(fixture.transport.stats(all[i])->writes, before[i]);
    for (const auto &client : clients)
        QTRY_COMPARE(client->texts().size(), 50);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(fixture.transport.stats(all[i])->writes, before[i] + 1);
}

void FanOutTest::whatIsAloneIsNotCopied()
{
    TransportFixture fixture;
    const auto clients = connectClients(fixture, 5);
    for (const auto &client : clients)
        QTRY_VERIFY(client->isOpen());
    const qint64 before = fixture.transport.fanOut().batch().joined();
    fixture.transport.send(fixture.handler.open, "alone");
    for (const auto &client : clients)
        QTRY_COMPARE(client->texts().size(), 1);
    QCOMPARE(fixture.transport.fanOut().batch().joined(), before);
}

void FanOutTest::joinsOnceForAll()
{
    TransportFixture fixture;
    const auto clients = connectClients(fixture, 30);
    QTRY_COMPARE(fixture.handler.open.size(), 30);
    for (const auto &client : clients)
        QTRY_VERIFY(client->isOpen());
    const qint64 before = fixture.transport.fanOut().batch().joined();
    for (int i = 0; i < 10; ++i)
        fixture.transport.send(fixture.handler.open, QByteArray::number(i));
    for (const auto &client : clients)
        QTRY_COMPARE(client->texts().size(), 10);
    QCOMPARE(fixture.transport.fanOut().batch().joined(), before + 1);
}

void FanOutTest::keepsEachClientsOrder()
{
    TransportFixture fixture;
    const auto clients = connectClients(fixture, 3);
    QTRY_COMPARE(fixture.handler.open.size(), 3);
    const QList<quint64> ids = fixture.handler.open;
    fixture.transport.send(ids, "a");
    fixture.transport.send({&ids[1], 1}, "only one");
    fixture.transport.send({&ids[0], 2}, "first two");
    fixture.transport.send(ids, "b");
    QList<QByteArrayList> received;
    for (const auto &client : clients) {
        QTRY_VERIFY(client->texts().contains("b"));
        received += client->texts();
    }
    // Which client has which id is not known here.
    QVERIFY(received.contains(QByteArrayList({"a", "first two", "b"})));
    QVERIFY(received.contains(QByteArrayList({"a", "only one", "first two", "b"})));
    QVERIFY(received.contains(QByteArrayList({"a", "b"})));
}

void FanOutTest::pongsKeepTheirPlace()
{
    TransportFixture fixture;
    RawClient client(fixture.port());
    fixture.handler.onText = [&](quint64 id, const QString &text) {
        for (int i = 0; i < 3; ++i)
            fixture.transport.send({&id, 1}, text.toUtf8());
    };
    client.send(maskedText("one") + maskedFrame(0x89, "p") + maskedText("two") + maskedFrame(0x89, "q"));
    QTRY_COMPARE(client.pongs().size(), 2);
    QCOMPARE(client.order(), "111a111a");
    QVERIFY(client.isClean());
}

/// As when many come back at once and each asks for what it has missed.
void FanOutTest::onePassHoldsLittle()
{
    TransportFixture fixture;
    const auto clients = connectClients(fixture, 10);
    QTRY_COMPARE(fixture.handler.open.size(), 10);
    for (const quint64 id : fixture.handler.open)
        fixture.transport.enter(1, id);
    const FrameBatch &batch = fixture.transport.fanOut().batch();
    QByteArrayList expected;
    for (int i = 0; i < 60; ++i) {
        fixture.transport.publish(1, "to all " + QByteArray::number(i));
        for (const quint64 id : fixture.handler.open) {
            fixture.transport.send({&id, 1}, QByteArray::number(i).rightJustified(10'000, '0'));
            QVERIFY2(batch.held() <= FrameBatch::MostBytes, qPrintable(QString::number(batch.held())));
        }
        expected += "to all " + QByteArray::number(i);
        expected += QByteArray::number(i).rightJustified(10'000, '0');
    }
    for (const auto &client : clients)
        QTRY_COMPARE(client->texts(), expected);
}

void FanOutTest::gathersWhileBusy()
{
    TransportFixture fixture;
    RawClient client(fixture.port());
    QTRY_VERIFY(client.isOpen());
    const quint64 id = fixture.handler.open.first();
    fixture.transport.enter(1, id);
    const qint64 before = fixture.transport.stats(id)->writes;
    keepBusy(fixture, "a");
    QCOMPARE(fixture.transport.stats(id)->writes, before + 1);
    fixture.transport.publish(1, "b");
    endPass();
    fixture.transport.send({&id, 1}, "c");
    endPass();
    fixture.transport.publish(1, "d");
    endPass();
    QCOMPARE(fixture.transport.stats(id)->writes, before + 1); // waits for more
    QTRY_COMPARE(client.texts(), QByteArrayList({"a", "b", "c", "d"}));
    QCOMPARE(fixture.transport.stats(id)->writes, before + 2);
    fixture.transport.publish(1, "e"); // that fan-out took no time
    endPass();
    QCOMPARE(fixture.transport.stats(id)->writes, before + 3);
    QTRY_COMPARE(client.texts().size(), 5);
}

void FanOutTest::closesWhileGathering()
{
    TransportFixture fixture;
    const auto clients = connectClients(fixture, 2);
    QTRY_COMPARE(fixture.handler.open.size(), 2);
    for (const quint64 id : fixture.handler.open)
        fixture.transport.enter(1, id);
    const quint64 id = fixture.handler.open.first();
    keepBusy(fixture, "a");
    const qint64 writes = fixture.transport.stats(id)->writes;
    fixture.transport.publish(1, "b");
    endPass();
    QCOMPARE(fixture.transport.stats(id)->writes, writes);
    fixture.transport.close(id, CloseCode::Removed); // sends what waits
    QCOMPARE(fixture.transport.stats(id)->writes, writes + 1);
    fixture.transport.publish(1, "c");
    for (const auto &client : clients)
        QTRY_VERIFY(client->texts().contains("c") || client->closeCode() != 0);
    const bool isFirst = clients[0]->closeCode() != 0; // which client has which id is not known here
    QCOMPARE(clients[isFirst ? 0 : 1]->order(), "118");
    QCOMPARE(clients[isFirst ? 1 : 0]->texts(), QByteArrayList({"a", "b", "c"}));
}

void FanOutTest::mayGoWhileGathering()
{
    auto fixture = std::make_unique<TransportFixture>();
    const auto clients = connectClients(*fixture, 2);
    QTRY_COMPARE(fixture->handler.open.size(), 2);
    for (const quint64 id : fixture->handler.open)
        fixture->transport.enter(1, id);
    keepBusy(*fixture, "a");
    for (const auto &client : clients)
        QTRY_COMPARE(client->texts().size(), 1);
    fixture->transport.publish(1, "b");
    endPass();
    fixture.reset(); // what the sanitizers look at
    for (const auto &client : clients) {
        QTRY_VERIFY(!client->isConnected());
        QCOMPARE(client->texts(), QByteArrayList({"a"})); // it was waiting
    }
}

void FanOutTest::ignoresWhoIsNotThere()
{
    TransportFixture fixture;
    RawClient client(fixture.port());
    QTRY_COMPARE(fixture.handler.open.size(), 1);
    const QList<quint64> ids{0, 1, 12345, fixture.handler.open.first(), ~quint64(0)};
    fixture.transport.send(ids, "hello");
    fixture.transport.close(77, CloseCode::Normal);
    fixture.transport.pause(77, 1s);
    QVERIFY(!fixture.transport.stats(77));
    QTRY_COMPARE(client.texts(), QByteArrayList({"hello"}));
}

int main(int argc, char *argv[])
{
    return runWithBothDispatchers<FanOutTest>(argc, argv, {Wire::Plain, Wire::Encrypted});
}

#include "tst_fanout.moc"
