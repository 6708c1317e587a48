// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <memory>

class QSocketNotifier;

namespace Parlor {

/// Turns SIGINT and SIGTERM into a Qt signal, in the thread that made it. One per process; the signals' old
/// meaning comes back when it is destroyed. The handler only writes a byte into a socket pair
/// (signal-safety(7)); a second signal ends the process at once, so that an impatient person is not held.
/// Elsewhere than on Unix it does nothing.
class TerminationSignal final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TerminationSignal)

public:
    explicit TerminationSignal(QObject *parent = nullptr);
    ~TerminationSignal() override;

Q_SIGNALS:
    /// Emitted at the first signal.
    void requested();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace Parlor
