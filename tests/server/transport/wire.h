// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

namespace Parlor {

/// What lies between a client and the server.
enum class Wire {
    Plain,
    Encrypted ///< TLS
};

/// That of the suite which is running; suites run one after the other, so that no case needs to be told.
inline Wire suiteWire = Wire::Plain;

} // namespace Parlor
