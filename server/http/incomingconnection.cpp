// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/http/incomingconnection.h"

#include "server/http/socketdescriptor.h"

#include <QSocketNotifier>

namespace Parlor {

IncomingConnection::IncomingConnection(qintptr descriptor, ConnectionSlot place, DeadlineList &deadlines,
                                       std::optional<std::chrono::milliseconds> due, QObject *parent)
    : QObject(parent)
    , Deadline(deadlines)
    , m_descriptor(descriptor)
    , m_place(std::move(place))
    , m_due(due)
    , m_notifier(new QSocketNotifier(descriptor, QSocketNotifier::Read, this))
{
    connect(m_notifier, &QSocketNotifier::activated, this, &IncomingConnection::onReadable);
    if (due)
        setDeadline(*due);
}

IncomingConnection::~IncomingConnection()
{
    m_notifier->setEnabled(false); // before the descriptor's number can be somebody else's
    if (m_descriptor != -1)
        closeDescriptor(m_descriptor);
}

qintptr IncomingConnection::takeDescriptor()
{
    m_notifier->setEnabled(false);
    return std::exchange(m_descriptor, -1);
}

ConnectionSlot IncomingConnection::takePlace()
{
    return std::move(*m_place);
}

void IncomingConnection::finish()
{
    clearDeadline();
    if (const qintptr descriptor = takeDescriptor(); descriptor != -1)
        closeDescriptor(descriptor);
    m_place.reset();
    deleteLater();
}

void IncomingConnection::onDeadline()
{
    finish();
}

void IncomingConnection::onReadable()
{
    if (m_descriptor == -1)
        return;
    const int byte = peekFirstByte(m_descriptor);
    if (byte == NoByteYet)
        return;
    if (byte != NothingToCome)
        Q_EMIT firstByteArrived(byte);
    finish();
}

} // namespace Parlor
