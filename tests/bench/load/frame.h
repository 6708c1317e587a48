// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace Parlor::Load {

enum class Opcode : uint8_t { Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };

/// Appends one final, masked frame, as a client sends it.
void appendFrame(std::string &to, Opcode opcode, std::string_view payload, uint32_t mask);

enum class Parsed { All, Broken }; ///< All: up to a frame that is not there yet

/// Calls @p onFrame(Opcode, std::string_view) for each whole frame at the start of @p bytes, in place, and
/// moves
/// @p used behind the last one. Broken: fragments, masked frames, reserved bits: nothing that a server which
/// sends short texts has a reason for. @p onFrame returns whether to go on.
template <typename OnFrame>
Parsed parseFrames(std::string_view bytes, size_t &used, OnFrame &&onFrame)
{
    const auto *data = reinterpret_cast<const uint8_t *>(bytes.data());
    const size_t size = bytes.size();
    while (size - used >= 2) {
        const uint8_t *at = data + used;
        size_t header = 2;
        uint64_t length = at[1];
        if (length > 127 || (at[0] & 0xf0) != 0x80)
            return Parsed::Broken;
        if (length == 126) {
            header = 4;
            if (size - used < header)
                break;
            length = uint64_t(at[2]) << 8 | at[3];
        } else if (length == 127) {
            header = 10;
            if (size - used < header)
                break;
            length = 0;
            for (size_t i = 2; i < header; ++i)
                length = length << 8 | at[i];
        }
        if (size - used - header < length)
            break;
        used += header + size_t(length);
        if (!onFrame(Opcode(at[0] & 0x0f),
                     std::string_view(bytes.data() + (at - data) + header, size_t(length))))
            break;
    }
    return Parsed::All;
}

} // namespace Parlor::Load
