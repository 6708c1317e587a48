// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/store/eventlog.h"

#include <QHash>
#include <QObject>
#include <QPair>
#include <deque>
#include <memory>
#include <vector>

namespace Parlor {

/// The rooms' logs in memory: off the record, gone at the end of the process. For `--storage memory` and for
/// tests. Lives in the thread that made it, which must run an event loop. Answers are computed at the call
/// and handed over one loop pass later, all that are due in one go; what was not handed over when the log is
/// destroyed never is.
class MemoryLog final : public EventLog
{
    Q_DISABLE_COPY_MOVE(MemoryLog)

public:
    struct Config
    {
        qint64 messagesPerRoom =
            0;            ///< the oldest above this number fall out (Limit::HistoryMessages); 0: no limit
        qint64 bytes = 0; ///< of all rooms, about; above it the oldest of the largest fall out; 0: no limit
    };

    explicit MemoryLog(const Config &config);
    ~MemoryLog() override;

    /// Recognises a repetition for as long as the event is still there; every room starts at seq 1, without
    /// holes.
    void append(Event event, std::function<void(AppendResult)> done) override;
    void amend(Event event, const AmendRule &rule, std::function<void(AppendResult)> done) override;
    void read(const QString &room, const LogRange &range, std::function<void(LogPage)> done) override;
    RoomState roomState(const QString &room) override;
    LogState state(const QString &room) override;
    void retain(const QString &room, const Retention &rule, std::function<void()> done) override;
    void forget(const QString &room) override;
    void onHealth(std::function<void(LogHealth)> changed) override;
    /// Looks through the messages one by one, in many small turns.
    void search(const SearchRequest &request, std::function<void(SearchResult)> done) override;

private:
    using Key = QPair<QString, QString>; ///< author's id, event's id

    struct Room
    {
        QString epoch;
        Seq last = 0;
        qint64 lastTime = 0; ///< of the last event
        qint64 bytes = 0;    ///< that the events take
        std::deque<Event> events;
        QHash<Key, Seq> seqs;
        RoomState roomState;

        LogState state() const;
        Seq knownSeq(const Event &event) const; ///< of the same post; 0: it is new
        bool has(Seq seq) const;
        size_t index(Seq seq) const { return size_t(seq - events.front().seq); }
        Event *find(Seq seq) { return has(seq) ? &events[index(seq)] : nullptr; }
        const Event *find(Seq seq) const { return has(seq) ? &events[index(seq)] : nullptr; }
        Event madeSo(const Event &wish) const;
        Event at(Seq seq) const;
        Seq firstSince(qint64 time, Seq oldest) const;
        Seq newest(qint64 messages, Seq upTo) const;
        Events read(const LogRange &range) const;
        void removeOldest();
    };

    struct Scan;

    Room &room(const QString &id);
    void write(Room &log, Event event);
    void keepBytes();
    void searchOn(const std::shared_ptr<Scan> &scan);
    const Event *newestOf(Scan &scan) const;
    void finishSearch(Scan &scan) const;
    void answer(std::function<void(AppendResult)> done, AppendResult result);
    void later(std::function<void()> call);
    void deliver();

    Config m_config;
    QHash<QString, Room> m_rooms;
    std::vector<std::function<void()>> m_due;
    QObject m_context; ///< events posted to it die with the log
};

} // namespace Parlor
