// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/transport/framebatch.h"

#include <algorithm>

namespace Parlor {

FrameBatch::FrameBatch()
    : m_entries(1)
{ }

FrameBatch::Node FrameBatch::append(Node before, const QByteArray &frame)
{
    // Everybody who gets this frame gets it in one go: looking at the newest child alone finds it.
    const Entry &parent = m_entries[size_t(before)];
    const Node child = parent.lastChild;
    if (child != Nothing && m_entries[size_t(child)].frame.isSharedWith(frame))
        return child;
    ++m_added;
    if (frame.isDetached()) // or it is here already, at another node
        m_frameBytes += frame.size();
    const Node node = Node(m_entries.size());
    m_entries.push_back({frame, {}, parent.size + frame.size(), before, Nothing});
    m_entries[size_t(before)].lastChild = node;
    return node;
}

QByteArray FrameBatch::bytes(Node node)
{
    Entry &entry = m_entries[size_t(node)];
    if (entry.parent == Nothing)
        return entry.frame;
    if (entry.bytes.isEmpty()) {
        ++m_joined;
        if (m_joinedBytes + entry.size > MostBytes)
            forgetJoined();
        entry.bytes = join(node);
        m_joinedBytes += entry.size;
        m_joinedNodes.push_back(node);
    }
    return entry.bytes;
}

QByteArray FrameBatch::join(Node node) const
{
    QByteArray bytes(size(node), Qt::Uninitialized);
    char *end = bytes.data() + bytes.size();
    for (Node i = node; i != Nothing; i = m_entries[size_t(i)].parent) {
        const QByteArray &frame = m_entries[size_t(i)].frame;
        end = std::copy_n(frame.constData(), frame.size(), end - frame.size()) - frame.size();
    }
    return bytes;
}

qint64 FrameBatch::held() const
{
    return m_frameBytes + m_joinedBytes + qint64((m_entries.size() - 1) * sizeof(Entry));
}

void FrameBatch::forgetJoined()
{
    for (const Node node : m_joinedNodes)
        m_entries[size_t(node)].bytes = {};
    m_joinedNodes.clear();
    m_joinedBytes = 0;
}

void FrameBatch::clear()
{
    m_entries.resize(1);
    if (m_entries.capacity() * sizeof(Entry) > 4 * MostBytes) // after a pass like no other
        std::vector<Entry>(1).swap(m_entries);
    m_entries.front().lastChild = Nothing;
    m_joinedNodes.clear();
    m_frameBytes = 0;
    m_joinedBytes = 0;
}

} // namespace Parlor
