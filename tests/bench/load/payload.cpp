// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/bench/load/payload.h"

#include <array>

namespace Parlor::Load {

namespace {

constexpr int senderDigits = 4;

constexpr std::array<int8_t, 256> makeDigits()
{
    std::array<int8_t, 256> values{};
    values.fill(-1);
    for (int i = 0; i < 10; ++i)
        values[size_t('0' + i)] = int8_t(i);
    for (int i = 0; i < 6; ++i)
        values[size_t('a' + i)] = int8_t(10 + i);
    return values;
}

constexpr std::array<int8_t, 256> digitValues = makeDigits();

void writeHex(uint32_t value, int digits, char *to)
{
    for (int i = digits - 1; i >= 0; --i, value >>= 4)
        to[i] = "0123456789abcdef"[value & 15];
}

// Splitmix64: each step of the state gives 64 well mixed bits.
uint64_t mixed(uint64_t &state)
{
    uint64_t z = state += 0x9e3779b97f4a7c15;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

} // namespace

void fillPayload(MessageId id, std::string &text)
{
    writeHex(id.sender, senderDigits, text.data());
    writeHex(id.number, int(payloadHead) - senderDigits, text.data() + senderDigits);
    uint64_t state = uint64_t(id.sender) << 32 | id.number;
    uint64_t bits = 0;
    for (size_t i = payloadHead, left = 0; i < text.size(); ++i, --left, bits >>= 5) {
        if (left == 0) {
            left = 12; // of 5 bits each
            bits = mixed(state);
        }
        text[i] = "abcdefghijklmnopqrstuvwxyz234567"[bits & 31];
    }
}

std::optional<MessageId> payloadId(std::string_view text)
{
    if (text.size() < payloadHead)
        return std::nullopt;
    uint64_t value = 0;
    int invalid = 0;
    for (uint32_t i = 0; i < payloadHead; ++i) {
        const int digit = digitValues[uint8_t(text[i])];
        invalid |= digit;
        value = value << 4 | uint64_t(digit & 15);
    }
    if (invalid < 0)
        return std::nullopt;
    return MessageId{uint32_t(value >> 32), uint32_t(value)};
}

} // namespace Parlor::Load
