// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/core/timelinemodel.h"
#include "client/widgets/messagerow.h"
#include "client/widgets/timelinelayout.h"

#include <QCache>
#include <QFont>
#include <QPointer>
#include <QSet>

namespace Parlor {

struct Theme;

/// Lays out the messages of a TimelineModel, one at a time and only when asked, and keeps the last few
/// hundred. What stands above a message (day, name) follows from the row before it. No widget; GUI thread.
/// Owned by the TimelineView.
class TimelineRows final : public RowMeasurer
{
    Q_DISABLE_COPY_MOVE(TimelineRows)

public:
    TimelineRows() = default;

    void setModel(const TimelineModel *model);
    /// Fonts, colours, width in pixels; forgets all rows if one of them is new.
    void setLook(const QFont &font, const Theme &theme, int width);
    void setOwnId(const QString &id);
    /// The message that the "New" line stands above; empty: none.
    void setUnread(const QString &key) { m_unread = key; }
    const QString &unread() const { return m_unread; }
    void setPins(const QSet<Seq> &pins) { m_pins = pins; }
    const QSet<Seq> &pins() const { return m_pins; }
    /// Who has seen the message @p seq, in words; 0: no message says so.
    void setSeen(Seq seq, const QString &words);
    Seq seen() const { return m_seen; }
    MessageMarks marks(int row) const;
    /// Of somebody ignored, and in one line therefore.
    bool isFolded(int row) const;
    const QString &ownId() const { return m_style.ownId; }

    int estimate(int row) const override;
    int measure(int row) override;
    /// Valid until the next call.
    const MessageRow &at(int row);
    void forget(const QString &key) { m_cache.remove(key); }
    void forgetAll() { m_cache.clear(); }
    /// Shows a long message in full, or shortened again.
    void toggleWhole(const QString &key);
    /// Shows the message of somebody ignored, or folds it again.
    void toggleFolded(const QString &key);

private:
    std::unique_ptr<MessageRow> make(int row) const;
    bool startsGroup(int row) const;
    bool startsDay(int row) const;
    int textColumn() const;
    int rightEdge() const;
    int wordsWidth(const QString &words) const;
    void layOutHead(const TimelineItem &item, MessageRow &made, int &y) const;
    void layOutFolded(MessageRow &made, int &y) const;
    void layOutPinned(MessageRow &made, int &y) const;
    void layOutQuote(const TimelineItem &item, MessageRow &made, int &y) const;
    void layOutChips(const TimelineItem &item, MessageRow &made, int &y) const;
    void layOutSeen(MessageRow &made, int &y) const;
    void layOutText(const TimelineItem &item, const QString &key, MessageRow &made, int &y) const;
    int layOutPart(TextPart part, const QString &mark, int most, MessageRow &made, int &y) const;
    void layOutState(const TimelineItem &item, MessageRow &made, int &y) const;

    QPointer<const TimelineModel> m_model;
    QFont m_font, m_bold, m_small;
    SpanStyle m_style;
    QColor m_faint;
    int m_width = 0;
    QString m_unread;
    QSet<QString> m_whole;
    QSet<QString> m_unfolded;
    QSet<Seq> m_pins;
    Seq m_seen = 0;
    QString m_seenWords;
    QCache<QString, MessageRow> m_cache{400};
};

} // namespace Parlor
