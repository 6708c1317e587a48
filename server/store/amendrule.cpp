// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/amendrule.h"

namespace Parlor {

AppendError checkAmendment(const Event *target, const Event &amendment, const AmendRule &rule)
{
    if (!target || target->kind != EventKind::Message || target->deleted)
        return AppendError::NoTarget;
    if (!rule.anyAuthor && target->author.id != amendment.author.id)
        return AppendError::NotYours;
    return target->time < rule.notBefore ? AppendError::TooLate : AppendError::None;
}

} // namespace Parlor
