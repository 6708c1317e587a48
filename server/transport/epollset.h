// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QSocketNotifier>
#include <chrono>
#include <deque>
#include <optional>
#include <vector>

namespace Parlor {

/// The descriptors that one event dispatcher watches. What shall be watched is told to the kernel only before
/// it is asked, so that switching a notifier on and off in between costs nothing. Linux; one thread.
class EpollSet final
{
public:
    EpollSet();
    ~EpollSet();
    Q_DISABLE_COPY_MOVE(EpollSet)

    bool isValid() const { return m_epoll >= 0; }

    void add(QSocketNotifier *notifier);
    /// Afterwards the notifier is not activated any more, whatever was seen before. Its descriptor may be
    /// closed.
    void remove(QSocketNotifier *notifier);

    /// Waits for @p timeout, without end if there is none, and notes what is ready.
    /// @p wakeUp is a descriptor that is watched for reading beside the others. @return whether it is
    /// readable.
    bool wait(std::optional<std::chrono::nanoseconds> timeout, int wakeUp);
    /// Takes the next notifier that is to be activated; nullptr: no more.
    QSocketNotifier *takeReady();

    /// How often the kernel was told what to watch, for tests and figures.
    qint64 changes() const { return m_changes; }

private:
    static constexpr int Types = 3; ///< Read, Write, Exception
    struct Entry
    {
        QSocketNotifier *notifiers[Types] = {};
        quint32 watched = 0; ///< events that the kernel knows of
        quint8 ready = 0;    ///< bit per type
        bool isDirty = false;
        bool isPlainFile = false; ///< which epoll cannot watch; always ready
    };
    struct Ready
    {
        int descriptor;
        int type;
    };
    static quint32 wanted(const Entry &entry);
    void apply(int descriptor, Entry &entry);
    void applyDirty();
    void note(int descriptor, quint32 events);
    void watchWakeUp(int wakeUp);

    int m_epoll = -1;
    int m_wakeUp = -1;
    std::vector<Entry> m_entries; ///< by descriptor: the kernel gives out the smallest numbers
    std::vector<int> m_dirty;
    std::vector<int> m_plainFiles;
    std::deque<Ready> m_ready;
    qint64 m_changes = 0;
};

} // namespace Parlor
