// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/message.h"

#include <QByteArray>
#include <QString>
#include <QVector>
#include <functional>

namespace Parlor {

/// Somebody who may come back.
struct KnownPerson
{
    QString id;
    QString name;
    QByteArray tokenHash;
    qint64 seen = 0; ///< when the person left, milliseconds since 1970-01-01T00:00Z; 0: is here
    bool away = false;
    QString status = {};
    bool receipts = false; ///< others may see how far the person has read

    bool operator==(const KnownPerson &) const = default;
};

/// What is given of a room, as opposed to what is said in it.
struct KnownRoom
{
    QString id;
    QString title;
    QString owner = {};     ///< id of whoever made it; empty: the host's
    bool isPrivate = false; ///< only its members know of it; direct ones are, too
    bool temporary = false; ///< does not outlive the chat
    bool offRecord = false; ///< what is said is never stored
    bool direct = false;    ///< of two people, for ever
    bool archived = false;
    Newcomers newcomers = Newcomers::All;
    int newcomersLast = 0;
    int keepDays = 0;              ///< 0: for ever
    int keepMessages = 0;          ///< 0: all
    QString welcome = {};          ///< not kept of a room off the record
    QVector<QString> members = {}; ///< ids, of a private one, in the order in which they came

    bool operator==(const KnownRoom &) const = default;
};

/// What of a room's log is somebody's.
struct KnownVisit
{
    QString person; ///< id
    QString room;
    Seq since = 0; ///< what is older is not for this person
    Seq read = 0;  ///< how far it was read

    bool operator==(const KnownVisit &) const = default;
};

/// All that a chat knew when it ended.
struct Known
{
    QString server;              ///< its id; empty: it never ran before
    QVector<KnownPerson> people; ///< who left longest ago first, who was there at the end last
    QVector<KnownRoom> rooms;    ///< in the order in which they were made
    QVector<KnownVisit> visits;
};

/// What outlives a chat beside its logs: who was there, and which rooms. Lives in the server thread. Writes
/// without an answer, unless confirm() asks for one: whatever is appended to the log later is not written
/// before it, and what could not be written is tried again.
class Directory
{
public:
    virtual ~Directory() = default;

    /// What was there at the start.
    virtual const Known &known() const = 0;
    virtual void saveServer(const QString &id) = 0;
    /// New, or with another name, or seen again.
    virtual void savePerson(const KnownPerson &person) = 0;
    /// And all their visits.
    virtual void forgetPerson(const QString &id) = 0;
    /// New, or another than it was. Right behind the append of an event that changes title or members: is
    /// written with the event or, like that, not at all.
    virtual void saveRoom(const KnownRoom &room) = 0;
    /// And all visits to it.
    virtual void forgetRoom(const QString &id) = 0;
    /// New, or read further.
    virtual void saveVisit(const KnownVisit &visit) = 0;
    /// As if the person had never been there.
    virtual void forgetVisit(const QString &person, const QString &room) = 0;
    /// Calls @p done, perhaps at once, when all that was saved before is written; with false if it could not
    /// be.
    virtual void confirm(std::function<void(bool isWritten)> done) = 0;
};

/// The directory of a chat off the record: remembers nothing.
class NoDirectory final : public Directory
{
public:
    const Known &known() const override { return m_known; }
    void saveServer(const QString &) override { }
    void savePerson(const KnownPerson &) override { }
    void forgetPerson(const QString &) override { }
    void saveRoom(const KnownRoom &) override { }
    void forgetRoom(const QString &) override { }
    void saveVisit(const KnownVisit &) override { }
    void forgetVisit(const QString &, const QString &) override { }
    void confirm(std::function<void(bool isWritten)> done) override { done(true); }

private:
    Known m_known;
};

} // namespace Parlor
