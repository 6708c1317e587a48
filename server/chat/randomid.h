// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace Parlor {

/// @p bytes random bytes from the system's generator, as base64url without padding: [A-Za-z0-9_-], four
/// characters for three bytes. Nobody can guess 16 of them; 8 do not meet by chance.
QString randomId(int bytes);

} // namespace Parlor
