// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/protocol/span.h"

namespace Parlor {

static bool mayOpen(QStringView address)
{
    for (const QLatin1String scheme :
         {QLatin1String("http://"), QLatin1String("https://"), QLatin1String("mailto:")}) {
        if (address.startsWith(scheme, Qt::CaseInsensitive) && address.size() > scheme.size())
            return true;
    }
    return false;
}

bool isSafe(const Span &span, qsizetype length)
{
    // start <= length - span.length, in this order, cannot overflow
    return span.start >= 0 && span.length > 0 && span.length <= length && span.start <= length - span.length
        && (span.kind != SpanKind::Link || mayOpen(span.target));
}

} // namespace Parlor
