// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/transport/frame.h"

#include <QtEndian>
#include <algorithm>

namespace Parlor {

static constexpr quint8 FinalBit = 0x80;
static constexpr quint8 ReservedBits = 0x70;
static constexpr quint8 OpcodeBits = 0x0F;
static constexpr quint8 MaskBit = 0x80;
static constexpr quint8 LengthBits = 0x7F;
static constexpr quint8 TwoByteLength = 126;
static constexpr quint8 EightByteLength = 127;
static constexpr qint64 MaxControlPayload = 125;

static bool isKnown(quint8 opcode)
{
    return opcode <= quint8(Opcode::Binary)
        || (opcode >= quint8(Opcode::Close) && opcode <= quint8(Opcode::Pong));
}

HeaderState readHeader(QByteArrayView bytes, FrameHeader &header)
{
    if (bytes.size() < 2)
        return HeaderState::Incomplete;
    const auto first = quint8(bytes[0]);
    const auto second = quint8(bytes[1]);
    FrameHeader read;
    read.final = first & FinalBit;
    read.opcode = Opcode(first & OpcodeBits);
    read.masked = second & MaskBit;
    read.payload = second & LengthBits;
    read.size = 2;
    // Whatever can be refused is refused at the second byte: nothing that follows would mend it.
    if ((first & ReservedBits) || !isKnown(first & OpcodeBits))
        return HeaderState::Invalid;
    if (read.isControl() && (!read.final || read.payload > MaxControlPayload))
        return HeaderState::Invalid;

    if (read.payload == TwoByteLength) {
        if (bytes.size() < 4)
            return HeaderState::Incomplete;
        read.payload = qFromBigEndian<quint16>(bytes.data() + 2);
        read.size = 4;
        if (read.payload < TwoByteLength)
            return HeaderState::Invalid;
    } else if (read.payload == EightByteLength) {
        if (bytes.size() < 10)
            return HeaderState::Incomplete;
        read.payload = qFromBigEndian<qint64>(bytes.data() + 2);
        read.size = 10;
        if (read.payload <= 0xFFFF) // a set highest bit is negative here
            return HeaderState::Invalid;
    }
    if (read.masked) {
        if (bytes.size() < read.size + 4)
            return HeaderState::Incomplete;
        std::copy_n(bytes.data() + read.size, 4, read.mask.begin());
        read.size += 4;
    }
    header = read;
    return HeaderState::Complete;
}

QByteArray makeFrame(Opcode opcode, QByteArrayView payload)
{
    const qsizetype size = payload.size();
    QByteArray frame;
    frame.reserve(size + 10);
    frame.append(char(FinalBit | quint8(opcode)));
    if (size < TwoByteLength) {
        frame.append(char(size));
    } else if (size <= 0xFFFF) {
        frame.append(char(TwoByteLength));
        frame.append(char(size >> 8));
        frame.append(char(size));
    } else {
        frame.append(char(EightByteLength));
        for (int shift = 56; shift >= 0; shift -= 8)
            frame.append(char(quint64(size) >> shift));
    }
    frame.append(payload);
    return frame;
}

void applyMask(const std::array<char, 4> &mask, const char *from, char *to, qsizetype size)
{
    for (qsizetype i = 0; i < size; ++i)
        to[i] = char(from[i] ^ mask[size_t(i & 3)]);
}

} // namespace Parlor
