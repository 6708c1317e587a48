// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/event.h"
#include "server/protocol/refusal.h"

#include <QAbstractListModel>
#include <QHash>
#include <QStringList>

namespace Parlor {

/// What has become of a line of one's own.
enum class SendState {
    Sent,    ///< it has a seq; so have all lines of others
    Waiting, ///< not yet acknowledged; shows its source
    Failed   ///< refused for good; the text can be taken back
};

/// One line of a room as shown.
struct TimelineItem
{
    Event event; ///< seq 0 while waiting or failed
    SendState state = SendState::Sent;
    RefusalCode refusal = RefusalCode::Malformed; ///< meaningful when failed
    bool own = false;
};

/// The lines of one room that are loaded, oldest first: events by seq, then one's own waiting lines in typed
/// order. GUI thread. Owned by the ChatSession, lives as long as the room is known.
class TimelineModel final : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimelineModel)

public:
    enum Role {
        TextRole = Qt::DisplayRole,
        ItemRole = Qt::UserRole,
        AuthorRole,
        TimeRole,
        StateRole,
        KeyRole
    };

    explicit TimelineModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    const TimelineItem &at(int row) const;
    /// The row of a message by the key that it keeps for life: its author with the author's own id, or "#seq"
    /// where there is none. -1: unknown.
    int rowOf(const QString &key) const;
    static QString keyOf(const Event &event);

    Seq lastSeq() const;
    Seq firstSeq() const;
    bool hasOlder() const;
    bool contains(Seq seq) const;
    /// The ids of the waiting and failed lines, in typed order.
    QStringList unsentIds() const;
    int rowOfUnsent(const QString &id) const; ///< -1: no such line waits or failed

    // Filled by the ChatSession.
    /// Whose events are one's own from now on.
    void setOwnId(const QString &ownId);
    /// Waiting and failed lines stay, unless one of the events answers them.
    void reset(const Events &events, bool hasOlder);
    /// Events in any order; what is there already is left alone, and so are kinds that this client cannot
    /// show. A waiting line that one of them answers becomes that event.
    /// @return how many of them were new and somebody else's.
    int insert(const Events &events, const QString &ownId);
    void prepend(const Events &older, bool hasOlder);
    void addWaiting(const Event &event);
    void setFailed(const QString &id, RefusalCode code);
    /// Takes a waiting or failed line away; @return what was typed.
    QString take(const QString &id);

private:
    Events fresh(const Events &events, bool unknownOnly) const;
    int insertFresh(const Events &events);
    void settle(int from, int to, const Event &event);
    TimelineItem sentItem(const Event &event);
    bool isOwn(const Event &event) const;
    int sentPosition(Seq seq) const;
    int sentRow(Seq seq) const;

    QVector<TimelineItem> m_items;  ///< sent ones by seq, then the others
    QHash<QString, Seq> m_seqOfKey; ///< of the sent ones; rows move, seqs do not
    QString m_ownId;
    int m_sent = 0;
    bool m_hasOlder = false;
};

} // namespace Parlor

Q_DECLARE_METATYPE(Parlor::TimelineItem)
