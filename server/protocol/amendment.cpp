// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/protocol/amendment.h"

#include "server/protocol/protocolinfo.h"

#include <algorithm>

namespace Parlor {

namespace {

void setText(Event &message, const Event &edit)
{
    message.text = edit.text;
    message.spans = edit.spans;
    message.source = edit.source;
}

void setDeleted(Event &message)
{
    message.deleted = true;
    message.text.clear();
    message.spans.clear();
    message.source.clear();
    message.edited = 0;
    message.reactions.clear();
    message.reacted = 0;
}

void setReaction(QVector<Reaction> &reactions, const Event &react)
{
    const auto known = std::find_if(reactions.begin(), reactions.end(), [&react](const Reaction &reaction) {
        return reaction.emoji == react.emoji;
    });
    const QString &person = react.author.id;
    if (known == reactions.end()) {
        if (react.on)
            reactions.append({react.emoji, {person}});
        return;
    }
    if (!react.on)
        known->people.removeAll(person);
    else if (!known->people.contains(person))
        known->people.append(person);
    if (known->people.isEmpty())
        reactions.erase(known);
}

// The beginning, without half a character at its end.
QString beginning(const QString &text)
{
    const bool cutsPair = text.size() > MaxQuote && text.at(MaxQuote - 1).isHighSurrogate();
    return text.left(cutsPair ? MaxQuote - 1 : MaxQuote);
}

} // namespace

bool isChange(const Event &event)
{
    return event.kind == EventKind::Edit || event.kind == EventKind::Delete;
}

void setChanged(Event &message, const Event &change)
{
    if (change.kind == EventKind::Delete)
        setDeleted(message);
    else if (change.kind == EventKind::React)
        setReaction(message.reactions, change);
    else if (change.kind == EventKind::Edit)
        setText(message, change);
}

void amendMessage(Event &message, const Event &change)
{
    setChanged(message, change);
    if (change.kind == EventKind::Edit)
        message.edited = change.seq;
    else if (change.kind == EventKind::React)
        message.reacted = change.seq;
}

bool amend(Event &message, const Event &change)
{
    const bool isPast =
        (change.kind == EventKind::Edit && (change.seq <= message.edited || change.text.isEmpty()))
        || (change.kind == EventKind::React && change.seq <= message.reacted);
    if (message.deleted || isPast)
        return false;
    amendMessage(message, change);
    return true;
}

void showAmendment(Event &edit, const Event *message)
{
    if (edit.kind != EventKind::Edit)
        return;
    edit.text = message ? message->text : QString();
    edit.spans = message ? message->spans : Spans();
    edit.source = message ? message->source : QString();
}

Quote quoteOf(const Event &original)
{
    return {original.author.id, original.author.name, beginning(original.text), original.deleted};
}

bool amendQuote(Event &message, const Event &change)
{
    if (!isChange(change) || message.reply != change.target || !message.quote || message.quote->deleted)
        return false;
    if (change.kind == EventKind::Edit && change.text.isEmpty()) // of a message that is gone
        return false;
    message.quote->deleted = change.kind == EventKind::Delete;
    message.quote->text = message.quote->deleted ? QString() : beginning(change.text);
    return true;
}

} // namespace Parlor
