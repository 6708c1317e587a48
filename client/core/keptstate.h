// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/core/outbox.h"

#include <QByteArray>
#include <QHash>
#include <QSet>
#include <optional>

namespace Parlor {

/// What a session keeps for one server beyond the end of the program. A value, written as JSON.
struct KeptState
{
    QString person; ///< whose lines these are
    QSet<QString> ignored;
    std::optional<bool> receipts;   ///< whether others may see how far one reads; none: never said
    QVector<Outbox::Line> lines;    ///< what waits
    QHash<QString, QString> epochs; ///< by room: of the log that the seqs in `lines` belong to

    /// Empty if there is nothing worth keeping.
    QByteArray toBytes() const;
    /// What cannot be read is left out.
    static KeptState fromBytes(const QByteArray &bytes);
};

} // namespace Parlor
