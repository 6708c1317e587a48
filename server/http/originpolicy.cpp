// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/http/originpolicy.h"

#include <optional>

namespace Parlor {

namespace {

/// The parts of an origin (RFC 6454 section 7).
struct Origin
{
    QByteArray scheme;
    HostAndPort host;
};

quint16 defaultPort(const QByteArray &scheme)
{
    return scheme == "https" ? 443 : 80;
}

std::optional<Origin> parseOrigin(const QByteArray &text)
{
    const qsizetype end = text.indexOf("://");
    const QByteArray scheme = text.left(qMax(end, qsizetype(0))).toLower();
    if (scheme != "http" && scheme != "https")
        return {};
    const std::optional<HostAndPort> host = parseHostAndPort(QByteArrayView(text).sliced(end + 3));
    if (!host)
        return {};
    return Origin{scheme, *host};
}

QByteArray normalised(const Origin &origin)
{
    return origin.scheme + "://" + origin.host.name + ':'
        + QByteArray::number(origin.host.port.value_or(defaultPort(origin.scheme)));
}

bool isSameHost(const Origin &origin, const HostAndPort &host)
{
    // A proxy that ends TLS passes on the Host of an https page, so the origin's scheme decides what "no
    // port" means.
    const quint16 usual = defaultPort(origin.scheme);
    return origin.host.name == host.name && origin.host.port.value_or(usual) == host.port.value_or(usual);
}

bool isLocalName(const HostAndPort &host)
{
    return host.name == "localhost" || host.name == "127.0.0.1" || host.name == "[::1]";
}

} // namespace

OriginPolicy::OriginPolicy(const QStringList &allowed)
{
    for (const QString &entry : allowed) {
        QByteArray text = entry.trimmed().toLatin1();
        if (text.endsWith('/'))
            text.chop(1);
        if (text.compare("null", Qt::CaseInsensitive) == 0)
            m_allowed << QByteArray("null");
        else if (const std::optional<Origin> origin = parseOrigin(text))
            m_allowed << normalised(*origin);
    }
}

OriginVerdict OriginPolicy::judge(const HttpRequest &request, const HostAndPort &host,
                                  const QHostAddress &peer, bool plain) const
{
    const QList<QByteArray> origins = request.values("origin");
    if (origins.isEmpty())
        return OriginVerdict::None;
    if (origins.size() > 1)
        return OriginVerdict::Foreign;
    if (origins.first() == "null") {
        if (m_allowed.contains("null"))
            return OriginVerdict::Listed;
        const bool local = plain && peer.isLoopback() && isLocalName(host) && !wasForwarded(request);
        return local ? OriginVerdict::LocalPage : OriginVerdict::Foreign;
    }
    const std::optional<Origin> origin = parseOrigin(origins.first());
    if (!origin)
        return OriginVerdict::Foreign;
    if (isSameHost(*origin, host) && (origin->scheme == "https" || !request.encrypted))
        return OriginVerdict::Own;
    return m_allowed.contains(normalised(*origin)) ? OriginVerdict::Listed : OriginVerdict::Foreign;
}

bool wasForwarded(const HttpRequest &request)
{
    return std::any_of(request.fields.cbegin(), request.fields.cend(), [](const HttpField &field) {
        const QByteArray name = field.name.toLower();
        return name == "forwarded" || name == "via" || name == "x-real-ip" || name.startsWith("x-forwarded-");
    });
}

} // namespace Parlor
