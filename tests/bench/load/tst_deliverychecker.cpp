// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/bench/load/deliverychecker.h"

#include <QTest>

using namespace Parlor::Load;

namespace {

constexpr uint32_t clients = 3;
constexpr uint32_t senders = 2;
constexpr uint32_t size = 40;

// Everybody has sent a few messages; feed() says what one client gets of them.
struct Fixture
{
    SentMessages sent{senders, size};
    DeliveryChecker checker{clients, sent};

    explicit Fixture(int each)
    {
        for (int i = 0; i < each; ++i) {
            for (uint32_t sender = 0; sender < senders; ++sender)
                sent.add(sender, 1000);
        }
    }
    std::string text(uint32_t sender, uint32_t number) { return std::string(sent.text({sender, number})); }
    void feed(uint32_t client, uint32_t sender, std::initializer_list<uint32_t> numbers)
    {
        for (const uint32_t number : numbers)
            checker.received(client, text(sender, number), 2000);
    }
    void feedAllBut(uint32_t client, uint32_t sender)
    {
        for (uint32_t c = 0; c < clients; ++c) {
            for (uint32_t s = 0; s < senders; ++s) {
                for (uint32_t n = 0; (c != client || s != sender) && n < sent.count(s); ++n)
                    feed(c, s, {n});
            }
        }
    }
};

} // namespace

class TestDeliveryChecker final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void streams_data();
    void streams();
    void everyChangedByteIsNoticed();
    void whatWasNeverSentIsNoticed();
    void oldTextsAreMadeAgain();
    void windowCountsOwnMessages();
    void quantiles();
};

void TestDeliveryChecker::streams_data()
{
    using Numbers = std::initializer_list<uint32_t>;
    QTest::addColumn<std::vector<uint32_t>>("numbers");
    QTest::addColumn<int>("lost");
    QTest::addColumn<int>("doubled");
    QTest::addColumn<int>("reordered");
    const auto row = [](const char *name, Numbers numbers, int lost, int doubled, int reordered) {
        QTest::newRow(name) << std::vector<uint32_t>(numbers) << lost << doubled << reordered;
    };
    row("good", {0, 1, 2, 3}, 0, 0, 0);
    row("first lost", {1, 2, 3}, 1, 0, 0);
    row("middle lost", {0, 3}, 2, 0, 0);
    row("last lost", {0, 1, 2}, 1, 0, 0);
    row("all lost", {}, 4, 0, 0);
    row("doubled at once", {0, 1, 1, 2, 3}, 0, 1, 0);
    row("doubled later", {0, 1, 2, 3, 0}, 0, 1, 0);
    row("swapped", {0, 2, 1, 3}, 0, 0, 1);
    row("last first", {3, 0, 1, 2}, 0, 0, 3);
    row("late and again", {0, 2, 1, 1, 3}, 0, 1, 1);
    row("one lost, one doubled", {0, 2, 2, 3}, 1, 1, 0);
}

void TestDeliveryChecker::streams()
{
    QFETCH(std::vector<uint32_t>, numbers);
    Fixture f(4);
    f.feedAllBut(1, 1);
    for (const uint32_t number : numbers)
        f.feed(1, 1, {number});
    const DeliveryFaults faults = f.checker.faults();
    QTEST(int(faults.lost), "lost");
    QTEST(int(faults.doubled), "doubled");
    QTEST(int(faults.reordered), "reordered");
    QCOMPARE(faults.corrupted, 0u);
    QCOMPARE(faults.none(), numbers == std::vector<uint32_t>({0, 1, 2, 3}));
    QCOMPARE(f.checker.delivered() + faults.lost, f.checker.expected());
}

void TestDeliveryChecker::everyChangedByteIsNoticed()
{
    for (size_t i = 0; i < size; ++i) {
        Fixture f(1);
        std::string text = f.text(0, 0);
        text[i] ^= 1;
        f.checker.received(0, text, 2000);
        QCOMPARE(f.checker.faults().corrupted, 1u);
    }
    for (const bool longer : {true, false}) {
        Fixture f(1);
        const std::string text = f.text(0, 0);
        f.checker.received(0, longer ? text + 'a' : text.substr(1), 2000);
        QCOMPARE(f.checker.faults().corrupted, 1u);
    }
}

void TestDeliveryChecker::whatWasNeverSentIsNoticed()
{
    Fixture f(1);
    std::string text(size, '\0');
    for (const MessageId id : {MessageId{0, 1}, MessageId{senders, 0}, MessageId{0xffff, 0xffffffff}}) {
        fillPayload(id, text);
        QVERIFY(!f.checker.received(0, text, 2000));
    }
    QVERIFY(!f.checker.received(0, "Guest 7 has come in", 2000));
    QVERIFY(!f.checker.received(0, "", 2000));
    QCOMPARE(f.checker.faults().corrupted, 5u);
    QCOMPARE(f.checker.delivered(), 0u);
}

void TestDeliveryChecker::oldTextsAreMadeAgain()
{
    constexpr int many = 1000; // more than are kept
    Fixture f(many);
    for (uint32_t i = 0; i < many; ++i)
        f.feed(2, 1, {i});
    QCOMPARE(f.checker.delivered(), uint64_t(many));
    QCOMPARE(f.checker.faults().corrupted, 0u);
    QVERIFY(f.text(1, 0) != f.text(1, 1));
    QVERIFY(f.text(0, 7).substr(payloadHead) != f.text(1, 7).substr(payloadHead));
}

void TestDeliveryChecker::windowCountsOwnMessages()
{
    Fixture f(3);
    f.feed(0, 0, {0, 1});
    f.feed(1, 0, {0, 1, 2});
    QCOMPARE(f.checker.underWay(0), 1u);
    QCOMPARE(f.checker.underWay(1), 3u);
}

void TestDeliveryChecker::quantiles()
{
    Histogram times;
    QCOMPARE(times.quantile(0.5), 0.0);
    for (uint64_t i = 1; i <= 1000; ++i)
        times.add(i * 100'000); // 0.1 to 100 ms
    QVERIFY(qAbs(times.quantile(0.5) - 50) < 1);
    QVERIFY(qAbs(times.quantile(0.99) - 99) < 2);
    QCOMPARE(times.most(), 100.0);
    times.add(uint64_t(1) << 60); // longer than there are steps for
    QCOMPARE(times.total(), 1001u);
}

QTEST_APPLESS_MAIN(TestDeliveryChecker)
#include "tst_deliverychecker.moc"
