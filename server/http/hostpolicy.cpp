// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/http/hostpolicy.h"

#include <QHostAddress>
#include <QList>

namespace Parlor {

namespace {

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
}

bool isDecimal(QByteArrayView text)
{
    return !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool isIpv4(QByteArrayView name)
{
    // QHostAddress takes "1" and "0x7f.1" as well; a browser would have written those out.
    const QList<QByteArray> parts = name.toByteArray().split('.');
    return parts.size() == 4 && std::all_of(parts.cbegin(), parts.cend(), [](const QByteArray &part) {
               return isDecimal(part) && part.size() <= 3 && part.toInt() <= 255;
           });
}

bool isBracketedIpv6(QByteArrayView name)
{
    if (name.size() < 4 || !name.startsWith('[') || !name.endsWith(']') || name.contains('%'))
        return false;
    QHostAddress address;
    return address.setAddress(QString::fromLatin1(name.sliced(1, name.size() - 2)))
        && address.protocol() == QAbstractSocket::IPv6Protocol;
}

QByteArray withoutLastDot(const QByteArray &name)
{
    return name.endsWith('.') ? name.chopped(1) : name;
}

} // namespace

std::optional<HostAndPort> parseHostAndPort(QByteArrayView text)
{
    const QByteArray lower = text.toByteArray().toLower();
    const qsizetype bracket = lower.lastIndexOf(']');
    const qsizetype colon = lower.indexOf(':', bracket + 1);
    HostAndPort host;
    host.name = colon < 0 ? lower : lower.left(colon);
    if (colon >= 0) {
        const QByteArray port = lower.mid(colon + 1);
        bool ok = false;
        host.port = port.toUShort(&ok);
        if (!isDecimal(port) || !ok)
            return {};
    }
    if (host.name.startsWith('[') ? !isBracketedIpv6(host.name)
                                  : !std::all_of(host.name.cbegin(), host.name.cend(), isNameCharacter))
        return {};
    if (host.name.isEmpty())
        return {};
    return host;
}

bool isIpLiteral(QByteArrayView name)
{
    return isIpv4(name) || isBracketedIpv6(name);
}

HostPolicy::HostPolicy(const QString &hostName, const QStringList &allowed)
    : m_names{"localhost"}
{
    const QByteArray own = withoutLastDot(hostName.toLatin1().toLower());
    if (!own.isEmpty()) {
        const QByteArray label = own.left(own.indexOf('.'));
        m_names << own << label << QByteArray(label + ".local");
    }
    for (const QString &name : allowed) {
        if (const std::optional<HostAndPort> host = parseHostAndPort(name.trimmed().toLatin1()))
            m_names << withoutLastDot(host->name);
    }
}

bool HostPolicy::allows(const HostAndPort &host) const
{
    return isIpLiteral(host.name) || m_names.contains(withoutLastDot(host.name));
}

} // namespace Parlor
