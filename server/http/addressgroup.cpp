// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/http/addressgroup.h"

#include <QNetworkInterface>

namespace Parlor {

QHostAddress plainAddress(const QHostAddress &address)
{
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4);
    return isIpv4 ? QHostAddress(ipv4) : address;
}

QHostAddress addressGroup(const QHostAddress &address, const QList<Subnet> &own)
{
    if (address.protocol() != QAbstractSocket::IPv6Protocol)
        return address;
    for (const Subnet &subnet : own) {
        if (address.isInSubnet(subnet))
            return address;
    }
    Q_IPV6ADDR bytes = address.toIPv6Address();
    for (int i = 8; i < 16; ++i)
        bytes[i] = 0;
    return QHostAddress(bytes);
}

QList<Subnet> ownSubnets()
{
    QList<Subnet> subnets;
    const QList<QNetworkInterface> interfaces = QNetworkInterface::allInterfaces();
    for (const QNetworkInterface &interface : interfaces) {
        const QList<QNetworkAddressEntry> entries = interface.addressEntries();
        for (const QNetworkAddressEntry &entry : entries) {
            if (entry.prefixLength() > 0)
                subnets.append({entry.ip(), entry.prefixLength()});
        }
    }
    return subnets;
}

} // namespace Parlor
