// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/event.h"
#include "server/store/storeproblem.h"

#include <QByteArray>
#include <functional>
#include <optional>

namespace Parlor {

enum class ExportFormat {
    Html,      ///< one file that opens anywhere, without a network and without scripts
    JsonLines, ///< everything: an object that says what it is, then one event a line as on the wire
    Text       ///< one message a line, its further lines indented
};

/// "html", "jsonl" or "text".
std::optional<ExportFormat> exportFormat(QStringView word);

/// Writes the room @p room, by id or title, of the chat in @p folder piece by piece. A server may run on it
/// and goes on: it is read page by page up to where it ended at the start. Deleted messages are named as
/// such. @p write: false ends it. Blocks; any thread. Times are UTC.
StoreProblem exportRoom(const QString &folder, const QString &room, ExportFormat format,
                        const std::function<bool(const QByteArray &)> &write);

} // namespace Parlor
