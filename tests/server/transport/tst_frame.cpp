// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/transport/frame.h"

#include <QTest>

using namespace Parlor;

class FrameTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsHeaders_data()
    {
        QTest::addColumn<QByteArray>("hex");
        QTest::addColumn<HeaderState>("state");
        QTest::addColumn<Opcode>("opcode");
        QTest::addColumn<qint64>("payload");
        QTest::addColumn<int>("size");
        const auto complete = [](const char *name, const char *hex, Opcode opcode, qint64 payload, int size) {
            QTest::newRow(name) << QByteArray(hex) << HeaderState::Complete << opcode << payload << size;
        };
        const auto other = [](const char *name, const char *hex, HeaderState state) {
            QTest::newRow(name) << QByteArray(hex) << state << Opcode::Text << qint64(0) << 0;
        };
        complete("text", "8105", Opcode::Text, 5, 2);
        complete("binary", "8200", Opcode::Binary, 0, 2);
        complete("continuation", "0001", Opcode::Continuation, 1, 2);
        complete("masked", "818501020304", Opcode::Text, 5, 6);
        complete("125", "817d", Opcode::Text, 125, 2);
        complete("126", "817e007e", Opcode::Text, 126, 4);
        complete("64 KB", "817effff", Opcode::Text, 65535, 4);
        complete("over 64 KB", "817f0000000000010000", Opcode::Text, 65536, 10);
        complete("2 GB, masked", "81ff000000008000000001020304", Opcode::Text, 2147483648, 14);
        complete("longest", "817f7fffffffffffffff", Opcode::Text, 0x7fffffffffffffff, 10);
        complete("close", "8802", Opcode::Close, 2, 2);
        complete("ping", "897d", Opcode::Ping, 125, 2);
        complete("pong", "8a00", Opcode::Pong, 0, 2);

        other("nothing", "", HeaderState::Incomplete);
        other("one byte", "81", HeaderState::Incomplete);
        other("half a length", "817e01", HeaderState::Incomplete);
        other("half a long length", "817f000000000000", HeaderState::Incomplete);
        other("half a mask", "8185010203", HeaderState::Incomplete);

        other("reserved bit 1", "c105", HeaderState::Invalid);
        other("reserved bit 2", "a105", HeaderState::Invalid);
        other("reserved bit 3", "9105", HeaderState::Invalid);
        other("reserved opcode 3", "8300", HeaderState::Invalid);
        other("reserved opcode 7", "8700", HeaderState::Invalid);
        other("reserved opcode B", "8b00", HeaderState::Invalid);
        other("reserved opcode F", "8f00", HeaderState::Invalid);
        other("fragmented ping", "0900", HeaderState::Invalid);
        other("long close", "887e", HeaderState::Invalid);
        other("long ping, masked", "89fe", HeaderState::Invalid);
        other("125 in two bytes", "817e007d", HeaderState::Invalid);
        other("65535 in eight bytes", "817f000000000000ffff", HeaderState::Invalid);
        other("highest bit of the length", "817f8000000000010000", HeaderState::Invalid);
    }
    void readsHeaders()
    {
        QFETCH(QByteArray, hex);
        QFETCH(HeaderState, state);
        const QByteArray bytes = QByteArray::fromHex(hex);
        FrameHeader header;
        QCOMPARE(readHeader(bytes, header), state);
        if (state != HeaderState::Complete) {
            QCOMPARE(header, FrameHeader{});
            return;
        }
        QTEST(header.opcode, "opcode");
        QTEST(header.payload, "payload");
        QTEST(header.size, "size");
        QCOMPARE(header.final, bool(quint8(bytes[0]) & 0x80));
        QCOMPARE(header.masked, bool(quint8(bytes[1]) & 0x80));
        for (qsizetype cut = 0; cut < header.size; ++cut) {
            FrameHeader part;
            QCOMPARE(readHeader(bytes.left(cut), part), HeaderState::Incomplete);
        }
    }

    void writesWhatItReads_data()
    {
        QTest::addColumn<qsizetype>("size");
        for (const qsizetype size : {0, 1, 125, 126, 127, 65535, 65536, 100000})
            QTest::addRow("%lld", qint64(size)) << size;
    }
    void writesWhatItReads()
    {
        QFETCH(qsizetype, size);
        const QByteArray payload(size, 'x');
        const QByteArray frame = makeFrame(Opcode::Text, payload);
        FrameHeader header;
        QCOMPARE(readHeader(frame, header), HeaderState::Complete);
        QVERIFY(header.final && !header.masked);
        QCOMPARE(header.opcode, Opcode::Text);
        QCOMPARE(header.payload, size);
        QCOMPARE(frame.mid(header.size), payload);
    }

    void masks()
    {
        // RFC 6455 section 5.7.
        const QByteArray frame = QByteArray::fromHex("818537fa213d7f9f4d5158");
        FrameHeader header;
        QCOMPARE(readHeader(frame, header), HeaderState::Complete);
        QByteArray payload = frame.mid(header.size);
        applyMask(header.mask, payload.constData(), payload.data(), payload.size());
        QCOMPARE(payload, "Hello");
    }
};

QTEST_APPLESS_MAIN(FrameTest)
#include "tst_frame.moc"
