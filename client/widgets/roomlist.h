// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/widgets/iconpainter.h"

#include <QListView>

namespace Parlor {

struct RoomInfo;

/// The rooms of a server: the shown one, unread counts, those one is not in set back. GUI thread.
class RoomList final : public QListView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RoomList)

public:
    explicit RoomList(QWidget *parent = nullptr);

    /// Marks the room that is shown; no signal follows.
    void setCurrentRoom(const QString &room);
    /// What stands beside the title of a room: of two, private, or for all.
    static Icon iconOf(const RoomInfo &room);

Q_SIGNALS:
    void roomChosen(const QString &room);
    void leaveRequested(const QString &room);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void choose(const QModelIndex &index);
};

} // namespace Parlor
