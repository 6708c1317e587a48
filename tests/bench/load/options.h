// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace Parlor::Load {

/// What one run does, as the command line says it; every number is bounded there.
struct Options
{
    std::string host = "127.0.0.1"; ///< a loopback address, nothing else
    uint16_t port = 0;
    int pid = 0; ///< of the server, for its CPU time and memory; 0: not known
    uint32_t clients = 100;
    uint32_t senders = 1;
    uint32_t size = 64;     ///< bytes of a message's text
    double seconds = 5;     ///< of sending
    uint32_t window = 4;    ///< messages that a sender has under way, if rate is 0
    double rate = 0;        ///< messages per second over all senders
    uint32_t stalled = 0;   ///< further clients that never read
    uint32_t cycles = 0;    ///< connect, join, leave so often, and nothing else
    uint32_t opening = 64;  ///< connections that are being opened at once
    bool rich = false;      ///< parlor.v1 instead of bare texts
    bool tls = false;       ///< the certificate is not checked
    bool rampOnly = false;  ///< connect everybody, and nothing else
    bool strangers = false; ///< cycles: somebody new each time, instead of people who come back
    bool json = false;
};

/// Reads the command line. @return nothing if it is wrong; then @p error says why.
std::optional<Options> parseOptions(int count, const char *const *arguments, std::string &error);

/// What --help prints.
extern const char *const usage;

} // namespace Parlor::Load
