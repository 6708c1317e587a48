// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/core/chatsession.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QTimer;

namespace Parlor {

/// One line that says that the connection is cut, when it is tried again, and how many lines wait to be sent;
/// hidden while all is well. GUI thread.
class ConnectionBanner final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionBanner)

public:
    explicit ConnectionBanner(QWidget *parent = nullptr);

    /// @p retryIn: while Waiting, how long until the next try; counted down here.
    void setState(SessionState state, std::chrono::milliseconds retryIn);
    /// It will not come back by itself; @p why is the sentence.
    void setEnded(const QString &why);
    void setWaitingLines(int count);

Q_SIGNALS:
    void retryRequested();
    void leaveRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void update();
    void restyle();

    QLabel *m_picture;
    QLabel *m_what;
    QLabel *m_lines;
    QPushButton *m_action;
    QTimer *m_tick;
    SessionState m_state = SessionState::Online;
    QString m_why;
    int m_seconds = 0;
    int m_waiting = 0;
};

} // namespace Parlor
