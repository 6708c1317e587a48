// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/http/requestrouter.h"

#include "server/protocol/protocolinfo.h"

namespace Parlor {

namespace {

HttpResponse notAllowed(const QByteArray &methods)
{
    HttpResponse response = refusal(405, "Only " + methods + " can be used here.");
    response.fields = {{"Allow", methods}};
    return response;
}

} // namespace

RequestRouter::RequestRouter(HostPolicy hosts, OriginPolicy origins, ResourceTable resources)
    : m_hosts(std::move(hosts))
    , m_origins(std::move(origins))
    , m_resources(std::move(resources))
{ }

Route RequestRouter::route(const HttpRequest &request, const QHostAddress &peer) const
{
    const QList<QByteArray> hosts = request.values("host");
    const std::optional<HostAndPort> host =
        hosts.size() == 1 ? parseHostAndPort(hosts.first().trimmed()) : std::nullopt;
    if (!host)
        return refusal(400, "A request needs one Host header (RFC 9112 section 3.2).");
    if (!m_hosts.allows(*host))
        return refusal(421,
                       "This server does not answer to that name. The host can allow it with --allow-host.");
    const bool webSocket = asksForWebSocket(request);
    if (request.method != "GET" && (webSocket || request.method != "HEAD"))
        return notAllowed(webSocket ? "GET" : "GET, HEAD");
    if (webSocket)
        return checkUpgrade(request, *host, peer, m_origins);
    if (request.hasBody())
        return refusal(413, "Nothing can be sent here.");

    HttpResponse response = answer(request);
    response.host = hosts.first().trimmed().toLower();
    response.encrypted = request.encrypted;
    response.close = response.close || !request.keepsAlive();
    response.bodyOmitted = response.bodyOmitted || request.method == "HEAD";
    return response;
}

HttpResponse RequestRouter::answer(const HttpRequest &request) const
{
    const QByteArray path = request.path();
    if (path == WebSocketPath)
        return upgradeRequired("Here a WebSocket is to be had. The page is at /.");
    const Resource *resource = m_resources.find(path);
    if (!resource)
        return refusal(404, "There is nothing here. The chat is at /.");
    HttpResponse response;
    response.contentType = resource->contentType;
    response.body = resource->body;
    response.fields = {{"ETag", resource->etag}, {"Cache-Control", resource->cacheControl}};
    for (const QByteArray &list : request.values("if-none-match")) {
        if (matchesEtag(list, resource->etag)) {
            response.status = 304;
            response.bodyOmitted = true;
        }
    }
    return response;
}

} // namespace Parlor
