// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/core/nameorder.h"
#include "server/protocol/person.h"

#include <QAbstractListModel>
#include <QVector>

namespace Parlor {

/// The people of one room: oneself first, then by name, case-insensitively in the user's locale. GUI thread.
/// Owned by the ChatSession.
class RosterModel final : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RosterModel)

public:
    enum Role { NameRole = Qt::DisplayRole, PersonRole = Qt::UserRole, IdRole, OwnRole, TypingRole };

    explicit RosterModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    /// How many are in the room; may be more than there are rows.
    int count() const { return m_count; }
    /// Without an id if nobody of that id is listed.
    Person person(const QString &id) const;
    /// The id of whoever has this name, whatever the case; empty: nobody who is listed.
    QString find(QStringView name) const;

    void reset(const QVector<Person> &people, int count, const QString &ownId);
    void update(const QVector<Person> &people, const QVector<QString> &gone, int count);
    void setTyping(const QString &id, bool on);

Q_SIGNALS:
    void countChanged(int count);

private:
    struct Entry
    {
        Person person;
        bool typing = false;
    };
    bool stands(const Person &a, const Person &b) const;
    int rowOf(const QString &id) const;
    int positionOf(const Person &person) const;
    void put(const Person &person);
    void setCount(int count);

    QVector<Entry> m_entries;
    NameOrder m_order;
    QString m_ownId;
    int m_count = 0;
};

} // namespace Parlor

Q_DECLARE_METATYPE(Parlor::Person)
