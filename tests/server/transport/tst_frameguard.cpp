// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "maskedframe.h"
#include "server/transport/frameguard.h"

#include <QTest>

using namespace Parlor;
using namespace std::chrono_literals;
using Step = FrameGuard::Step;
using Refusal = FrameGuard::Refusal;

static constexpr qint64 FrameBytes = 1000;

/// What the guard lets through, unmasked: one letter for the opcode, a colon, the payload.
struct Outcome
{
    QByteArrayList frames;
    Refusal refusal = Refusal::None;
};

static QByteArray describe(const QByteArray &frame)
{
    FrameHeader header;
    if (readHeader(frame, header) != HeaderState::Complete || frame.size() != header.size + header.payload)
        return "not a whole frame";
    QByteArray payload = frame.mid(header.size);
    if (header.masked)
        applyMask(header.mask, payload.constData(), payload.data(), payload.size());
    return QByteArray::number(int(header.opcode), 16) + ':' + payload;
}

static void drain(FrameGuard &guard, Outcome &outcome)
{
    for (;;) {
        switch (guard.next(0ms)) {
        case Step::NeedMore:
            return;
        case Step::Refused:
            outcome.refusal = guard.refusal();
            return;
        case Step::Frame:
            outcome.frames += describe(guard.frame());
            break;
        }
    }
}

/// Feeds @p bytes in pieces of @p piece.
static Outcome run(const QByteArray &bytes, qsizetype piece)
{
    FrameGuard guard({.frameBytes = FrameBytes});
    Outcome outcome;
    for (qsizetype i = 0; i < bytes.size(); i += piece) {
        guard.add(bytes.mid(i, piece), 0ms);
        drain(guard, outcome);
    }
    return outcome;
}

class FrameGuardTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void letsThrough_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArrayList>("frames");
        QTest::addColumn<Refusal>("refusal");
        const auto row = [](const char *name, const QByteArray &bytes, const QByteArrayList &frames,
                            Refusal refusal = Refusal::None) {
            QTest::newRow(name) << bytes << frames << refusal;
        };
        const QByteArray euro("\xE2\x82\xAC");
        row("text", maskedText("hello"), {"1:hello"});
        row("empty text", maskedText(""), {"1:"});
        row("two texts", maskedText("one") + maskedText("two"), {"1:one", "1:two"});
        row("binary", maskedFrame(0x82, "b"), {"2:b"});
        row("two-byte length", maskedText(QByteArray(300, 'x')), {"1:" + QByteArray(300, 'x')});
        row("as large as allowed", maskedText(QByteArray(FrameBytes, 'x')),
            {"1:" + QByteArray(FrameBytes, 'x')});
        row("ping and pong", maskedFrame(0x89, "p") + maskedFrame(0x8A, ""), {"9:p", "a:"});
        row("nothing after a close", maskedFrame(0x88, "\x03\xE8") + maskedText("late"), {"8:\x03\xE8"});
        row("fragments become one", maskedFrame(0x01, "a") + maskedFrame(0x00, "b") + maskedFrame(0x80, "c"),
            {"1:abc"});
        row("split code point",
            maskedFrame(0x01, euro.left(1)) + maskedFrame(0x00, euro.mid(1, 1))
                + maskedFrame(0x80, euro.mid(2)),
            {"1:" + euro});
        row("empty fragments", maskedFrame(0x01, "") + maskedFrame(0x00, "") + maskedFrame(0x80, ""), {"1:"});
        row("fragmented binary", maskedFrame(0x02, "x") + maskedFrame(0x80, "y"), {"2:xy"});
        row("ping between fragments",
            maskedFrame(0x01, "a") + maskedFrame(0x89, "p") + maskedFrame(0x80, "b"), {"9:p", "1:ab"});
        row("message after fragments", maskedFrame(0x01, "a") + maskedFrame(0x80, "b") + maskedText("c"),
            {"1:ab", "1:c"});

        row("unmasked", makeFrame(Opcode::Text, "hello"), {}, Refusal::Unmasked);
        row("unmasked after a good one", maskedText("good") + makeFrame(Opcode::Text, "bad"), {"1:good"},
            Refusal::Unmasked);
        row("unmasked ping", makeFrame(Opcode::Ping, ""), {}, Refusal::Unmasked);
        row("reserved bit", maskedFrame(0xC1, "x"), {}, Refusal::BrokenFrame);
        row("reserved opcode", maskedFrame(0x83, "x"), {}, Refusal::BrokenFrame);
        row("fragmented close", maskedFrame(0x08, ""), {}, Refusal::BrokenFrame);
        row("nothing to continue", maskedFrame(0x80, "x"), {}, Refusal::BrokenFrame);
        row("continuation after a whole message", maskedText("x") + maskedFrame(0x00, "x"), {"1:x"},
            Refusal::BrokenFrame);
        row("text between fragments", maskedFrame(0x01, "a") + maskedText("b"), {}, Refusal::BrokenFrame);
        row("too big", maskedText(QByteArray(FrameBytes + 1, 'x')), {}, Refusal::TooBig);
        row("too big together",
            maskedFrame(0x01, QByteArray(600, 'x')) + maskedFrame(0x80, QByteArray(401, 'x')), {},
            Refusal::TooBig);
        row("2 GB, only the header", QByteArray::fromHex("81ff000000008000000001020304"), {},
            Refusal::TooBig);
    }
    void letsThrough()
    {
        QFETCH(QByteArray, bytes);
        for (const qsizetype piece : {bytes.size(), qsizetype(1), qsizetype(2), qsizetype(3), qsizetype(7)}) {
            const Outcome outcome = run(bytes, piece);
            QTEST(outcome.frames, "frames");
            QTEST(outcome.refusal, "refusal");
        }
    }

    void saysWhichCode_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<CloseCode>("code");
        QTest::newRow("unmasked") << makeFrame(Opcode::Text, "x") << CloseCode::ProtocolError;
        QTest::newRow("broken") << maskedFrame(0x83, "x") << CloseCode::ProtocolError;
        QTest::newRow("too big") << maskedText(QByteArray(FrameBytes + 1, 'x')) << CloseCode::TooBig;
    }
    void saysWhichCode()
    {
        QFETCH(QByteArray, bytes);
        FrameGuard guard({.frameBytes = FrameBytes});
        guard.add(bytes, 0ms);
        QCOMPARE(guard.next(0ms), Step::Refused);
        QTEST(guard.closeCode(), "code");
        QCOMPARE(guard.held(), 0);
        guard.add(maskedText("more"), 0ms);
        QCOMPARE(guard.next(0ms), Step::Refused);
        QCOMPARE(guard.held(), 0);
    }

    void noticesFloods_data()
    {
        QTest::addColumn<QByteArray>("start");
        QTest::addColumn<QByteArray>("flood");
        QTest::newRow("pings") << QByteArray() << maskedFrame(0x89, "");
        QTest::newRow("pongs") << QByteArray() << maskedFrame(0x8A, "pong");
        QTest::newRow("empty fragments") << maskedFrame(0x01, "a") << maskedFrame(0x00, "");
    }
    void noticesFloods()
    {
        QFETCH(QByteArray, start);
        QFETCH(QByteArray, flood);
        FrameGuard guard({.frameBytes = FrameBytes});
        Outcome outcome;
        guard.add(start + flood.repeated(int(FrameGuard::EmptyFramesBurst)), 0ms);
        drain(guard, outcome);
        QCOMPARE(outcome.refusal, Refusal::None);
        guard.add(flood, 0ms);
        drain(guard, outcome);
        QCOMPARE(outcome.refusal, Refusal::Flood);
        QCOMPARE(guard.closeCode(), CloseCode::Policy);
    }
    void pingsNowAndThenAreNoFlood()
    {
        FrameGuard guard({.frameBytes = FrameBytes});
        for (auto now = 0ms; now < 600s; now += 100ms) {
            guard.add(maskedFrame(0x89, "ping"), now);
            QCOMPARE(guard.next(now), Step::Frame);
        }
        QCOMPARE(guard.refusal(), Refusal::None);
    }
    void floodsCanBeAllowed()
    {
        FrameGuard guard({.frameBytes = FrameBytes, .refuseFloods = false});
        Outcome outcome;
        guard.add(maskedFrame(0x89, "").repeated(100'000), 0ms);
        drain(guard, outcome);
        QCOMPARE(outcome.frames.size(), 100'000);
    }

    void knowsSinceWhenItWaits()
    {
        FrameGuard guard({.frameBytes = FrameBytes});
        const QByteArray text = maskedText("hello");
        QVERIFY(!guard.waitingSince());
        // However many pieces come, the first one counts.
        for (qsizetype i = 0; i < text.size(); ++i) {
            guard.add(text.mid(i, 1), 1s + std::chrono::seconds(i));
            QCOMPARE(guard.waitingSince(), std::optional<std::chrono::milliseconds>(1s));
            const Step step = guard.next(1s);
            QCOMPARE(step, i + 1 == text.size() ? Step::Frame : Step::NeedMore);
        }
        QVERIFY(!guard.waitingSince());
    }
    void fragmentsCountAsOneMessage()
    {
        FrameGuard guard({.frameBytes = FrameBytes});
        guard.add(maskedFrame(0x01, "a"), 1s);
        QCOMPARE(guard.next(1s), Step::NeedMore);
        guard.add(maskedFrame(0x89, "p"), 2s);
        QCOMPARE(guard.next(2s), Step::Frame);
        guard.add(maskedFrame(0x00, "b"), 3s);
        QCOMPARE(guard.next(3s), Step::NeedMore);
        QCOMPARE(guard.waitingSince(), std::optional<std::chrono::milliseconds>(1s));
        guard.restartWaiting(5s);
        QCOMPARE(guard.waitingSince(), std::optional<std::chrono::milliseconds>(5s));
        guard.add(maskedFrame(0x80, "c") + maskedText("half").left(3), 6s);
        QCOMPARE(guard.next(6s), Step::Frame);
        QCOMPARE(guard.waitingSince(), std::optional<std::chrono::milliseconds>(6s));
    }
    void holdsNothingWhenIdle()
    {
        FrameGuard guard({.frameBytes = FrameBytes});
        guard.add(maskedText(QByteArray(900, 'x')) + maskedText("y").left(2), 0ms);
        QCOMPARE(guard.next(0ms), Step::Frame);
        QCOMPARE(guard.next(0ms), Step::NeedMore);
        QCOMPARE(guard.held(), 2);
        guard.add(maskedText("y").mid(2), 0ms);
        QCOMPARE(guard.next(0ms), Step::Frame);
        QCOMPARE(guard.next(0ms), Step::NeedMore);
        QCOMPARE(guard.held(), 0);
    }
};

QTEST_APPLESS_MAIN(FrameGuardTest)
#include "tst_frameguard.moc"
