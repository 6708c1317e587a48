// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/messagetexts.h"

#include "client/core/timelinemodel.h"
#include "client/widgets/texts.h"

#include <QLocale>
#include <QStringList>

namespace Parlor {

namespace {

constexpr int LineCharacters = 300; ///< of a text that is shown in one line
constexpr int MostNames = 20;       ///< in one list
constexpr int MostPeople = 200;     ///< whose names are looked for

/// The beginning of a text, without breaks.
QString oneLine(const QString &text)
{
    return Texts::isolated(text.left(LineCharacters).simplified());
}

} // namespace

QString MessageTexts::folded()
{
    return tr("A message of somebody you ignore");
}

QString MessageTexts::pinned()
{
    return tr("Pinned");
}

QString MessageTexts::seenBy(int people)
{
    return tr("Seen by %n", nullptr, people);
}

QString MessageTexts::quoted(const Quote &quote)
{
    return quote.deleted ? Texts::deleted() : oneLine(quote.text);
}

QString MessageTexts::replyTo(const TimelineItem &item)
{
    return tr("Reply to %1: %2", "name, text")
        .arg(Texts::isolated(item.event.author.name), oneLine(item.event.text));
}

QString MessageTexts::names(const QVector<QString> &people, const QString &ownId, const NameOf &nameOf)
{
    QStringList names;
    for (const QString &person : people.mid(0, MostPeople)) {
        const QString name = person == ownId ? tr("you")
            : nameOf                         ? Texts::isolated(nameOf(person))
                                             : QString();
        if (!name.isEmpty())
            names.append(name);
        if (names.size() == MostNames && people.size() > MostNames) {
            names.append(QStringLiteral("\u2026"));
            break;
        }
    }
    return names.join(tr(", ", "between names"));
}

QString MessageTexts::reaction(const Reaction &reaction, const QString &ownId, const NameOf &nameOf)
{
    const QString count = tr("%1 from %n people", "emoji", int(reaction.people.size())).arg(reaction.emoji);
    const QString who = names(reaction.people, ownId, nameOf);
    return who.isEmpty() ? count : tr("%1: %2", "reaction, names").arg(count, who);
}

QString MessageTexts::spoken(const TimelineItem &item, const MessageMarks &marks, const QString &ownId,
                             const NameOf &nameOf)
{
    if (marks.folded)
        return folded();
    const Event &event = item.event;
    QStringList parts;
    if (event.quote && !event.deleted)
        parts << tr("Answers %1: %2", "name, text")
                     .arg(Texts::isolated(event.quote->name), quoted(*event.quote));
    parts << Texts::spoken(item);
    if (marks.pinned)
        parts << pinned();
    if (!event.deleted) {
        for (const Reaction &one : event.reactions)
            parts << reaction(one, ownId, nameOf);
    }
    if (!marks.seen.isEmpty())
        parts << marks.seen;
    return parts.join(tr(". ", "between sentences"));
}

} // namespace Parlor
