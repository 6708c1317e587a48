// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/transport/frame.h"

namespace Parlor {

/// One frame as a client sends it; @p first is its first byte, 0x81 for a final text frame.
inline QByteArray maskedFrame(quint8 first, const QByteArray &payload)
{
    static constexpr std::array<char, 4> mask{'\x37', '\x7a', '\x21', '\x3d'};
    QByteArray masked = payload;
    applyMask(mask, payload.constData(), masked.data(), payload.size());
    QByteArray frame = makeFrame(Opcode::Text, masked);
    frame[0] = char(first);
    frame[1] = char(quint8(frame[1]) | 0x80);
    FrameHeader header;
    readHeader(makeFrame(Opcode::Text, masked), header);
    return frame.insert(header.size, QByteArray(mask.data(), 4));
}

inline QByteArray maskedText(const QByteArray &text)
{
    return maskedFrame(0x81, text);
}

} // namespace Parlor
