// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/core/messagefolds.h"
#include "server/protocol/event.h"
#include "server/protocol/refusal.h"

#include <QAbstractListModel>
#include <QHash>
#include <QSet>
#include <QStringList>

namespace Parlor {

/// What has become of a line of one's own.
enum class SendState {
    Sent,    ///< it has a seq; so have all lines of others
    Waiting, ///< it, or the latest edit or deletion of it, is not yet acknowledged; shows what was typed
    Failed   ///< refused for good; the text can be taken back
};

/// One line of a room as shown.
struct TimelineItem
{
    Event event; ///< seq 0 while it is a post that waits or failed; while a change of it waits, as it will be
    SendState state = SendState::Sent;
    RefusalCode refusal = RefusalCode::Malformed; ///< meaningful when failed
    bool own = false;
    bool ignored = false; ///< of somebody whom the person ignores
};

/// The lines of one room that are loaded, oldest first: messages by seq, then one's own waiting lines in
/// typed order. Edits, deletions and reactions are no lines: they change a message, by the rules of the
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
    /// The oldest event that is loaded, of whatever kind: a page need not have a message in it.
    Seq oldest() const { return m_oldest; }
    bool hasOlder() const;
    /// Whether the newest message is among them, and what comes is appended; else there are newer ones.
    bool isAtEnd() const { return m_isAtEnd; }
    bool contains(Seq seq) const;
    int rowFrom(Seq seq) const; ///< of the message, or the next one that is loaded; -1: none
    /// The ids of the waiting and failed lines, in typed order.
    QStringList unsentIds() const;
    int rowOfUnsent(const QString &id) const; ///< -1: no such line waits or failed
    /// The ids of the waiting edits, deletions and reactions, in typed order; also of messages that are not
    /// loaded.
    QStringList changeIds() const;

    // Filled by the ChatSession.
    /// Whose events are one's own from now on.
    void setOwnId(const QString &ownId);
    void setIgnored(const QSet<QString> &people);
    void setAtEnd(bool isAtEnd);
    /// Waiting and failed lines and waiting changes stay, unless one of the events answers them.
    void reset(const Events &events, bool hasOlder);
    /// Events in any order; messages that are there already are left alone, and so are kinds that this client
    /// cannot show. A waiting line or change that one of them answers becomes that event.
    /// @return how many of them were new messages and somebody else's.
    int insert(const Events &events, const QString &ownId);
    void prepend(const Events &older, bool hasOlder);
    /// Folds what comes at the end while that is not shown; a waiting line that one of them answers goes.
    void insertUnseen(const Events &events, const QString &ownId);
    /// Forgets the messages below @p oldest. @p canReturn: there are older ones then; else they are gone for
    /// good, and nothing quotes them.
    void forgetBelow(Seq oldest, bool canReturn);
    /// A message of one's own is a new line; an edit, a deletion or a reaction (kind, id, author, target and
    /// what it says) shows its message as if it were done already.
    void addWaiting(const Event &event);
    /// The waiting change, if there is one of that id, will not come: shows what the server has.
    void dropChange(const QString &id);
    /// The waiting change is done with the event @p seq, which is still to come.
    void settleChange(const QString &id, Seq seq);
    void setFailed(const QString &id, RefusalCode code);
    /// Takes a waiting or failed line away; @return what was typed.
    QString take(const QString &id);

Q_SIGNALS:
    void atEndChanged(bool isAtEnd);
    /// Older events were loaded, perhaps without a line among them.
    void olderLoaded();

private:
    Events fresh(const Events &events, bool unknownOnly) const;
    int insertFresh(const Events &events);
    void settle(int from, int to, const Event &event);
    int fold(const Event &change);
    void foldAll(const Events &events);
    void foldQuotes(const Event &change);
    void showAgain(int row);
    TimelineItem sentItem(Event event);
    TimelineItem shown(const Event &said);
    void requote(Event &reply) const;
    void requoteRows(int row, int count);
    Event saidIn(int row) const;
    bool isOwn(const Event &event) const;
    int sentPosition(Seq seq) const;
    int sentRow(Seq seq) const;

    QVector<TimelineItem> m_items;  ///< sent ones by seq, then the others
    QHash<QString, Seq> m_seqOfKey; ///< of the sent ones; rows move, seqs do not
    Events m_changes;               ///< one's own that wait, in typed order
    QHash<Seq, Event> m_said;       ///< messages that a waiting change hides, as the server has them
    MessageFolds m_folds;
    QSet<QString> m_ignored;
    QString m_ownId;
    int m_sent = 0;
    Seq m_oldest = 0; ///< 0: nothing is loaded
    bool m_hasOlder = false;
    bool m_isAtEnd = true;
};

} // namespace Parlor

Q_DECLARE_METATYPE(Parlor::TimelineItem)
