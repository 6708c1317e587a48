// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QHostAddress>
#include <QList>
#include <QString>

namespace Parlor {

/// What decides how likely others reach this machine through one of its network interfaces. A value, so that
/// the ranking can be tested with interfaces that this machine does not have.
struct InterfaceInfo
{
    QString name;
    bool running = true;
    bool loopback = false;
    bool pointToPoint = false;
    bool wireless = false;
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

/// `http://ADDRESS:PORT/`, IPv6 in brackets.
QString joinUrl(const QHostAddress &address, quint16 port);

} // namespace Parlor
