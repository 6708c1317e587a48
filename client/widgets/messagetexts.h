// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>
#include <QString>
#include <QVector>
#include <functional>

namespace Parlor {

struct Quote;
struct Reaction;
struct TimelineItem;

/// What is known of a message beside what it says itself.
struct MessageMarks
{
    bool pinned = false;
    bool folded = false; ///< of somebody ignored, and nobody asked to see it
    QString seen;        ///< by how many, in words; empty: nobody, or not said here

    bool operator==(const MessageMarks &) const = default;
};

/// The words for what stands at a message beside its text, in the user's language. GUI thread
/// (translations). Nothing here is markup.
class MessageTexts final
{
    Q_DECLARE_TR_FUNCTIONS(Parlor::MessageTexts)

public:
    using NameOf = std::function<QString(const QString &person)>;

    /// What stands in the place of a message of somebody ignored.
    static QString folded();
    static QString pinned();
    static QString seenBy(int people);
    /// What a quote shows of its original, in one line.
    static QString quoted(const Quote &quote);
    /// "Reply to Ana: what she said", in one line.
    static QString replyTo(const TimelineItem &item);
    /// "you, Ana, Ben"; those without a name are left out, and of many the last.
    static QString names(const QVector<QString> &people, const QString &ownId, const NameOf &nameOf);
    static QString reaction(const Reaction &reaction, const QString &ownId, const NameOf &nameOf);
    /// What a screen reader says for a line: what it answers, who, when, what, its state and what stands
    /// below it.
    static QString spoken(const TimelineItem &item, const MessageMarks &marks, const QString &ownId,
                          const NameOf &nameOf);
};

} // namespace Parlor
