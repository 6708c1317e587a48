// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/protocol/amendment.h"

namespace Parlor {

bool isChange(const Event &event)
{
    return event.kind == EventKind::Edit || event.kind == EventKind::Delete;
}

void setChanged(Event &message, const Event &change)
{
    message.deleted = change.kind == EventKind::Delete;
    message.text = message.deleted ? QString() : change.text;
    message.spans = message.deleted ? Spans() : change.spans;
    message.source = message.deleted ? QString() : change.source;
    if (message.deleted)
        message.edited = 0;
}

void amendMessage(Event &message, const Event &change)
{
    setChanged(message, change);
    if (change.kind == EventKind::Edit)
        message.edited = change.seq;
}

bool amend(Event &message, const Event &change)
{
    const bool edit = change.kind == EventKind::Edit;
    if (message.deleted || (edit && (change.seq <= message.edited || change.text.isEmpty())))
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

} // namespace Parlor
