// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/http/httprequest.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>

namespace Parlor {

namespace {

namespace http = boost::beast::http;

QByteArray toByteArray(boost::beast::string_view text)
{
    return QByteArray(text.data(), qsizetype(text.size()));
}

/// A header line that goes on in the next one (RFC 9112 section 5.2): the parser here and the one in
/// QWebSocketServer might read it differently, so nobody gets to read it.
bool hasFoldedLine(QByteArrayView head)
{
    return head.contains("\r\n ") || head.contains("\r\n\t");
}

HttpRequest toRequest(const http::request<http::empty_body> &parsed)
{
    HttpRequest request;
    request.method = toByteArray(parsed.method_string());
    request.target = toByteArray(parsed.target());
    request.version = int(parsed.version());
    for (const auto &field : parsed)
        request.fields.append({toByteArray(field.name_string()), toByteArray(field.value())});
    return request;
}

HttpParse bad(int status)
{
    HttpParse result;
    result.state = HttpParse::State::Bad;
    result.status = status;
    return result;
}

} // namespace

QByteArray HttpRequest::path() const
{
    const qsizetype query = target.indexOf('?');
    return query < 0 ? target : target.left(query);
}

QList<QByteArray> HttpRequest::values(QByteArrayView name) const
{
    QList<QByteArray> found;
    for (const HttpField &field : fields) {
        if (field.name.compare(name, Qt::CaseInsensitive) == 0)
            found.append(field.value);
    }
    return found;
}

QByteArray HttpRequest::value(QByteArrayView name) const
{
    return values(name).value(0);
}

bool HttpRequest::hasToken(QByteArrayView name, QByteArrayView token) const
{
    for (const QByteArray &list : values(name)) {
        for (const QByteArray &item : list.split(',')) {
            if (item.trimmed().compare(token, Qt::CaseInsensitive) == 0)
                return true;
        }
    }
    return false;
}

bool HttpRequest::hasBody() const
{
    if (!values("transfer-encoding").isEmpty())
        return true;
    const QList<QByteArray> lengths = values("content-length");
    return std::any_of(lengths.cbegin(), lengths.cend(),
                       [](const QByteArray &length) { return length.trimmed() != "0"; });
}

bool HttpRequest::keepsAlive() const
{
    return version >= 11 && !hasToken("connection", "close");
}

HttpParse parseHttpRequest(QByteArrayView bytes)
{
    const QByteArrayView head = bytes.first(qMin(bytes.size(), MaxHeadBytes));
    if (head.isEmpty())
        return {};
    http::request_parser<http::empty_body> parser;
    parser.header_limit(quint32(MaxHeadBytes));
    parser.skip(true); // a body is refused by whoever asked, not parsed
    boost::beast::error_code error;
    size_t used = 0;
    // The parser stops after the request line when there is nothing but that, and wants to be asked again.
    while (!error && !parser.is_header_done())
        used += parser.put(boost::asio::buffer(head.data() + used, size_t(head.size()) - used), error);
    if (error == http::error::need_more)
        return head.size() < MaxHeadBytes ? HttpParse{} : bad(431);
    if (error)
        return bad(error == http::error::header_limit ? 431 : 400);

    HttpParse result;
    result.request = toRequest(parser.get());
    result.headBytes = qsizetype(used);
    if (result.request.fields.size() > MaxHeadFields)
        return bad(431);
    if (hasFoldedLine(head.first(result.headBytes)))
        return bad(400);
    result.state = HttpParse::State::Complete;
    return result;
}

} // namespace Parlor
