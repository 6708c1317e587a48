// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/http/connectiongate.h"
#include "server/http/deadline.h"

#include <QObject>
#include <optional>

class QSocketNotifier;

namespace Parlor {

/// An accepted connection that has not said anything yet. Waits for its first byte on the bare descriptor,
/// because what that byte is decides which class of socket is made for it, and because most connections of an
/// attack never get so far. Lives in the thread of its listener; deletes itself when the other end gives up
/// or the deadline passes.
class IncomingConnection final : public QObject, public Deadline
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(IncomingConnection)

public:
    /// Owns @p descriptor. @p due: when the request's head must be complete; nothing: whenever.
    IncomingConnection(qintptr descriptor, ConnectionSlot place, DeadlineList &deadlines,
                       std::optional<std::chrono::milliseconds> due, QObject *parent);
    ~IncomingConnection() override;

    std::optional<std::chrono::milliseconds> due() const { return m_due; }

    /// Hands the descriptor over; nothing has been read from it. Only in firstByteArrived().
    qintptr takeDescriptor();
    ConnectionSlot takePlace();
    /// Closes the connection and deletes this.
    void finish();

    void onDeadline() override;

Q_SIGNALS:
    /// Emitted once. The receiver takes descriptor and place, or nothing; then finish() tidies up.
    void firstByteArrived(int byte);

private:
    void onReadable();

    qintptr m_descriptor;
    std::optional<ConnectionSlot> m_place;
    const std::optional<std::chrono::milliseconds> m_due;
    QSocketNotifier *m_notifier;
};

} // namespace Parlor
