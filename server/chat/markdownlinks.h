// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QStringView>

// Addresses. Only http, https and mailto exist here; everything else is text. Characters as in RFC 3986, with
// the letters of RFC 3987 besides. Pure.

namespace Parlor::Markdown {

/// The length of the bare http or https address that starts at @p position; 0 if none does. Ends before white
/// space, a delimiter (** or ~~), a bracket that it did not open, full-width punctuation and closing
/// punctuation; and where a letter of a script without spaces stands right behind an ASCII letter or digit
/// ("https://example.org/a請看").
qsizetype bareAddressLength(QStringView line, qsizetype position);

/// Where the round brackets of @p line end that may hold an address: position of the opening one -> of the
/// one that closes it, with nothing in between that is in no address. All at once, because one by one would
/// not be linear.
QHash<qsizetype, qsizetype> pairBrackets(QStringView line);

/// True if what stands in "](address)" is one that a link may lead to: http, https or mailto, at most 2048
/// code units.
bool mayLead(QStringView address);

/// True if @p text, shown for @p address, would make people think that it leads elsewhere: it is an address
/// itself, and another one.
bool isMisleading(QStringView text, QStringView address);

} // namespace Parlor::Markdown
