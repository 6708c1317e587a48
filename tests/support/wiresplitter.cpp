// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/support/wiresplitter.h"

#include <QtEndian>

namespace Parlor {

std::optional<WireUnit> WireSplitter::next()
{
    if (m_bytes.isEmpty())
        return std::nullopt;
    if (m_stage == WireUnit::Kind::Bytes)
        return take(m_bytes.size());
    if (m_stage == WireUnit::Kind::Head) {
        constexpr QByteArrayView end = "\r\n\r\n";
        const qsizetype at = m_bytes.indexOf(end);
        if (at < 0)
            return std::nullopt;
        WireUnit head = take(at + end.size());
        m_stage = WireUnit::Kind::Frame;
        return head;
    }
    const qsizetype size = frameSize();
    if (size == 0 || m_bytes.size() < size)
        return std::nullopt;
    WireUnit frame = take(size);
    frame.isAck = frame.bytes.contains(R"("type":"ack")");
    return frame;
}

WireUnit WireSplitter::take(qsizetype size)
{
    WireUnit unit{m_stage, m_bytes.first(size), false};
    m_bytes.remove(0, size);
    return unit;
}

// RFC 6455 section 5.2
qsizetype WireSplitter::frameSize() const
{
    if (m_bytes.size() < 2)
        return 0;
    const auto second = quint8(m_bytes.at(1));
    const qsizetype mask = second & 0x80 ? 4 : 0;
    const qsizetype length = second & 0x7f;
    const qsizetype more = length == 126 ? 2 : length == 127 ? 8 : 0;
    if (m_bytes.size() < 2 + more)
        return 0;
    const char *const extended = m_bytes.constData() + 2;
    const qsizetype payload = more == 0 ? length
        : more == 2                     ? qsizetype(qFromBigEndian<quint16>(extended))
                                        : qsizetype(qFromBigEndian<quint64>(extended));
    return 2 + more + mask + payload;
}

} // namespace Parlor
