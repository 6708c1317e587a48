// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/support/cutter.h"

#include <QRandomGenerator>
#include <QStringList>
#include <algorithm>
#include <numeric>

namespace Parlor {

namespace {

constexpr int FewFramesToServer = 500, FewFramesToClient = 3000; // bytes
constexpr double LastPart = 0.8; // of the talk; the rest is for cuts that are late

} // namespace

int CutCounts::total() const
{
    return std::accumulate(ofKind.begin(), ofKind.end(), 0);
}

QString CutCounts::text() const
{
    constexpr std::array<QLatin1StringView, size_t(CutKind::Count)> words{
        QLatin1StringView("before the ack"),
        QLatin1StringView("inside a frame to the server"),
        QLatin1StringView("inside a frame to the client"),
        QLatin1StringView("inside a handshake"),
        QLatin1StringView("between frames"),
        QLatin1StringView("on command")};
    QStringList parts;
    for (size_t i = 0; i < words.size(); ++i)
        parts += QStringLiteral("%1 %2").arg(ofKind[i]).arg(words[i]);
    return parts.join(QStringLiteral(", ")) + QStringLiteral("; %1 noticed late").arg(noticedLate);
}

Cutter::Cutter(const CutPlan &plan)
{
    QRandomGenerator random(plan.seed);
    const int last = std::max(int(plan.acks * LastPart), 1);
    for (int i = 0; i < plan.cuts; ++i) {
        Cut cut;
        cut.beforeAck = i < plan.beforeAck;
        cut.direction = random.bounded(2) ? WireDirection::ToServer : WireDirection::ToClient;
        cut.afterBytes =
            random.bounded(cut.direction == WireDirection::ToServer ? FewFramesToServer : FewFramesToClient);
        cut.afterAcks = random.bounded(last);
        cut.isNoticedLate = random.bounded(2) == 0;
        m_cuts.push_back(cut);
    }
    std::stable_sort(m_cuts.begin(), m_cuts.end(),
                     [](const Cut &a, const Cut &b) { return a.afterAcks < b.afterAcks; });
}

std::optional<CutHere> Cutter::pass(WireDirection direction, const WireUnit &unit)
{
    if (unit.isAck)
        ++m_acks;
    if (isDone() || m_acks < m_cuts[m_next].afterAcks)
        return std::nullopt;
    const Cut &cut = m_cuts[m_next];
    if (cut.beforeAck)
        return unit.isAck ? std::optional(count(CutKind::BeforeAck, 0)) : std::nullopt;
    if (cut.direction != direction)
        return std::nullopt;
    if (m_passed + unit.bytes.size() <= cut.afterBytes) {
        m_passed += unit.bytes.size();
        return std::nullopt;
    }
    const qsizetype passed = cut.afterBytes - m_passed;
    if (passed == 0)
        return count(CutKind::BetweenFrames, passed);
    if (unit.kind == WireUnit::Kind::Head)
        return count(CutKind::InHandshake, passed);
    return count(direction == WireDirection::ToServer ? CutKind::InFrameToServer : CutKind::InFrameToClient,
                 passed);
}

CutHere Cutter::count(CutKind kind, qsizetype passed)
{
    const bool isNoticedLate = m_cuts[m_next].isNoticedLate;
    ++m_counts.ofKind[size_t(kind)];
    m_counts.noticedLate += isNoticedLate ? 1 : 0;
    ++m_next;
    m_passed = 0;
    return {passed, isNoticedLate};
}

} // namespace Parlor
