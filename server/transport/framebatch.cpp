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
        entry.bytes = QByteArray(entry.size, Qt::Uninitialized);
        char *end = entry.bytes.data() + entry.size;
        for (Node i = node; i != Nothing; i = m_entries[size_t(i)].parent) {
            const QByteArray &frame = m_entries[size_t(i)].frame;
            end = std::copy_n(frame.constData(), frame.size(), end - frame.size()) - frame.size();
        }
    }
    return entry.bytes;
}

void FrameBatch::clear()
{
    m_entries.resize(1);
    m_entries.front().lastChild = Nothing;
}

} // namespace Parlor
