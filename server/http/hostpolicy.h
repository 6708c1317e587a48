// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QSet>
#include <QStringList>
#include <optional>

namespace Parlor {

/// The two parts of a Host header or of an origin (RFC 9110 section 7.2).
struct HostAndPort
{
    QByteArray name;             ///< lower case; IPv6 in its brackets, as written
    std::optional<quint16> port; ///< when it is written
};

/// @return nothing when @p text is not a name or an IP literal with an optional port.
std::optional<HostAndPort> parseHostAndPort(QByteArrayView text);

/// Whether @p name is an IPv4 address of four decimal numbers, or an IPv6 address in brackets.
bool isIpLiteral(QByteArrayView name);

/// Which names this server answers to. A page elsewhere can make its own name point here (DNS rebinding), but
/// it cannot call itself an IP literal or a name of ours, so those pass and other names do not. Pure.
class HostPolicy final
{
public:
    /// @p hostName: of this machine, with or without its domain. @p allowed: further names, a port in them is
    /// ignored.
    explicit HostPolicy(const QString &hostName = {}, const QStringList &allowed = {});

    bool allows(const HostAndPort &host) const;

private:
    QSet<QByteArray> m_names; ///< lower case, without a dot at their end
};

} // namespace Parlor
