// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/amendment.h"

namespace Parlor {

AppendError checkAmendment(const Event *target, const Event &amendment, const AmendRule &rule)
{
    if (!target || target->kind != EventKind::Message || target->deleted)
        return AppendError::NoTarget;
    if (!rule.anyAuthor && target->author.id != amendment.author.id)
        return AppendError::NotYours;
    return target->time < rule.notBefore ? AppendError::TooLate : AppendError::None;
}

void amendMessage(Event &message, const Event &amendment)
{
    message.deleted = amendment.kind == EventKind::Delete;
    message.edited = message.deleted ? 0 : amendment.seq;
    message.text = message.deleted ? QString() : amendment.text;
    message.spans = message.deleted ? Spans() : amendment.spans;
    message.source = message.deleted ? QString() : amendment.source;
}

void showAmendment(Event &amendment, const Event *message)
{
    if (amendment.kind != EventKind::Edit)
        return;
    amendment.text = message ? message->text : QString();
    amendment.spans = message ? message->spans : Spans();
    amendment.source = message ? message->source : QString();
}

} // namespace Parlor
