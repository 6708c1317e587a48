// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/timelinelayout.h"

#include <algorithm>
#include <cstdlib>

namespace Parlor {

namespace {
constexpr size_t ChunkRows = 256;
} // namespace

void TimelineLayout::reset(int rows)
{
    m_chunks.clear();
    m_count = 0;
    m_anchor = 0;
    m_offset = 0;
    insert(0, rows);
    scrollToBottom();
}

void TimelineLayout::insert(int row, int count)
{
    m_dirty = true;
    if (count <= 0)
        return;
    if (m_chunks.empty())
        m_chunks.push_back({{}, 0, m_epoch});
    const Spot spot = locate(row);
    Chunk &chunk = m_chunks[spot.chunk];
    std::vector<qint32> estimates(static_cast<size_t>(count));
    for (int i = 0; i < count; ++i) {
        const int height = std::max(1, m_measurer.estimate(row + i));
        estimates[size_t(i)] = -height;
        chunk.sum += height;
    }
    chunk.heights.insert(chunk.heights.begin() + qptrdiff(spot.index), estimates.begin(), estimates.end());
    splitLarge(spot.chunk);
    if (row <= m_anchor && m_count > 0)
        m_anchor += count;
    m_count += count;
    invalidate(row + count); // its neighbour is another one now
}

void TimelineLayout::remove(int row, int count)
{
    m_dirty = true;
    for (int left = count; left > 0;) {
        const Spot spot = locate(row);
        Chunk &chunk = m_chunks[spot.chunk];
        const size_t here = std::min(size_t(left), chunk.heights.size() - spot.index);
        const auto from = chunk.heights.begin() + qptrdiff(spot.index);
        for (auto each = from; each != from + qptrdiff(here); ++each)
            chunk.sum -= std::abs(*each);
        chunk.heights.erase(from, from + qptrdiff(here));
        if (chunk.heights.empty())
            m_chunks.erase(m_chunks.begin() + qptrdiff(spot.chunk));
        left -= int(here);
    }
    m_count -= count;
    if (m_anchor >= row + count)
        m_anchor -= count;
    else if (m_anchor >= row)
        m_anchor = std::max(0, std::min(row, m_count - 1));
    invalidate(row);
}

void TimelineLayout::invalidate(int row)
{
    if (row < 0 || row >= m_count)
        return;
    m_dirty = true;
    const Spot spot = locate(row);
    qint32 &height = m_chunks[spot.chunk].heights[spot.index];
    height = -std::abs(height);
}

void TimelineLayout::invalidateAll()
{
    ++m_epoch;
    m_dirty = true;
}

void TimelineLayout::setViewport(int height)
{
    m_viewport = std::max(0, height);
    m_dirty = true;
}

void TimelineLayout::scrollBy(int pixels)
{
    settle();
    if (m_count == 0 || pixels == 0 || (m_stick && pixels < 0))
        return;
    m_stick = false;
    m_offset += pixels;
    m_dirty = true;
}

void TimelineLayout::scrollTo(qint64 value)
{
    if (value >= maximum())
        return scrollToBottom();
    const qint64 step = value - this->value();
    if (value > 0 && std::abs(step) <= 3LL * m_viewport)
        return scrollBy(int(-step));
    qint64 top = 0;
    int row = 0;
    for (const Chunk &chunk : m_chunks) {
        if (top + chunk.sum > value) {
            for (const qint32 height : chunk.heights) {
                if (top + std::abs(height) > value)
                    return place(row, int(top - value));
                top += std::abs(height);
                ++row;
            }
        }
        top += chunk.sum;
        row += int(chunk.heights.size());
    }
}

void TimelineLayout::scrollToBottom()
{
    m_stick = true;
    m_dirty = true;
}

void TimelineLayout::place(int row, int top)
{
    m_stick = false;
    m_anchor = std::clamp(row, 0, std::max(0, m_count - 1));
    m_offset = top;
    m_dirty = true;
}

void TimelineLayout::show(int row, Place place)
{
    if (row < 0 || row >= m_count)
        return;
    const int height = heightOf(row);
    if (place == Place::Top)
        return this->place(row, 0);
    if (place == Place::Middle)
        return this->place(row, std::max(0, (m_viewport - height) / 2));
    settle();
    for (const PlacedRow &placed : m_rows) {
        if (placed.row == row && placed.top >= 0 && (placed.top + height <= m_viewport || placed.top == 0))
            return;
    }
    const bool above = row <= m_anchor || height > m_viewport;
    this->place(row, above ? 0 : m_viewport - height);
}

bool TimelineLayout::atBottom()
{
    settle();
    return m_stick;
}

const std::vector<PlacedRow> &TimelineLayout::rows()
{
    settle();
    return m_rows;
}

int TimelineLayout::rowAt(int y)
{
    settle();
    if (m_rows.empty())
        return -1;
    for (const PlacedRow &placed : m_rows) {
        if (y < placed.top + placed.height)
            return placed.row;
    }
    return m_rows.back().row;
}

qint64 TimelineLayout::value()
{
    settle();
    const qint64 end = maximum();
    return m_stick || m_count == 0 ? end : std::clamp<qint64>(topOf(m_anchor) - m_offset, 0, end);
}

qint64 TimelineLayout::maximum()
{
    settle();
    return std::max<qint64>(0, total() - m_viewport);
}

TimelineLayout::Spot TimelineLayout::locate(int row)
{
    Spot spot;
    auto left = size_t(row);
    while (spot.chunk + 1 < m_chunks.size() && left >= m_chunks[spot.chunk].heights.size()) {
        left -= m_chunks[spot.chunk].heights.size();
        ++spot.chunk;
    }
    spot.index = left;
    refresh(m_chunks[spot.chunk]);
    return spot;
}

/// Heights from before the last change of width are estimates now.
void TimelineLayout::refresh(Chunk &chunk) const
{
    if (chunk.epoch == m_epoch)
        return;
    for (qint32 &height : chunk.heights)
        height = -std::abs(height);
    chunk.epoch = m_epoch;
}

void TimelineLayout::splitLarge(size_t at)
{
    if (m_chunks[at].heights.size() <= 2 * ChunkRows)
        return;
    const Chunk large = std::move(m_chunks[at]);
    std::vector<Chunk> pieces;
    for (size_t from = 0; from < large.heights.size(); from += ChunkRows) {
        const size_t to = std::min(from + ChunkRows, large.heights.size());
        Chunk piece{
            {large.heights.begin() + qptrdiff(from), large.heights.begin() + qptrdiff(to)}, 0, large.epoch};
        for (const qint32 height : piece.heights)
            piece.sum += std::abs(height);
        pieces.push_back(std::move(piece));
    }
    m_chunks.erase(m_chunks.begin() + qptrdiff(at));
    m_chunks.insert(m_chunks.begin() + qptrdiff(at), std::make_move_iterator(pieces.begin()),
                    std::make_move_iterator(pieces.end()));
}

int TimelineLayout::heightOf(int row)
{
    const Spot spot = locate(row);
    Chunk &chunk = m_chunks[spot.chunk];
    qint32 &height = chunk.heights[spot.index];
    if (height < 0) {
        const int measured = std::max(1, m_measurer.measure(row));
        chunk.sum += measured + height;
        height = measured;
    }
    return height;
}

qint64 TimelineLayout::topOf(int row)
{
    const Spot spot = locate(row);
    qint64 top = 0;
    for (size_t i = 0; i < spot.chunk; ++i)
        top += m_chunks[i].sum;
    for (size_t i = 0; i < spot.index; ++i)
        top += std::abs(m_chunks[spot.chunk].heights[i]);
    return top;
}

qint64 TimelineLayout::total() const
{
    qint64 sum = 0;
    for (const Chunk &chunk : m_chunks)
        sum += chunk.sum;
    return sum;
}

/// Finds the rows in view from the position, and gives the position its canonical form: the first row in
/// view.
void TimelineLayout::settle()
{
    if (!m_dirty)
        return;
    m_dirty = false;
    m_rows.clear();
    if (m_count == 0)
        return;
    if (!m_stick) {
        // Rows above the anchor are measured before they come into view, so that an estimate never moves what
        // is shown.
        int row = m_anchor;
        int top = m_offset;
        while (top > 0 && row > 0)
            top -= heightOf(--row);
        list(row, std::min(0, top));
        const PlacedRow &last = m_rows.back();
        m_stick = last.row == m_count - 1 && last.top + last.height <= m_viewport;
    }
    if (m_stick) {
        int row = m_count;
        int top = m_viewport;
        do {
            top -= heightOf(--row);
        } while (top > 0 && row > 0);
        list(row, top);
    }
    m_anchor = m_rows.front().row;
    m_offset = m_rows.front().top;
}

/// Lists the rows from @p row, whose top is at @p top, down to the viewport's end; those above the viewport
/// are left out.
void TimelineLayout::list(int row, int top)
{
    m_rows.clear();
    for (; row < m_count && (top < m_viewport || m_rows.empty()); ++row) {
        const int height = heightOf(row);
        if (top + height > 0 || row == m_count - 1)
            m_rows.push_back({row, top, height});
        top += height;
    }
}

} // namespace Parlor
