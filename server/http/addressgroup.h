// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QHostAddress>
#include <QList>
#include <QPair>

namespace Parlor {

/// An address and the length of its prefix, as QHostAddress::parseSubnet gives it.
using Subnet = QPair<QHostAddress, int>;

/// @p address with an IPv4 address that was written as IPv6 ("::ffff:192.0.2.1") turned back into IPv4.
QHostAddress plainAddress(const QHostAddress &address);

/// Whom connections of @p address are counted for. An IPv4 address stands for itself. Of IPv6, everybody can
/// have a whole /64 full of addresses, so that is what is counted; but in our own networks, @p own, each
/// address stands for itself, or everybody in the room would share one count. @p address is a plainAddress().
QHostAddress addressGroup(const QHostAddress &address, const QList<Subnet> &own);

/// The networks that this machine's interfaces are in now.
QList<Subnet> ownSubnets();

} // namespace Parlor
