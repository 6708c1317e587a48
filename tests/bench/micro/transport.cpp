// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// Frames: masking, checking what comes in, putting together what goes out.
#include "server/transport/framebatch.h"
#include "server/transport/frameguard.h"
#include "tests/server/transport/maskedframe.h"

#include <benchmark/benchmark.h>
#include <vector>

namespace Parlor {

namespace {

void maskPayload(benchmark::State &state)
{
    constexpr std::array<char, 4> mask{'\x37', '\x7a', '\x21', '\x3d'};
    QByteArray payload(state.range(0), 'a');
    for (auto _ : state) {
        applyMask(mask, payload.constData(), payload.data(), payload.size());
        benchmark::ClobberMemory();
    }
    state.SetBytesProcessed(state.iterations() * payload.size());
}
BENCHMARK(maskPayload)->Arg(64)->Arg(4096)->Arg(65536);

void makeTextFrame(benchmark::State &state)
{
    const QByteArray payload(state.range(0), 'a');
    for (auto _ : state)
        benchmark::DoNotOptimize(makeFrame(Opcode::Text, payload));
}
BENCHMARK(makeTextFrame)->Arg(64)->Arg(4096);

// Four frames that arrive in one read, as from a client that keeps four under way.
void guardFrames(benchmark::State &state)
{
    constexpr int frames = 4;
    const QByteArray bytes = maskedText(QByteArray(state.range(0), 'a')).repeated(frames);
    FrameGuard guard(FrameGuard::Rules{65536, true});
    std::chrono::milliseconds now{0};
    for (auto _ : state) {
        guard.add(bytes, ++now);
        while (guard.next(now) == FrameGuard::Step::Frame)
            benchmark::DoNotOptimize(guard.frame());
    }
    state.SetItemsProcessed(state.iterations() * frames);
}
BENCHMARK(guardFrames)->Arg(64)->Arg(4096);

// One pass of the loop: so many frames, each for 500 clients that all get the same. Items are deliveries.
void batchFrames(benchmark::State &state)
{
    constexpr int clients = 500;
    const auto count = size_t(state.range(0));
    std::vector<QByteArray> frames;
    for (size_t i = 0; i < count; ++i)
        frames.push_back(makeFrame(Opcode::Text, QByteArray(64, char('a' + i % 26))));
    std::vector<FrameBatch::Node> nodes(clients);
    FrameBatch batch;
    for (auto _ : state) {
        std::fill(nodes.begin(), nodes.end(), FrameBatch::Nothing);
        for (const QByteArray &frame : frames) {
            for (FrameBatch::Node &node : nodes)
                node = batch.append(node, frame);
        }
        for (const FrameBatch::Node node : nodes)
            benchmark::DoNotOptimize(batch.bytes(node));
        batch.clear();
    }
    state.SetItemsProcessed(state.iterations() * clients * int64_t(count));
}
BENCHMARK(batchFrames)->Arg(1)->Arg(8)->Arg(80);

} // namespace

} // namespace Parlor
