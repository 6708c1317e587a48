// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// From what was typed to text and spans.
#include "server/chat/markdown.h"

#include <benchmark/benchmark.h>

namespace Parlor {

namespace {

void format(benchmark::State &state, const QString &typed)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(formatMarkdown(typed));
    state.SetItemsProcessed(state.iterations() * typed.size()); // characters
}

void formatNothing(benchmark::State &state)
{
    format(state,
           QStringLiteral("Shall we meet at 7, or is that too late for the others? ")
               .repeated(int(state.range(0))));
}
BENCHMARK(formatNothing)->Arg(1)->Arg(70);

void formatEverything(benchmark::State &state)
{
    format(state,
           QStringLiteral("> a **bold** and *italic* line, `code`, ~~not this~~, https://example.org/a?b=c\n")
               .repeated(int(state.range(0))));
}
BENCHMARK(formatEverything)->Arg(1)->Arg(50);

// Delimiters that match nothing: the worst that 4,000 characters can ask for.
void formatHostile(benchmark::State &state)
{
    format(state, QStringLiteral("*_[**`~~").repeated(500));
}
BENCHMARK(formatHostile);

} // namespace

} // namespace Parlor
