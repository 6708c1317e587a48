// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace Parlor::Load {

// Finds fields in the fixed encoding that a Parlor server has: no white space, the type first, and nothing in
// front of the fields that are looked for which could be taken for them. No JSON reader: what looks different
// is not found.

/// Is @p frame an object of that type? @p start is for example R"({"type":"ack",)".
inline bool isType(std::string_view frame, std::string_view start)
{
    return frame.substr(0, start.size()) == start;
}

/// What stands behind @p key, for example R"("id":")", up to the next quotation mark.
inline std::optional<std::string_view> stringAfter(std::string_view frame, std::string_view key)
{
    const size_t at = frame.find(key);
    if (at == std::string_view::npos)
        return std::nullopt;
    const size_t start = at + key.size();
    const size_t end = frame.find('"', start);
    if (end == std::string_view::npos)
        return std::nullopt;
    return frame.substr(start, end - start);
}

/// The whole number that stands behind @p key, for example R"("seq":)".
inline std::optional<uint64_t> numberAfter(std::string_view frame, std::string_view key)
{
    const size_t at = frame.find(key);
    if (at == std::string_view::npos)
        return std::nullopt;
    uint64_t number = 0;
    const char *const start = frame.data() + at + key.size();
    if (std::from_chars(start, frame.data() + frame.size(), number).ec != std::errc())
        return std::nullopt;
    return number;
}

} // namespace Parlor::Load
