// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/http/httprequest.h"

#include <QByteArray>
#include <QList>

namespace Parlor {

/// An answer that has not been written yet. A value.
struct HttpResponse
{
    int status = 200;
    QByteArray contentType{"text/plain; charset=utf-8"};
    QByteArray body;
    bool bodyOmitted =
        false;          ///< HEAD and 304: the length is told, the body is not sent (RFC 9110 section 8.6)
    bool close = false; ///< the connection ends with this answer
    QList<HttpField> fields; ///< beside those that every answer has
    bool encrypted = false;  ///< goes over TLS
    QByteArray host; ///< the Host header once it has been checked: where scripts may connect to; may be empty
};

/// A short answer in English that says what was wrong; the connection is closed after it.
HttpResponse refusal(int status, const QByteArray &reason);

/// The name of @p status, for example "Not Found".
QByteArray reasonPhrase(int status);

/// The bytes up to and with the empty line. Every answer has a length, says what a browser may do with it,
/// and carries the date @p wall (milliseconds since 1970, RFC 9110 section 6.6.1).
QByteArray headBytes(const HttpResponse &response, qint64 wall);

} // namespace Parlor
