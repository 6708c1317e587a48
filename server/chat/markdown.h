// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/span.h"

#include <QStringView>
#include <functional>

namespace Parlor {

/// What was typed, as everybody sees it.
struct Formatted
{
    QString
        text;    ///< what was typed without the delimiters that were understood; nothing else is ever removed
    Spans spans; ///< what the delimiters said, and links and mentions
};

/// The id of the person who is called @p name, or an empty string. Asked with what stands behind an @, as
/// typed, up to 64 code units; it decides about capitals.
using MentionLookup = std::function<QString(QStringView name)>;

/// More spans than this are not made of one message: what would be the next ones stays as typed.
inline constexpr qsizetype MaxSpans = 500;
/// So often is the lookup asked for one message; mentions behind that stay plain text.
inline constexpr int MaxMentionLookups = 2000;

/// Reads the Markdown subset that Parlor knows: **bold** *italic* _italic_ ~~strike~~ `code`, fenced code
/// blocks, quoted lines, [links](https://...), bare http and https addresses and @mentions. Whatever else was
/// typed stays, to the character. The rules, one by one, are in tests/data/markdown/README.md. Pure; any
/// thread; takes time linear in the length of @p typed, whatever it holds.
Formatted formatMarkdown(QStringView typed, const MentionLookup &people = {});

} // namespace Parlor
