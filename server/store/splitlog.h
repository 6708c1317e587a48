// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/store/memorylog.h"

#include <QSet>
#include <memory>

namespace Parlor {

/// Rooms off the record go to a log in memory, all others to the one that it was given; so nothing of the
/// former reaches a disk, and their epoch is another after each start. Thread and lifecycle as those of the
/// two.
class SplitLog final : public ChatLog
{
    Q_DISABLE_COPY_MOVE(SplitLog)

public:
    SplitLog(std::unique_ptr<EventLog> kept, const MemoryLog::Config &unkept);
    ~SplitLog() override;

    void setOffRecord(const QString &room) override;
    void append(Event event, std::function<void(AppendResult)> done) override;
    void amend(Event event, const AmendRule &rule, std::function<void(AppendResult)> done) override;
    void read(const QString &room, const LogRange &range, std::function<void(LogPage)> done) override;
    void retain(const QString &room, const Retention &rule, std::function<void()> done) override;
    RoomState roomState(const QString &room) override;
    LogState state(const QString &room) override;
    /// In both, the newest first.
    void search(const SearchRequest &request, std::function<void(SearchResult)> done) override;
    /// The room is as any other afterwards.
    void forget(const QString &room) override;
    /// Of the log that was given: memory takes everything.
    void onHealth(std::function<void(LogHealth)> changed) override;

private:
    EventLog &logOf(const QString &room);

    std::unique_ptr<EventLog> m_kept;
    MemoryLog m_unkept;
    QSet<QString> m_offRecord;
};

} // namespace Parlor
