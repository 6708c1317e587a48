// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace Parlor {

inline constexpr qsizetype MaxHeadBytes = 8 * 1024; ///< of a request; a floor that no setting lifts
inline constexpr int MaxHeadFields = 64;            ///< header lines in one request; a floor as well

/// One header line.
struct HttpField
{
    QByteArray name;
    QByteArray value;
};

/// The head of a request (RFC 9112 section 3). A value without behaviour beyond looking things up in itself.
struct HttpRequest
{
    QByteArray method; ///< as sent; methods are case-sensitive
    QByteArray target; ///< as sent, query included
    int version = 11;  ///< 10 or 11
    QList<HttpField> fields;
    bool encrypted = false; ///< came over TLS

    /// The target without its query. Not percent-decoded: the table of resources has plain paths only.
    QByteArray path() const;
    /// The values of every line called @p name (lower case), in their order.
    QList<QByteArray> values(QByteArrayView name) const;
    /// The first value, or nothing.
    QByteArray value(QByteArrayView name) const;
    /// Whether the comma-separated lists in all lines called @p name hold @p token, whatever its case.
    bool hasToken(QByteArrayView name, QByteArrayView token) const;
    /// Whether a body follows, by RFC 9112 section 6; nothing of ours takes one.
    bool hasBody() const;
    /// Whether the client wants to send another request after this one (RFC 9112 section 9.3).
    bool keepsAlive() const;
};

/// What the bytes of a connection, from their first one on, turned out to be.
struct HttpParse
{
    enum class State {
        Incomplete, ///< nothing wrong so far: more bytes, please
        Complete,   ///< `request` is filled, `headBytes` says how long the head was
        Bad         ///< `status` says why: 400 or 431
    };
    State state = State::Incomplete;
    int status = 0;
    qsizetype headBytes = 0; ///< up to and with the empty line
    HttpRequest request;
};

/// Looks for one request head at the start of @p bytes. No more than MaxHeadBytes are ever looked at; garbage
/// is told as early as it can be, not at the end of the head.
HttpParse parseHttpRequest(QByteArrayView bytes);

} // namespace Parlor
