// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/bench/load/roomchecker.h"

#include <QTest>

using namespace Parlor::Load;

namespace {

constexpr uint32_t clients = 2;
constexpr uint64_t newest = 10; // seq in the room when everybody joined

struct Fixture
{
    SentMessages sent{clients, 20};
    DeliveryChecker deliveries{clients, sent};
    RoomChecker room{clients, sent, deliveries};

    Fixture()
    {
        for (uint32_t client = 0; client < clients; ++client)
            room.joined(client, newest);
    }

    std::string event(MessageId id, uint64_t seq, uint64_t prev)
    {
        return R"({"type":"event","room":"lobby","epoch":"e","seq":)" + std::to_string(seq) + R"(,"prev":)"
            + std::to_string(prev) + R"(,"kind":"message","id":")" + RoomChecker::postId(id)
            + R"(","author":{"id":"a","name":"Load 1","color":3},"time":123,"text":")"
            + std::string(sent.text(id)) + R"("})";
    }
    static std::string ack(MessageId id, uint64_t seq)
    {
        return R"({"type":"ack","id":")" + RoomChecker::postId(id) + R"(","room":"lobby","seq":)"
            + std::to_string(seq) + R"(,"time":123})";
    }
    void toAll(const std::string &frame)
    {
        for (uint32_t client = 0; client < clients; ++client)
            room.event(client, frame, 2000);
    }
    bool good() const { return room.faults().none() && deliveries.faults().none(); }
};

} // namespace

class TestRoomChecker final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goodRun();
    void chain_data();
    void chain();
    void changedBytes();
    void acks();
    void otherSeqInAck();
};

void TestRoomChecker::goodRun()
{
    Fixture f;
    uint64_t prev = newest;
    for (const uint64_t seq : {11, 12, 20, 21}) { // numbers may be skipped
        const MessageId id = f.sent.add(0, 1000);
        f.room.ack(0, Fixture::ack(id, seq));
        f.toAll(f.event(id, seq, prev));
        prev = seq;
    }
    QVERIFY(f.good());
    QCOMPARE(f.room.acks(), 4u);
    QCOMPARE(f.deliveries.delivered(), 8u);
}

void TestRoomChecker::chain_data()
{
    QTest::addColumn<quint64>("seq");
    QTest::addColumn<quint64>("prev");
    QTest::addColumn<bool>("good");
    QTest::newRow("next") << quint64(12) << quint64(11) << true;
    QTest::newRow("the same seq") << quint64(11) << quint64(11) << false;
    QTest::newRow("smaller seq") << quint64(9) << quint64(11) << false;
    QTest::newRow("one left out") << quint64(13) << quint64(12) << false;
    QTest::newRow("prev too old") << quint64(12) << quint64(10) << false;
}

void TestRoomChecker::chain()
{
    QFETCH(quint64, seq);
    QFETCH(quint64, prev);
    Fixture f;
    f.toAll(f.event(f.sent.add(0, 1000), 11, newest));
    f.toAll(f.event(f.sent.add(0, 1000), seq, prev));
    QTEST(f.room.faults().brokenChain == 0, "good");
    QVERIFY(f.deliveries.faults().none());
}

void TestRoomChecker::changedBytes()
{
    for (const bool first : {true, false}) { // the first frame is read, the second compared
        Fixture f;
        const MessageId id = f.sent.add(0, 1000);
        const std::string frame = f.event(id, 11, newest);
        std::string changed = frame;
        changed[frame.find(f.sent.text(id)) + payloadHead] ^= 1;
        f.room.event(0, first ? changed : frame, 2000);
        f.room.event(1, first ? frame : changed, 2000);
        QCOMPARE(f.deliveries.faults().corrupted, 1u);
        QCOMPARE(f.deliveries.delivered(), 2u);
    }
    Fixture f;
    const MessageId id = f.sent.add(0, 1000);
    const std::string frame = f.event(id, 11, newest);
    f.room.event(0, frame, 2000);
    f.room.event(1, frame.substr(0, frame.size() - 1), 2000);
    f.room.event(1, R"({"type":"event","room":"lobby"})", 2000);
    QCOMPARE(f.deliveries.faults().corrupted, 2u);
}

void TestRoomChecker::acks()
{
    Fixture f;
    const MessageId id = f.sent.add(0, 1000);
    f.toAll(f.event(id, 11, newest));
    QCOMPARE(f.room.faults().missingAcks, 1u);
    f.room.ack(1, Fixture::ack(id, 11)); // somebody else's
    QCOMPARE(f.room.faults().wrongAcks, 1u);
    f.room.ack(0, Fixture::ack({0, 1}, 12)); // never posted
    QCOMPARE(f.room.faults().wrongAcks, 2u);
    f.room.ack(0, Fixture::ack(id, 11));
    QCOMPARE(f.room.faults().wrongAcks, 2u);
    QCOMPARE(f.room.faults().missingAcks, 0u);
    f.room.ack(0, Fixture::ack(id, 11)); // twice
    QCOMPARE(f.room.faults().wrongAcks, 3u);
}

void TestRoomChecker::otherSeqInAck()
{
    Fixture f;
    const MessageId id = f.sent.add(0, 1000);
    f.room.ack(0, Fixture::ack(id, 12));
    f.toAll(f.event(id, 11, newest));
    QVERIFY(!f.good());
}

QTEST_APPLESS_MAIN(TestRoomChecker)
#include "tst_roomchecker.moc"
