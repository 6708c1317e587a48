// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/bench/load/frame.h"

#include <QTest>
#include <vector>

using namespace Parlor::Load;

namespace {

using Frames = std::vector<std::pair<Opcode, std::string>>;

// As a server sends it.
std::string frame(Opcode opcode, const std::string &payload)
{
    std::string masked;
    appendFrame(masked, opcode, payload, 0);
    masked[1] = char(masked[1] & 0x7f);
    masked.erase(masked.size() - payload.size() - 4, 4); // the mask, which is zero
    return masked;
}

Parsed parse(std::string_view bytes, size_t &used, Frames &frames)
{
    return parseFrames(bytes, used, [&frames](Opcode opcode, std::string_view payload) {
        frames.emplace_back(opcode, payload);
        return true;
    });
}

} // namespace

class TestLoadFrame final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void piecesOfAnySize();
    void stopsWhenToldTo();
    void broken_data();
    void broken();
    void masks();
};

void TestLoadFrame::piecesOfAnySize()
{
    const Frames sent{{Opcode::Text, "a"},
                      {Opcode::Ping, ""},
                      {Opcode::Text, std::string(125, 'b')},
                      {Opcode::Text, std::string(126, 'c')},
                      {Opcode::Text, std::string(65535, 'd')},
                      {Opcode::Text, std::string(65536, 'e')},
                      {Opcode::Close, "\x03\xe8"}};
    std::string bytes;
    for (const auto &[opcode, payload] : sent)
        bytes += frame(opcode, payload);
    for (const size_t piece : {size_t(1), size_t(2), size_t(7), size_t(4096), bytes.size()}) {
        Frames got;
        std::string tail;
        for (size_t at = 0; at < bytes.size(); at += piece) {
            tail += bytes.substr(at, piece);
            size_t used = 0;
            QVERIFY(parse(tail, used, got) == Parsed::All);
            tail.erase(0, used);
        }
        QVERIFY(tail.empty());
        QVERIFY(got == sent);
    }
}

void TestLoadFrame::stopsWhenToldTo()
{
    const std::string first = frame(Opcode::Text, "a");
    size_t used = 0;
    int count = 0;
    parseFrames(first + first, used, [&count](Opcode, std::string_view) { return ++count < 1; });
    QCOMPARE(count, 1);
    QCOMPARE(used, first.size());
}

void TestLoadFrame::broken_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("masked") << QByteArray("\x81\x81\0\0\0\0a", 7);
    QTest::newRow("fragment") << QByteArray("\x01\x01"
                                            "a");
    QTest::newRow("reserved bit") << QByteArray("\xc1\x01"
                                                "a");
}

void TestLoadFrame::broken()
{
    QFETCH(QByteArray, bytes);
    Frames frames;
    size_t used = 0;
    QVERIFY(parse(bytes.toStdString(), used, frames) == Parsed::Broken);
    QVERIFY(frames.empty());
}

void TestLoadFrame::masks()
{
    std::string bytes;
    appendFrame(bytes, Opcode::Text, "Hello", 0x3d21fa37); // the example of RFC 6455 section 5.7
    QCOMPARE(QByteArray::fromStdString(bytes), QByteArray::fromHex("818537fa213d7f9f4d5158"));
}

QTEST_APPLESS_MAIN(TestLoadFrame)
#include "tst_loadframe.moc"
