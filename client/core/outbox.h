// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/message.h"
#include "server/protocol/refusal.h"

#include <QString>
#include <QVector>
#include <chrono>
#include <optional>
#include <variant>

namespace Parlor {

/// What was typed and is not acknowledged yet, posts, edits, deletions and reactions, in the order in which
/// it was typed. One line at a time is under way, so that a refusal never turns the order round; after a cut
/// the same line goes again under the same id, which a server writes down once. Pure: time is passed in. GUI
/// thread; owned by the ChatSession.
class Outbox final
{
public:
    using Line = std::variant<Post, Edit, Delete, React>;

    /// What became of a refused line.
    enum class Verdict {
        NotOurs, ///< no such line
        Later,   ///< it stays and is sent again
        Failed   ///< refused for good, and gone from here
    };

    // Each returns the line, with a new random id.
    Post addPost(const QString &room, const QString &text, Seq reply = 0);
    Edit addEdit(const QString &room, Seq target, const QString &text);
    Delete addDelete(const QString &room, Seq target);
    React addReact(const QString &room, Seq target, const QString &emoji, bool on);
    /// One that was typed before the program ended.
    void addAgain(const Line &line) { m_lines.append(line); }
    /// The line to send now, if any; it is under way from here on. @p now on the steady clock.
    std::optional<Line> next(std::chrono::milliseconds now);
    /// Whatever was under way is to be sent again.
    void cut();

    /// @return false if there is no such line.
    bool acknowledge(const QString &id);
    /// Without an @p id the line under way is meant: a server that could not read a post cannot name it.
    Verdict refuse(const QString &id, RefusalCode code, std::optional<std::chrono::milliseconds> retryAfter,
                   std::chrono::milliseconds now);
    /// Takes a line out unless it is under way. @return false if it is, or is not here.
    bool remove(const QString &id);
    /// Takes out a room's lines; one that is under way stays until it is answered.
    QVector<Line> takeRoom(const QString &room);
    /// Takes out a room's edits, deletions and reactions, also if one is under way: its log is another one,
    /// in which their targets mean nothing. Posts stay, and answer nothing any more.
    QVector<Line> takeChanges(const QString &room);
    void clear();

    QString underWay() const { return m_underWay; }
    bool contains(const QString &id) const;
    QString roomOf(const QString &id) const;  ///< empty if there is no such line
    QString typedOf(const QString &id) const; ///< empty if there is no such line, or it has no text
    int count() const { return int(m_lines.size()); }
    /// When next() may have something again; nothing if no pause was asked for.
    std::optional<std::chrono::milliseconds> pausedUntil() const { return m_pausedUntil; }

    const QVector<Line> &lines() const { return m_lines; }

    static QString idOf(const Line &line);
    static QString roomIn(const Line &line);
    static QString typedIn(const Line &line); ///< empty of deletions and reactions
    /// As on the wire.
    static QString typeOf(const Line &line);
    /// A new random id for what goes to the server.
    static QString makeId();

private:
    qsizetype find(const QString &id) const;
    template <typename Goes>
    QVector<Line> takeIf(const Goes &goes);

    QVector<Line> m_lines;
    QString m_underWay; ///< the id of the first line while it is sent and not answered
    std::optional<std::chrono::milliseconds> m_pausedUntil;
};

} // namespace Parlor
