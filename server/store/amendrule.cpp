// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/amendrule.h"

#include "server/protocol/protocolinfo.h"

namespace Parlor {

namespace {

bool isFull(qsizetype count, qint64 most)
{
    return most > 0 && count >= most;
}

AmendDecision decideReaction(const QVector<Reaction> &reactions, const Event &react, qint64 most)
{
    qsizetype count = 0;
    const Reaction *known = nullptr;
    for (const Reaction &reaction : reactions) {
        count += reaction.people.size();
        if (reaction.emoji == react.emoji)
            known = &reaction;
    }
    if ((known && known->people.contains(react.author.id)) == react.on)
        return {AppendError::None, true};
    if (react.on && isFull(count, most))
        return {AppendError::TooMany, false};
    if (react.on && !known && isFull(reactions.size(), MaxReactionKinds))
        return {AppendError::TooManyKinds, false};
    return {};
}

AmendDecision decidePin(const QVector<Seq> &pins, const Event &pin, qint64 most)
{
    if (pins.contains(pin.target) == pin.on)
        return {AppendError::None, true};
    return {pin.on && isFull(pins.size(), most) ? AppendError::TooMany : AppendError::None, false};
}

} // namespace

AmendDecision decide(const Event *target, const Event &amendment, const AmendRule &rule,
                     const QVector<Seq> &pins)
{
    if (!target || target->kind != EventKind::Message || target->deleted)
        return {AppendError::NoTarget, false};
    if (!rule.anyAuthor && target->author.id != amendment.author.id)
        return {AppendError::NotYours, false};
    if (target->time < rule.notBefore)
        return {AppendError::TooLate, false};
    if (amendment.kind == EventKind::React)
        return decideReaction(target->reactions, amendment, rule.most);
    if (amendment.kind == EventKind::Pin)
        return decidePin(pins, amendment, rule.most);
    return {};
}

} // namespace Parlor
