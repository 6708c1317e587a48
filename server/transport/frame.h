// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <array>

// The framing of RFC 6455 section 5: pure functions, any thread.

namespace Parlor {

enum class Opcode : quint8 {
    Continuation = 0x0,
    Text = 0x1,
    Binary = 0x2,
    Close = 0x8,
    Ping = 0x9,
    Pong = 0xA
};

/// What stands before the payload of one frame (section 5.2).
struct FrameHeader
{
    Opcode opcode = Opcode::Continuation;
    bool final = true;
    bool masked = false;
    std::array<char, 4> mask{};
    qint64 payload = 0; ///< bytes
    int size = 0;       ///< bytes of the header itself, 2 to 14

    bool isControl() const { return quint8(opcode) >= quint8(Opcode::Close); }
    bool operator==(const FrameHeader &) const = default;
};

enum class HeaderState {
    Incomplete, ///< more bytes are needed to say anything
    Complete,
    Invalid ///< reserved bits or opcodes, a broken control frame, a length in more bytes than it needs
};

/// Reads the header at the start of @p bytes. @p header is filled only with HeaderState::Complete.
HeaderState readHeader(QByteArrayView bytes, FrameHeader &header);

/// The longest header that there is.
inline constexpr int MaxHeaderSize = 14;

/// One final, unmasked frame: what a server sends.
QByteArray makeFrame(Opcode opcode, QByteArrayView payload);

/// XORs @p size bytes with the mask (section 5.3), from @p from to @p to, which may be the same.
void applyMask(const std::array<char, 4> &mask, const char *from, char *to, qsizetype size);

} // namespace Parlor
