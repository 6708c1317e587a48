// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace Parlor::Load {

// A message's text follows from who sends it and which of theirs it is, so that every changed byte is
// noticed: 4 hex digits sender, 8 hex digits number, then letters and digits. No character of it means
// anything in JSON or Markdown.

inline constexpr uint32_t payloadHead = 12; ///< bytes, and so the least size of a text
inline constexpr uint32_t maxSenders = 0x10000;

struct MessageId
{
    uint32_t sender = 0;
    uint32_t number = 0; ///< 0, 1, 2 ... for each sender
    bool operator==(const MessageId &) const = default;
};

/// Writes the text of @p id into @p text, which keeps its size.
void fillPayload(MessageId id, std::string &text);

/// Which message @p text claims to be. Nothing: it cannot be one of ours.
std::optional<MessageId> payloadId(std::string_view text);

} // namespace Parlor::Load
