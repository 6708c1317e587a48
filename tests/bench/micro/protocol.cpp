// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// A post that comes in and the event that goes out, as JSON.
#include "server/protocol/messagecodec.h"

#include <benchmark/benchmark.h>

namespace Parlor {

namespace {

// A line as people type it; longer texts are many of them.
QString typed(int64_t characters)
{
    const QString line = QStringLiteral("Shall we meet at 7, or is that too late for \"the others\"? ");
    return line.repeated(int(characters / line.size()) + 1).left(characters);
}

ServerMessage event(int64_t characters)
{
    Event event;
    event.room = QStringLiteral("lobby");
    event.epoch = QStringLiteral("0123456789abcdef");
    event.seq = 12345;
    event.prev = 12344;
    event.id = QStringLiteral("p000100000002");
    event.author = Person{QStringLiteral("q8Zr2m5xT1aB"), QStringLiteral("Ana"), 3};
    event.time = 1'767'225'600'000;
    event.text = typed(characters);
    return EventMessage{event};
}

void encodeEvent(benchmark::State &state)
{
    const ServerMessage message = event(state.range(0));
    for (auto _ : state)
        benchmark::DoNotOptimize(encode(message));
}
BENCHMARK(encodeEvent)->Arg(40)->Arg(4000);

void decodeEvent(benchmark::State &state)
{
    const QByteArray json = encode(event(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(decodeServer(json));
}
BENCHMARK(decodeEvent)->Arg(40)->Arg(4000);

void encodeAck(benchmark::State &state)
{
    const ServerMessage message =
        Ack{QStringLiteral("p000100000002"), QStringLiteral("lobby"), 12345, 1'767'225'600'000};
    for (auto _ : state)
        benchmark::DoNotOptimize(encode(message));
}
BENCHMARK(encodeAck);

ClientMessage post(int64_t characters)
{
    return Post{QStringLiteral("p000100000002"), QStringLiteral("lobby"), typed(characters)};
}

void encodePost(benchmark::State &state)
{
    const ClientMessage message = post(state.range(0));
    for (auto _ : state)
        benchmark::DoNotOptimize(encode(message));
}
BENCHMARK(encodePost)->Arg(40)->Arg(4000);

void decodePost(benchmark::State &state)
{
    const QByteArray json = encode(post(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(decodeClient(json));
}
BENCHMARK(decodePost)->Arg(40)->Arg(4000);

} // namespace

} // namespace Parlor
