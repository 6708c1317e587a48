// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/chat/markdown.h"

#include <QHash>
#include <QString>
#include <QVector>

namespace Parlor {

/// One case of tests/data/markdown, whose README.md describes the format.
struct MarkdownCase
{
    QString file;
    QString name;
    QString typed;
    QHash<QString, QString> people; ///< name -> id
    Formatted expected;

    MentionLookup lookup() const;
};

/// All cases of all files, by file name; ends the test program if one cannot be read.
QVector<MarkdownCase> markdownCorpus();

/// The word of @p kind in the corpus and on the wire.
QString spanWord(SpanKind kind);

} // namespace Parlor
