// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QCollator>
#include <QString>

namespace Parlor {

/// The order in which names and titles are listed: as the user's locale sorts, whatever the case. Any one
/// thread.
class NameOrder
{
public:
    NameOrder() { m_collator.setNumericMode(true); } // "Guest 2" before "Guest 10"

    /// Less than, equal to or greater than 0. Folded, since in the locale "C" a collator minds the case.
    int compare(const QString &a, const QString &b) const
    {
        return m_collator.compare(a.toCaseFolded(), b.toCaseFolded());
    }

private:
    QCollator m_collator;
};

} // namespace Parlor
