// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/span.h"

#include <QString>

namespace Parlor {

/// @p text with @p spans as HTML: everything typed is escaped, lines end in <br>, and nothing but the
/// elements of the spans is markup. Spans as in an Event: sorted, nested, within the text; others are left
/// out.
QString spanHtml(const QString &text, const Spans &spans);

} // namespace Parlor
