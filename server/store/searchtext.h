// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayList>
#include <QString>
#include <QStringView>

// Text as it is searched. Pure.

namespace Parlor {

/// Without what people do not type when they look for something: case, accents of Latin letters, full width,
/// runs of spaces, invisible characters. In NFC.
QString foldForSearch(const QString &text);

/// The tokens of a folded text, in UTF-8 and between spaces: each distinct stretch of one, two and three code
/// points. None contains anything that means something to FTS5.
QByteArray gramsOf(const QString &folded);
/// Some tokens that a text has if it contains @p term (folded, not empty); the text may have them for another
/// reason, too. The longest there are, and only so many: a hit is looked at in any case.
QByteArrayList gramsFor(const QString &term);

/// Tokens that no text has.
QByteArray authorGram(const QString &foldedName);
QByteArray linkGram();
QByteArray roomGram(qint64 number);

} // namespace Parlor
