// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/amendment.h"

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

bool amend(Event &message, const Event &change)
{
    const bool edit = change.kind == EventKind::Edit;
    if (message.deleted || (edit && (change.seq <= message.edited || change.text.isEmpty())))
        return false;
    setChanged(message, change);
    if (edit)
        message.edited = change.seq;
    return true;
}

} // namespace Parlor
