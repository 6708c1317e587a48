// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/event.h"

#include <QString>

namespace Parlor {

class SqliteConnection;

// The file of the search index: made of the log, so it may be thrown away at any time. A file of its own,
// because it is written while the log is, is in no backup, and is not what the log's ceiling is about.
//
// It consists of shards, each an FTS5 table of the tokens (searchtext.h) of the messages at so many positions
// of the log. FTS5 of SQLite 3.40 cannot take words out of an index: so where something was edited or
// removed, the shard is dropped, which overwrites it with zeros, and made again. Shards bound what that
// costs, and a search that goes through them from the newest stops where its page is full.
//
// The tokens are trigrams, and the single characters and pairs, too: most Chinese words have two characters
// or one, and of those a trigram index knows nothing. Reading through the rows instead costs ten times as
// much for rare words, and more with every message. Without places in the texts (detail=none), as every hit
// is looked at in the log anyway.

/// Positions in one shard.
inline constexpr qint64 ShardPositions = 8192;

inline qint64 shardOf(qint64 position)
{
    return position / ShardPositions;
}
QString shardTable(qint64 shard);

/// Makes the file, or keeps the one that is there if it can be gone on with: it is of this version and knows
/// nothing beyond @p last, the highest position that the log ever had. @return whether there is an index.
bool prepareIndex(const QString &file, qint64 last);
/// With what SQLite puts beside it.
void removeIndex(const QString &file);

/// The highest position that the log ever had; -1: it cannot be read.
qint64 lastPosition(SqliteConnection &log);

} // namespace Parlor
