// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/event.h"

#include <QListView>
#include <functional>

namespace Parlor {

/// Messages from anywhere, each with its author, place and time; choosing one leads to it. Shows a model that
/// gives each row's Event under SearchModel::EventRole. GUI thread.
class ExcerptList final : public QListView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExcerptList)

public:
    /// What a room is called, by its id; empty where that is not to be shown.
    using PlaceOf = std::function<QString(const QString &room)>;

    explicit ExcerptList(QWidget *parent = nullptr);

    void setPlaceOf(PlaceOf placeOf);
    /// Use this instead of setModel(): adds what a screen reader says.
    void setMessages(QAbstractItemModel *messages);
    /// "Garden · 12:03"
    QString whereAndWhen(const Event &event) const;
    Event messageAt(const QModelIndex &index) const;

Q_SIGNALS:
    void opened(const QString &room, Parlor::Seq seq);
    /// The menu of a message was asked for, by mouse or keyboard.
    void menuRequested(const Parlor::Event &message, QPoint global);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    class Spoken;
    void open(const QModelIndex &index);

    PlaceOf m_placeOf;
    Spoken *m_spoken;
};

} // namespace Parlor
