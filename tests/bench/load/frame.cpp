// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/bench/load/frame.h"

namespace Parlor::Load {

void appendFrame(std::string &to, Opcode opcode, std::string_view payload, uint32_t mask)
{
    constexpr uint8_t masked = 0x80;
    to += char(0x80 | uint8_t(opcode));
    if (payload.size() < 126) {
        to += char(masked | uint8_t(payload.size()));
    } else {
        const int bytes = payload.size() < 0x10000 ? 2 : 8;
        to += char(masked | (bytes == 2 ? 126 : 127));
        for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
            to += char(uint64_t(payload.size()) >> shift);
    }
    char key[4];
    for (int i = 0; i < 4; ++i)
        to += key[i] = char(mask >> (8 * i));
    const size_t start = to.size();
    to += payload;
    for (size_t i = 0; i < payload.size(); ++i)
        to[start + i] ^= key[i & 3];
}

} // namespace Parlor::Load
