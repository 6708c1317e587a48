// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "app/reachableaddress.h"

#include <QNetworkInterface>
#include <algorithm>
#include <array>

namespace Parlor {

namespace {

enum Rank { Physical, PhysicalIPv6, Virtual, VirtualIPv6, LinkLocal, Loopback };

// Adapters that lead into this machine or into another network, not to the people in the room.
bool isVirtual(const InterfaceInfo &interface)
{
    static constexpr std::array prefixes{
        "docker",     "br-",    "virbr",   "veth",  "vmnet",     "vboxnet", "vethernet", "tun",
        "tap",        "wg",     "utun",    "zt",    "tailscale", "ppp",     "podman",    "cni",
        "lxc",        "lxdbr",  "flannel", "cali",  "awdl",      "llw",     "nordlynx",  "hyper-v",
        "virtualbox", "vmware", "wsl",     "ipsec", "gpd",       "anpi",    "bridge"};
    const QString name = interface.name.toLower();
    return interface.pointToPoint
        || std::any_of(prefixes.begin(), prefixes.end(), [&name](const char *prefix) {
               return name.startsWith(QLatin1String(prefix))
                   || name.contains(QLatin1String("(") + QLatin1String(prefix));
           });
}

Rank rank(const InterfaceInfo &interface, const QHostAddress &address)
{
    if (interface.loopback || address.isLoopback())
        return Loopback;
    if (address.isLinkLocal())
        return LinkLocal;
    const bool isIPv6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    if (isVirtual(interface))
        return isIPv6 ? VirtualIPv6 : Virtual;
    return isIPv6 ? PhysicalIPv6 : Physical;
}

} // namespace

QList<ReachableAddress> rankAddresses(const QList<InterfaceInfo> &interfaces)
{
    struct Candidate
    {
        Rank rank;
        ReachableAddress address;
    };
    QList<Candidate> candidates;
    for (const InterfaceInfo &interface : interfaces) {
        if (!interface.running)
            continue;
        for (const QHostAddress &address : interface.addresses)
            candidates.push_back({rank(interface, address), {address, interface.name}});
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate &a, const Candidate &b) { return a.rank < b.rank; });
    QList<ReachableAddress> ranked;
    for (const Candidate &candidate : candidates)
        ranked.push_back(candidate.address);
    if (ranked.isEmpty())
        ranked.push_back({QHostAddress(QHostAddress::LocalHost), {}});
    return ranked;
}

QList<InterfaceInfo> systemInterfaces()
{
    QList<InterfaceInfo> interfaces;
    for (const QNetworkInterface &interface : QNetworkInterface::allInterfaces()) {
        const QNetworkInterface::InterfaceFlags flags = interface.flags();
        InterfaceInfo info{interface.humanReadableName(),
                           flags.testFlag(QNetworkInterface::IsRunning),
                           flags.testFlag(QNetworkInterface::IsLoopBack),
                           flags.testFlag(QNetworkInterface::IsPointToPoint),
                           {}};
        for (const QNetworkAddressEntry &entry : interface.addressEntries())
            info.addresses.push_back(entry.ip());
        interfaces.push_back(info);
    }
    return interfaces;
}

bool isAnyAddress(const QHostAddress &address)
{
    return address == QHostAddress(QHostAddress::Any) || address == QHostAddress(QHostAddress::AnyIPv4)
        || address == QHostAddress(QHostAddress::AnyIPv6);
}

QStringList shareUrls(const QHostAddress &bound, quint16 port, const QList<InterfaceInfo> &interfaces,
                      UrlScheme scheme)
{
    if (!isAnyAddress(bound))
        return {joinUrl(bound, port, scheme)};
    const bool withIPv4 = bound != QHostAddress(QHostAddress::AnyIPv6);
    const bool withIPv6 = bound != QHostAddress(QHostAddress::AnyIPv4);
    QStringList urls;
    for (const ReachableAddress &reachable : rankAddresses(interfaces)) {
        const bool isIPv6 = reachable.address.protocol() == QAbstractSocket::IPv6Protocol;
        if (isIPv6 ? withIPv6 && !reachable.address.isLinkLocal() : withIPv4)
            urls += joinUrl(reachable.address, port, scheme);
    }
    if (urls.isEmpty())
        urls += joinUrl(QHostAddress(withIPv4 ? QHostAddress::LocalHost : QHostAddress::LocalHostIPv6), port,
                        scheme);
    return urls;
}

QString joinUrl(const QHostAddress &address, quint16 port, UrlScheme scheme)
{
    QHostAddress plain = address;
    plain.setScopeId({}); // a browser's address bar takes none
    const QString host = address.protocol() == QAbstractSocket::IPv6Protocol ? u'[' + plain.toString() + u']'
                                                                             : plain.toString();
    const QString prefix = scheme == UrlScheme::Https ? QStringLiteral("https") : QStringLiteral("http");
    return QStringLiteral("%1://%2:%3/").arg(prefix, host).arg(port);
}

} // namespace Parlor
