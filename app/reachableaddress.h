// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QHostAddress>
#include <QList>
#include <QString>
#include <QStringList>

namespace Parlor {

/// What decides how likely others reach this machine through one of its network interfaces. A value, so that
/// the ranking can be tested with interfaces that this machine does not have.
struct InterfaceInfo
{
    QString name;
    bool running = true;
    bool loopback = false;
    bool pointToPoint = false;
    QList<QHostAddress> addresses;
};

/// An address under which others probably reach this machine.
struct ReachableAddress
{
    QHostAddress address;
    QString interface;

    bool operator==(const ReachableAddress &) const = default;
};

/// All addresses of this machine's interfaces, the most likely first: physical ones with a private or public
/// IPv4 address, then IPv6, then those of virtual machines, containers and tunnels (told by type and name),
/// then link-local ones, at last loopback. Never empty.
QList<ReachableAddress> rankAddresses(const QList<InterfaceInfo> &interfaces);

/// This machine's interfaces now.
QList<InterfaceInfo> systemInterfaces();

enum class UrlScheme {
    Http,
    Https ///< the server can encrypt
};

/// All interfaces, of one protocol or of both.
bool isAnyAddress(const QHostAddress &address);

/// What to hand to others for a server that listens on @p bound: the URLs under which they probably reach it,
/// the best first. Never empty. Link-local IPv6 is left out, since nobody can type the scope that it needs.
QStringList shareUrls(const QHostAddress &bound, quint16 port, const QList<InterfaceInfo> &interfaces,
                      UrlScheme scheme = UrlScheme::Http);

/// `http://ADDRESS:PORT/`, IPv6 in brackets.
QString joinUrl(const QHostAddress &address, quint16 port, UrlScheme scheme = UrlScheme::Http);

} // namespace Parlor
