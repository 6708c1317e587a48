// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/wiresplitter.h"

#include <QString>
#include <array>
#include <vector>

namespace Parlor {

enum class WireDirection { ToServer, ToClient };

/// Where a conversation was cut.
enum class CutKind {
    BeforeAck, ///< the post is written down, and its sender does not hear of it
    InFrameToServer,
    InFrameToClient,
    InHandshake,
    BetweenFrames,
    OnCommand,
    Count
};

/// How many cuts there were, by kind.
struct CutCounts
{
    std::array<int, size_t(CutKind::Count)> ofKind{};
    int noticedLate = 0; ///< of all: by the server

    int operator[](CutKind kind) const { return ofKind[size_t(kind)]; }
    int total() const;
    QString text() const; ///< "7 before the ack, ..."
};

/// One cut.
struct CutHere
{
    qsizetype passed = 0; ///< bytes of the unit that are passed on before
    /// The server goes on as if nothing had happened until the next cut, as one does that hears no more of a
    /// client.
    bool isNoticedLate = false;
};

/// What to do to the connections that go through a proxy.
struct CutPlan
{
    quint32 seed = 0;
    int cuts = 0;      ///< in all
    int beforeAck = 0; ///< how many of them fall between commit and acknowledgement
    int acks = 0;      ///< during how many acknowledgements, of all connections together
};

/// Decides where connections are cut, after a plan: the cuts are spread at random over the course of the
/// talk, which is measured in acknowledgements. Each waits for the next one to be passed on, or lets a random
/// number of bytes pass and cuts whichever connection is at that byte. The same seed gives the same plan; who
/// is hit depends on how the machine runs. Pure.
class Cutter final
{
public:
    Cutter() = default;
    explicit Cutter(const CutPlan &plan);

    /// Looks at what is about to be passed on. Nothing: all of it, and no cut.
    std::optional<CutHere> pass(WireDirection direction, const WireUnit &unit);
    void countCommand() { ++m_counts.ofKind[size_t(CutKind::OnCommand)]; }

    bool isDone() const { return m_next == m_cuts.size(); }
    const CutCounts &counts() const { return m_counts; }

private:
    struct Cut
    {
        int afterAcks = 0;
        bool beforeAck = false;
        WireDirection direction = WireDirection::ToClient;
        qsizetype afterBytes = 0; ///< in this direction, once it is this cut's turn
        bool isNoticedLate = false;
    };

    CutHere count(CutKind kind, qsizetype passed);

    std::vector<Cut> m_cuts; ///< by afterAcks
    size_t m_next = 0;
    int m_acks = 0;
    qsizetype m_passed = 0; ///< bytes since it is this cut's turn
    CutCounts m_counts;
};

} // namespace Parlor
