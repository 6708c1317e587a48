// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/message.h"

#include <QAbstractListModel>
#include <optional>

namespace Parlor {

/// What the latest search found, newest first, over all rooms. GUI thread. Owned by the ChatSession, as long
/// as it.
class SearchModel final : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SearchModel)

public:
    enum Role { TextRole = Qt::DisplayRole, EventRole = Qt::UserRole, RoomRole, AuthorRole, TimeRole };
    enum class State {
        Idle, ///< nothing was looked for
        Searching,
        Done,
        Refused, ///< refusal() says why
        Offline  ///< there was no connection, or it was cut meanwhile
    };

    explicit SearchModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    const Event &at(int row) const { return m_events.at(row); }

    State state() const { return m_state; }
    const Search &search() const { return m_search; }
    const Refusal &refusal() const { return m_refusal; }
    bool hasMore() const { return m_more; } ///< there are older ones
    int lag() const { return m_lag; }       ///< messages that the server has not made searchable yet

    // Filled by the ChatSession.
    void begin(const Search &search);
    /// What to ask for the next page, under that id; nothing if there is none or one is under way. One that
    /// was refused or cut off may be asked for again.
    std::optional<Search> next(const QString &id);
    /// What to ask, under that id, because messages were not searchable yet; nothing where that is of no use.
    std::optional<Search> again(const QString &id);
    bool isAgain(const QString &id) const { return !id.isEmpty() && id == m_again; }
    void add(const Found &found);
    void fail(State state, const Refusal &refusal);
    void clear();
    /// A message was changed or deleted meanwhile.
    void amendWith(const Event &change);
    /// Nothing of this room may be shown any more.
    void dropRoom(const QString &room);
    /// What of this room can be read no more is dropped.
    void dropUnreadable(const RoomInfo &room);
    /// These are all rooms that there are.
    void keepRooms(const QVector<RoomInfo> &rooms);

Q_SIGNALS:
    void stateChanged();
    void lagChanged();

private:
    void setState(State state);
    template <typename Goes>
    void dropIf(const Goes &goes);
    void setLag(int lag);
    void addLate(const Found &found);

    Events m_events;
    Search m_search;
    QString m_again; ///< the id under which the first page was asked for once more
    Refusal m_refusal;
    State m_state = State::Idle;
    bool m_more = false;
    int m_lag = 0;
};

} // namespace Parlor
