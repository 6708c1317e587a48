// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QTcpSocket>

namespace Parlor {

/// A client of the rich mode on a bare socket that keeps every byte it was ever sent. Waits are bounded.
class RawListener final
{
    Q_DISABLE_COPY_MOVE(RawListener)

public:
    RawListener() = default;

    /// @return whether the server speaks parlor.v1 with it.
    bool connectTo(quint16 port);
    void send(const QByteArray &json);
    /// The frames that come until one has @p end in it, that one too; fewer if it does not come.
    QByteArrayList readUntil(const QByteArray &end);
    /// All that ever came, over all connections.
    const QByteArray &bytes() const { return m_bytes; }

private:
    bool readMore();
    QByteArray takeFrame();

    QTcpSocket m_socket;
    QByteArray m_bytes;
    QByteArray m_unread;
};

} // namespace Parlor
