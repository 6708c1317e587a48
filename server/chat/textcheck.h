// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/refusal.h"

#include <QStringView>
#include <optional>

// What may be posted. Pure, any thread.

namespace Parlor {

class Limits;

/// Bytes that @p text takes in UTF-8.
qsizetype utf8Size(QStringView text);

/// Whether nothing of it can be seen.
bool isBlank(QStringView text);

/// Whether it may stand beside a name: no control character, nothing that breaks the line or turns the
/// direction of what follows. An empty one may.
bool isOneLine(QStringView text);

/// How many code points a text may have that keeps both message-characters and message-bytes; 0: any number.
int mostCharacters(const Limits &limits);

/// TextEmpty if nothing of it can be seen, TextTooLong, or nothing: it will do.
std::optional<RefusalCode> checkText(QStringView text, const Limits &limits);

} // namespace Parlor
