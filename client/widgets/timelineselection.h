// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <functional>
#include <utility>

namespace Parlor {

class TimelineModel;

/// A place in a timeline: between two characters of one message.
struct TextPlace
{
    int row = 0;
    int offset = 0; ///< UTF-16 code units into the message's text
    auto operator<=>(const TextPlace &) const = default;
};

/// What is selected in a timeline, from one place to another, over any number of messages. It moves along
/// when rows come in or go above it. A value; GUI thread.
class TimelineSelection final
{
public:
    void clear() { m_from = m_to = {}; }
    void start(TextPlace place) { m_from = m_to = place; }
    void extend(TextPlace place) { m_to = place; }
    bool isEmpty() const { return m_from == m_to; }

    void insertRows(int row, int count);
    void removeRows(int row, int count);

    /// The first and the last offset that are selected in the message in @p row, whose text has @p length;
    /// equal: nothing.
    std::pair<int, int> inRow(int row, int length) const;
    /// As plain text: the stretch of one message, or "[time] name: text" for each of several, without those
    /// that are hidden.
    QString text(const TimelineModel &model, const std::function<bool(int row)> &isHidden) const;

private:
    TextPlace m_from; ///< where the mouse went down
    TextPlace m_to;
};

} // namespace Parlor
