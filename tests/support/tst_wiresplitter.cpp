// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/support/wiresplitter.h"

#include <QTest>

using namespace Parlor;

class TestWireSplitter final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void frames_data();
    void frames();
    void ackIsSeen();
    void passesAll();
};

static const QByteArray head = "GET /ws HTTP/1.1\r\nHost: a\r\n\r\n";

void TestWireSplitter::frames_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::newRow("empty") << QByteArray("\x81\x00", 2);
    QTest::newRow("short") << QByteArray("\x81\x7d", 2) + QByteArray(125, 'a');
    QTest::newRow("two bytes of length") << QByteArray("\x81\x7e\x00\x7e", 4) + QByteArray(126, 'a');
    QTest::newRow("eight bytes of length")
        << QByteArray("\x81\x7f\x00\x00\x00\x00\x00\x01\x00\x00", 10) + QByteArray(65536, 'a');
    QTest::newRow("masked") << QByteArray("\x81\x83kkkkabc", 9);
    QTest::newRow("masked, two bytes of length")
        << QByteArray("\x81\xfe\x01\x00kkkk", 8) + QByteArray(256, 'a');
}

void TestWireSplitter::frames()
{
    QFETCH(const QByteArray, frame);
    WireSplitter splitter;
    const QByteArray all = head + frame + frame;
    QList<QByteArray> units;
    for (const char byte : all) {
        splitter.feed(QByteArray(1, byte));
        while (const auto unit = splitter.next()) {
            QCOMPARE(unit->kind, units.isEmpty() ? WireUnit::Kind::Head : WireUnit::Kind::Frame);
            QVERIFY(!unit->isAck);
            units += unit->bytes;
        }
    }
    QCOMPARE(units, (QList<QByteArray>{head, frame, frame}));
}

void TestWireSplitter::ackIsSeen()
{
    const QByteArray ack = R"({"type":"ack","id":"a"})";
    const QByteArray event = R"({"type":"event","text":"\"type\":\"ack\""})";
    WireSplitter splitter;
    splitter.feed(head + "\x81" + char(ack.size()) + ack + "\x81" + char(event.size()) + event);
    QVERIFY(!splitter.next()->isAck);
    QVERIFY(splitter.next()->isAck);
    QVERIFY(!splitter.next()->isAck);
    QVERIFY(!splitter.next());
}

void TestWireSplitter::passesAll()
{
    WireSplitter splitter;
    splitter.feed(head + "abc");
    splitter.next();
    QVERIFY(!splitter.next());
    splitter.passAll();
    QCOMPARE(splitter.next()->bytes, QByteArray("abc"));
}

QTEST_GUILESS_MAIN(TestWireSplitter)
#include "tst_wiresplitter.moc"
