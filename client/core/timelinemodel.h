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
    Waiting, ///< it, or the latest change of it, is not yet acknowledged; shows what was typed
    Failed   ///< refused for good; the text can be taken back
};

/// One line of a room as shown.
struct TimelineItem
{
    Event event; ///< seq 0 while it is a post that waits or failed; while a change of it waits, as it will be
    SendState state = SendState::Sent;
    RefusalCode refusal = RefusalCode::Malformed; ///< meaningful when failed
    bool own = false;
};

/// The lines of one room that are loaded, oldest first: messages by seq, then one's own waiting lines in
/// typed order. Edits and deletions are no lines: they change what a message says, by the rules of the
/// protocol, so that the same is shown in whatever order they come. GUI thread. Owned by the ChatSession,
/// lives as long as the room is known.
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
    /// The ids of the waiting edits and deletions, in typed order; also of messages that are not loaded.
    QStringList changeIds() const;

    // Filled by the ChatSession.
    /// Whose events are one's own from now on.
    void setOwnId(const QString &ownId);
    /// Waiting and failed lines and waiting changes stay, unless one of the events answers them.
    void reset(const Events &events, bool hasOlder);
    /// Events in any order; messages that are there already are left alone, and so are kinds that this client
    /// cannot show. A waiting line or change that one of them answers becomes that event.
    /// @return how many of them were new messages and somebody else's.
    int insert(const Events &events, const QString &ownId);
    void prepend(const Events &older, bool hasOlder);
    /// Forgets the messages below @p oldest; there are older ones then.
    void forgetBelow(Seq oldest);
    /// A message of one's own is a new line; an edit or a deletion (kind, id, target, text) shows its message
    /// as if it were done already.
    void addWaiting(const Event &event);
    /// The waiting edit or deletion, if there is one of that id, will not come: shows what the server has.
    void dropChange(const QString &id);
    void setFailed(const QString &id, RefusalCode code);
    /// Takes a waiting or failed line away; @return what was typed.
    QString take(const QString &id);

private:
    Events fresh(const Events &events, bool unknownOnly) const;
    int insertFresh(const Events &events);
    void settle(int from, int to, const Event &event);
    int fold(const Event &change);
    void foldAll(const Events &events);
    void keepForLater(const Event &change);
    TimelineItem sentItem(Event event);
    TimelineItem shown(const Event &said);
    Event saidIn(int row) const;
    bool isOwn(const Event &event) const;
    int sentPosition(Seq seq) const;
    int sentRow(Seq seq) const;

    QVector<TimelineItem> m_items;  ///< sent ones by seq, then the others
    QHash<QString, Seq> m_seqOfKey; ///< of the sent ones; rows move, seqs do not
    Events m_changes;               ///< one's own that wait, in typed order
    QHash<Seq, Event> m_said;       ///< messages that a waiting change hides, as the server has them
    QHash<Seq, Event> m_early;      ///< by message: a change that came before it
    QString m_ownId;
    int m_sent = 0;
    bool m_hasOlder = false;
};

} // namespace Parlor

Q_DECLARE_METATYPE(Parlor::TimelineItem)
