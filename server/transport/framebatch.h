// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <vector>

namespace Parlor {

/// What one pass of the event loop has to say to everybody: a tree of frames, in which each client holds one
/// node. The frames from the root to that node are what the client gets, in order. Clients that get the same
/// frames stand on the same node, and the bytes of a node are put together once, however many stand on it.
/// Pure, any thread.
class FrameBatch final
{
public:
    using Node = qint32;
    static constexpr Node Nothing = 0; ///< the root: no frames

    FrameBatch();
    Q_DISABLE_COPY_MOVE(FrameBatch)

    /// The node that means @p before, then @p frame. The same frame (the same shared buffer) added again to
    /// the same node leads to the same node, if nothing else was added to it in between.
    Node append(Node before, const QByteArray &frame);
    /// Bytes of all frames up to @p node.
    qint64 size(Node node) const { return m_entries[size_t(node)].size; }
    /// All frames up to @p node in one buffer, shared by everybody who asks. Buffers that were put together
    /// are forgotten when they exceed MostBytes, and put together again for those who still ask.
    QByteArray bytes(Node node);
    /// Bytes that are held here and nowhere before: frames, buffers that were put together, the tree itself.
    qint64 held() const;
    /// So much of them is worth it to have everybody wait for the end of the pass no longer.
    bool isFull() const { return held() > MostBytes; }
    static constexpr qint64 MostBytes = 1 << 20;
    /// Forgets everything; every node but Nothing becomes invalid.
    void clear();

    /// How many nodes were made and how many buffers were put together since the start, for tests and
    /// figures.
    qint64 added() const { return m_added; }
    qint64 joined() const { return m_joined; }

private:
    QByteArray join(Node node) const;
    void forgetJoined();

    struct Entry
    {
        QByteArray frame;
        QByteArray bytes; ///< empty until asked for
        qint64 size = 0;
        Node parent = Nothing;
        Node lastChild = Nothing;
    };
    std::vector<Entry> m_entries;
    std::vector<Node> m_joinedNodes; ///< those that have bytes
    qint64 m_frameBytes = 0;
    qint64 m_joinedBytes = 0;
    qint64 m_added = 0;
    qint64 m_joined = 0;
};

} // namespace Parlor
