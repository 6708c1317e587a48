// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/joinsettings.h"

#include "server/protocol/protocolinfo.h"

#include <QHostAddress>
#include <algorithm>

namespace Parlor {

namespace {

/// Pulls an address out of what surrounds it when it is copied from a chat or a mail.
QStringView unwrapped(QStringView typed)
{
    typed = typed.trimmed();
    const auto wraps = [&typed](QChar open, QChar close) {
        return typed.size() >= 2 && typed.front() == open && typed.back() == close;
    };
    if (wraps(u'<', u'>') || wraps(u'"', u'"') || wraps(u'\'', u'\''))
        typed = typed.mid(1, typed.size() - 2).trimmed();
    return typed;
}

bool isBareIpv6(QStringView text)
{
    if (text.count(u':') < 2 || text.startsWith(u'['))
        return false;
    const QHostAddress address(text.toString());
    return address.protocol() == QAbstractSocket::IPv6Protocol;
}

/// What QUrl lets pass and no name system knows: letters, digits, '-', '.', and '_' which some home routers
/// hand out.
bool isHostName(const QString &host)
{
    const bool clean = std::all_of(host.cbegin(), host.cend(), [](QChar c) {
        return c.isLetterOrNumber() || c.isMark() || c == u'-' || c == u'.' || c == u'_';
    });
    return clean && !host.startsWith(u'.') && !host.contains(QStringLiteral("..")) && host.size() <= 253;
}

/// "256.1.1.1", "1.2.3", "1234": digits and dots, yet not what anybody means by an address. Asked of what was
/// typed, since QUrl completes them ("192.168.1" becomes 192.168.0.1).
bool isBrokenIpv4(QStringView typed)
{
    const auto end = std::find_if(typed.cbegin(), typed.cend(),
                                  [](QChar c) { return c == u':' || c == u'/' || c == u'?' || c == u'#'; });
    const QString host = typed.left(end - typed.cbegin()).toString();
    const bool numeric = std::all_of(host.cbegin(), host.cend(),
                                     [](QChar c) { return c == u'.' || (c >= u'0' && c <= u'9'); });
    if (!numeric)
        return false;
    const QStringList parts = host.split(u'.');
    return parts.size() != 4 || !std::all_of(parts.cbegin(), parts.cend(), [](const QString &part) {
               bool ok = false;
               return part.size() <= 3 && part.toInt(&ok) <= 255 && ok;
           });
}

} // namespace

QUrl parseAddress(QStringView typed)
{
    QString text = unwrapped(typed).toString();
    const bool spaced =
        std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c.isSpace() || !c.isPrint(); });
    if (text.isEmpty() || spaced || text.size() > 2048 || text.contains(u'\\'))
        return {};

    QString scheme = QStringLiteral("ws");
    bool schemeTyped = false;
    if (const qsizetype mark = text.indexOf(QStringLiteral("://")); mark >= 0) {
        const QString given = text.left(mark).toLower();
        if (given == QStringLiteral("https") || given == QStringLiteral("wss"))
            scheme = QStringLiteral("wss");
        else if (given != QStringLiteral("http") && given != QStringLiteral("ws"))
            return {};
        schemeTyped = true;
        text.remove(0, mark + 3);
    } else if (text.startsWith(QStringLiteral("//"))) {
        text.remove(0, 2);
    }
    if (isBareIpv6(text))
        text = u'[' + text + u']';

    // The port is the scheme's own only where a scheme was typed together with TLS: "https://host" is 443
    // behind a front, while "http://host" without a port is somebody who did not type ":8080".
    const QUrl url(scheme + QStringLiteral("://") + text, QUrl::StrictMode);
    const QString host = url.host();
    if (!url.isValid() || host.isEmpty() || !url.userInfo().isEmpty() || url.port() == 0)
        return {};
    const bool literal = QHostAddress(host).protocol() == QAbstractSocket::IPv6Protocol;
    if (!literal && (!isHostName(host) || isBrokenIpv4(text)))
        return {};

    QUrl result;
    result.setScheme(scheme);
    result.setHost(host);
    const bool tls = schemeTyped && scheme == QStringLiteral("wss");
    result.setPort(url.port(tls ? 443 : DefaultPort));
    // A path is kept (a front may serve several chats), the page's own is turned into that of its WebSocket.
    QString path = url.path();
    if (!path.endsWith(QLatin1String(WebSocketPath))) {
        while (path.endsWith(u'/'))
            path.chop(1);
        if (path.endsWith(QStringLiteral("/index.html")))
            path.chop(int(qstrlen("/index.html")));
        path += QLatin1String(WebSocketPath);
    }
    result.setPath(path);
    return result.isValid() ? result : QUrl();
}

} // namespace Parlor
