// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>
#include <vector>

namespace Parlor {

/// Knows how high a row is; asked only for rows that come into view.
class RowMeasurer
{
public:
    virtual ~RowMeasurer() = default;
    /// A guess without laying anything out; at least 1. Asked once for every row that is inserted.
    virtual int estimate(int row) const = 0;
    /// The true height, at least 1.
    virtual int measure(int row) = 0;
};

/// A row in view. Tops are relative to the viewport's.
struct PlacedRow
{
    int row = 0;
    int top = 0;
    int height = 0;
    bool operator==(const PlacedRow &) const = default;
};

/// Which rows of a list are in view and where, for any number of rows of unknown heights. The position is a
/// row and the distance of its top from the viewport's, or "at the bottom"; never a number of pixels from the
/// first row, so that nothing that happens outside the viewport moves what is in it. Rows are measured when
/// they come into view; the others hold estimates. No widget, no text; GUI thread only because its measurer
/// is. Cost of each call: rows in view, plus one pass over chunks of 256.
class TimelineLayout final
{
    Q_DISABLE_COPY_MOVE(TimelineLayout)

public:
    enum class Place { Nearest, Top, Middle };

    /// @p measurer must outlive this.
    explicit TimelineLayout(RowMeasurer &measurer)
        : m_measurer(measurer)
    { }

    /// Forgets all and stands at the bottom of @p rows.
    void reset(int rows);
    void insert(int row, int count);
    void remove(int row, int count);
    /// The row's height may have changed.
    void invalidate(int row);
    /// All heights may have changed (width, font); costs nothing until a row comes into view.
    void invalidateAll();
    void setViewport(int height);

    /// Moves what is shown by @p pixels downwards; older rows come into view with positive ones.
    void scrollBy(int pixels);
    /// Goes to a value of the scroll bar; small steps are made relative to what is in view.
    void scrollTo(qint64 value);
    void scrollToBottom();
    void show(int row, Place place);
    /// Puts a row's top at @p top, to restore a position kept as row and distance.
    void place(int row, int top);

    int count() const { return m_count; }
    bool atBottom();
    /// Measured, without holes, from the top; the first and the last may stand out of the viewport.
    const std::vector<PlacedRow> &rows();
    /// The row at @p y of the viewport, the nearest one if there is none there; -1 if there are no rows at
    /// all.
    int rowAt(int y);
    qint64 value();   ///< where the scroll bar stands
    qint64 maximum(); ///< what the scroll bar ends at

private:
    /// Heights of neighbouring rows; negative ones are estimates.
    struct Chunk
    {
        std::vector<qint32> heights;
        qint64 sum = 0;
        int epoch = 0;
    };
    struct Spot
    {
        size_t chunk = 0;
        size_t index = 0;
    };

    Spot locate(int row);
    void refresh(Chunk &chunk) const;
    void splitLarge(size_t chunk);
    int heightOf(int row);
    qint64 topOf(int row);
    qint64 total() const;
    void settle();
    void list(int row, int top);

    RowMeasurer &m_measurer;
    std::vector<Chunk> m_chunks;
    std::vector<PlacedRow> m_rows;
    int m_count = 0;
    int m_epoch = 0;
    int m_viewport = 0;
    int m_anchor = 0;    ///< a row ...
    int m_offset = 0;    ///< ... and where its top stands
    bool m_stick = true; ///< at the bottom; the anchor follows
    bool m_dirty = true;
};

} // namespace Parlor
