// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/transport/framebatch.h"

#include <QTest>
#include <array>

using namespace Parlor;

class FrameBatchTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneFrameIsSharedAsItIs()
    {
        FrameBatch batch;
        const QByteArray frame("hello");
        const auto node = batch.append(FrameBatch::Nothing, frame);
        QCOMPARE(batch.size(node), 5);
        QVERIFY(batch.bytes(node).isSharedWith(frame));
        QCOMPARE(batch.joined(), 0);
    }
    void sameFramesAreJoinedOnce()
    {
        FrameBatch batch;
        std::array<FrameBatch::Node, 100> clients{};
        for (const char *text : {"a", "bc", "def"}) {
            const QByteArray frame(text);
            for (auto &client : clients)
                client = batch.append(client, frame);
        }
        const QByteArray bytes = batch.bytes(clients[0]);
        QCOMPARE(bytes, "abcdef");
        for (const auto client : clients) {
            QCOMPARE(client, clients[0]);
            QVERIFY(batch.bytes(client).isSharedWith(bytes));
        }
        QCOMPARE(batch.size(clients[0]), 6);
        QCOMPARE(batch.joined(), 1);
    }
    void ordersDiffer()
    {
        FrameBatch batch;
        const QByteArray a("a");
        const QByteArray b("b");
        const QByteArray mine("m");
        auto first = batch.append(batch.append(FrameBatch::Nothing, a), b);
        auto second = batch.append(batch.append(batch.append(FrameBatch::Nothing, a), mine), b);
        auto third = batch.append(FrameBatch::Nothing, b);
        QCOMPARE(batch.bytes(first), "ab");
        QCOMPARE(batch.bytes(second), "amb");
        QCOMPARE(batch.bytes(third), "b");
    }
    void clearForgets()
    {
        FrameBatch batch;
        const QByteArray frame("x");
        batch.append(batch.append(FrameBatch::Nothing, frame), frame);
        batch.clear();
        QCOMPARE(batch.size(FrameBatch::Nothing), 0);
        QVERIFY(batch.bytes(FrameBatch::Nothing).isEmpty());
        QCOMPARE(batch.bytes(batch.append(FrameBatch::Nothing, frame)), "x");
    }
    void countsWhatItHolds()
    {
        FrameBatch batch;
        QCOMPARE(batch.held(), 0);
        const auto first = batch.append(FrameBatch::Nothing, QByteArray(100'000, 'x'));
        const qint64 one = batch.held();
        QVERIFY(one >= 100'000 && one < 101'000);
        const QByteArray shared = batch.bytes(first);
        const auto second = batch.append(first, shared); // the same memory
        QVERIFY(batch.held() < 101'000);
        QCOMPARE(batch.bytes(second).size(), 200'000); // new memory
        QVERIFY(batch.held() >= 300'000 && batch.held() < 301'000);
        QVERIFY(!batch.isFull());
        batch.append(FrameBatch::Nothing, QByteArray(FrameBatch::MostBytes, 'x'));
        QVERIFY(batch.isFull());
        batch.clear();
        QCOMPARE(batch.held(), 0);
    }
    void holdsFewJoinedBuffers()
    {
        FrameBatch batch;
        const auto start = batch.append(FrameBatch::Nothing, QByteArray(100'000, 's'));
        std::array<FrameBatch::Node, 100> clients{};
        for (auto &client : clients)
            client = batch.append(start, QByteArray("own"));
        for (const auto client : clients) {
            QVERIFY(batch.bytes(client).endsWith("sown"));
            QVERIFY(batch.held() < FrameBatch::MostBytes + 200'000);
        }
        QVERIFY(batch.bytes(clients[0]).endsWith("sown")); // forgotten, and made again
        QCOMPARE(batch.joined(), 101);
    }
};

QTEST_APPLESS_MAIN(FrameBatchTest)
#include "tst_framebatch.moc"
