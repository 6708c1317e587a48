// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/bench/load/options.h"

#include "tests/bench/load/payload.h"

#include <arpa/inet.h>
#include <charconv>
#include <cstring>
#include <string_view>

namespace Parlor::Load {

const char *const usage =
    R"(parlor-load --port N [options]: loads a WebSocket server that sends each text to all clients, sender included.

  --host ADDRESS    a loopback address, 127.0.0.1 unless told
  --pid N           the server's process: its CPU time, memory and descriptors are reported
  --clients N       clients that read (100)
  --senders N       how many of them send too (1)
  --size BYTES      of each text (64)
  --seconds N       of sending (5)
  --window N        closed loop: each sender keeps N messages under way (4)
  --rate N          open loop: N messages per second over all senders
  --stalled N       further clients that never read
  --opening N       connections that are being opened at once (64)
  --rich            speak parlor.v1 on /ws instead of bare texts on /
  --tls             over TLS, whatever the certificate
  --ramp-only       connect everybody, report, leave
  --cycles N        N times connect, join, leave; the same people come back
  --strangers       with --cycles: new people each time
  --json            one JSON object instead of a line

Exit status: 0 if every message reached every client once, in order and unchanged; 1 if not; 2 for a wrong option.
)";

namespace {

bool isLoopback(const std::string &host)
{
    in_addr v4{};
    in6_addr v6{};
    if (inet_pton(AF_INET, host.c_str(), &v4) == 1)
        return ntohl(v4.s_addr) >> 24 == 127;
    return inet_pton(AF_INET6, host.c_str(), &v6) == 1 && IN6_IS_ADDR_LOOPBACK(&v6);
}

template <typename Number>
bool read(std::string_view text, Number least, Number most, Number &number)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() && number >= least && number <= most;
}

bool setFlag(Options &options, std::string_view name)
{
    for (const auto &[flag, member] :
         {std::pair{"--rich", &Options::rich}, std::pair{"--tls", &Options::tls},
          std::pair{"--ramp-only", &Options::rampOnly}, std::pair{"--strangers", &Options::strangers},
          std::pair{"--json", &Options::json}}) {
        if (name == flag) {
            options.*member = true;
            return true;
        }
    }
    return false;
}

bool setValue(Options &options, std::string_view name, std::string_view value)
{
    constexpr uint32_t mostClients = 50'000;
    constexpr uint32_t mostBytes = 100'000; // a frame must fit into the reading buffer
    if (name == "--host") {
        options.host = value;
        return isLoopback(options.host);
    }
    if (name == "--port")
        return read<uint16_t>(value, 1, 65535, options.port);
    if (name == "--pid")
        return read(value, 1, 1 << 30, options.pid);
    if (name == "--clients")
        return read(value, 1u, mostClients, options.clients);
    if (name == "--senders")
        return read(value, 1u, maxSenders, options.senders);
    if (name == "--size")
        return read(value, payloadHead, mostBytes, options.size);
    if (name == "--seconds")
        return read(value, 0.1, 600.0, options.seconds);
    if (name == "--window")
        return read(value, 1u, 1000u, options.window);
    if (name == "--rate")
        return read(value, 0.1, 1e6, options.rate);
    if (name == "--stalled")
        return read(value, 0u, mostClients, options.stalled);
    if (name == "--opening")
        return read(value, 1u, 10'000u, options.opening);
    return name == "--cycles" && read(value, 1u, 1'000'000u, options.cycles);
}

} // namespace

std::optional<Options> parseOptions(int count, const char *const *arguments, std::string &error)
{
    Options options;
    for (int i = 1; i < count; ++i) {
        const std::string_view name = arguments[i];
        if (setFlag(options, name))
            continue;
        if (i + 1 == count || !setValue(options, name, arguments[i + 1])) {
            error = "wrong option or value: " + std::string(name)
                + (name == "--host" ? " (loopback addresses only)" : "");
            return std::nullopt;
        }
        ++i;
    }
    if (options.port == 0)
        error = "--port is missing";
    else if (options.senders > options.clients)
        error = "more senders than clients";
#ifndef PARLOR_LOAD_TLS
    else if (options.tls)
        error = "built without OpenSSL, so there is no --tls";
#endif
    return error.empty() ? std::optional(options) : std::nullopt;
}

} // namespace Parlor::Load
