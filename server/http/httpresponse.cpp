// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/http/httpresponse.h"

#include <QDateTime>
#include <QLocale>

namespace Parlor {

namespace {

QByteArray httpDate(qint64 wall)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(wall, Qt::UTC);
    return QLocale::c().toString(time, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'").toLatin1();
}

QByteArray contentSecurityPolicy(const HttpResponse &response)
{
    // 'self' does not cover ws: in every browser, so the WebSocket's address is named as well: both, because
    // a proxy may encrypt for us. A page that came encrypted has no business with anything else.
    QByteArray sockets;
    if (!response.host.isEmpty() && !response.encrypted)
        sockets += " ws://" + response.host;
    if (!response.host.isEmpty())
        sockets += " wss://" + response.host;
    return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
           "connect-src 'self'"
        + sockets + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}

void appendField(QByteArray &head, const QByteArray &name, const QByteArray &value)
{
    head += name + ": " + value + "\r\n";
}

} // namespace

HttpResponse refusal(int status, const QByteArray &reason)
{
    HttpResponse response;
    response.status = status;
    response.body = reason + '\n';
    response.close = true;
    return response;
}

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 304:
        return "Not Modified";
    case 400:
        return "Bad Request";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 413:
        return "Content Too Large";
    case 421:
        return "Misdirected Request";
    case 426:
        return "Upgrade Required";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 503:
        return "Service Unavailable";
    }
    return "Unknown";
}

QByteArray headBytes(const HttpResponse &response, qint64 wall)
{
    QByteArray head =
        "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + reasonPhrase(response.status) + "\r\n";
    appendField(head, "Date", httpDate(wall));
    appendField(head, "Content-Type", response.contentType);
    appendField(head, "Content-Length", QByteArray::number(response.body.size()));
    appendField(head, "X-Content-Type-Options", "nosniff");
    appendField(head, "Referrer-Policy", "no-referrer");
    appendField(head, "Content-Security-Policy", contentSecurityPolicy(response));
    for (const HttpField &field : response.fields)
        appendField(head, field.name, field.value);
    if (response.close)
        appendField(head, "Connection", "close");
    return head + "\r\n";
}

} // namespace Parlor
