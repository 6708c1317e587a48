// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace Parlor {

/// Somebody in the chat, as everybody else sees them. The id stays the same when the person comes back with
/// their token.
struct Person
{
    QString id;         ///< chosen by the server, opaque, at most 32 characters of [A-Za-z0-9_-]
    QString name;       ///< set by the server, passes checkName(); for a plain client "Guest N"
    int color = 0;      ///< index into the clients' palette of names, 0 to 7
    bool host = false;  ///< joined from the machine that hosts
    bool plain = false; ///< talks in plain mode: no name of its own, nothing but text
    bool away = false;
    QString status = {}; ///< what stands beside the name, for example why away; at most MaxStatus code points

    bool operator==(const Person &) const = default;
};

} // namespace Parlor
