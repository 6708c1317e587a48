// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QListView>
#include <QSet>

namespace Parlor {

/// The people in a room: picture, name, whether somebody hosts, writes, or is away. GUI thread.
class PeopleList final : public QListView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PeopleList)

public:
    explicit PeopleList(QWidget *parent = nullptr);

    /// Marked as such, by id: those whom one ignores, and whoever made the room.
    void setIgnored(const QStringList &people);
    void setOwner(const QString &person);
    /// What stands below the name; empty: nothing.
    QString noteOf(const QModelIndex &index) const;

Q_SIGNALS:
    /// The menu of a person was asked for, by mouse or keyboard.
    void menuRequested(const QString &person, QPoint global);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void askMenu(const QModelIndex &index, QPoint global);

    QSet<QString> m_ignored;
    QString m_owner;
};

} // namespace Parlor
