// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>
#include <QVector>

namespace Parlor {

/// Somebody who may come back.
struct KnownPerson
{
    QString id;
    QString name;
    QByteArray tokenHash;
    qint64 seen = 0; ///< when the person left, milliseconds since 1970-01-01T00:00Z; 0: is here

    bool operator==(const KnownPerson &) const = default;
};

/// A room that is there also when nobody is in it.
struct KnownRoom
{
    QString id;
    QString title;

    bool operator==(const KnownRoom &) const = default;
};

/// All that a chat knew when it ended.
struct Known
{
    QString server;              ///< its id; empty: it never ran before
    QVector<KnownPerson> people; ///< who left longest ago first, who was there at the end last
    QVector<KnownRoom> rooms;    ///< in the order in which they were made
};

/// What outlives a chat beside its logs: who was there, and which rooms. Lives in the server thread. Writes
/// without an answer: whatever is appended to the log later is not written before it.
class Directory
{
public:
    virtual ~Directory() = default;

    /// What was there at the start.
    virtual const Known &known() const = 0;
    virtual void saveServer(const QString &id) = 0;
    /// New, or with another name, or seen again.
    virtual void savePerson(const KnownPerson &person) = 0;
    virtual void forgetPerson(const QString &id) = 0;
    virtual void saveRoom(const KnownRoom &room) = 0;
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

private:
    Known m_known;
};

} // namespace Parlor
