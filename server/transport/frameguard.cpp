// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/transport/frameguard.h"

#include "server/transport/frame.h"

#include <limits>

namespace Parlor {

// What fits into QWebSocket, whatever the limits say.
static constexpr qint64 MostFrameBytes = std::numeric_limits<int>::max() - MaxHeaderSize - 1;

FrameGuard::FrameGuard(Rules rules)
    : m_rules(rules)
    , m_emptyFrames(rules.refuseFloods ? EmptyFramesPerSecond : 0, EmptyFramesBurst)
{
    if (m_rules.frameBytes == 0 || m_rules.frameBytes > MostFrameBytes)
        m_rules.frameBytes = MostFrameBytes;
}

void FrameGuard::add(QByteArray bytes, std::chrono::milliseconds now)
{
    if (bytes.isEmpty() || m_sawClose || m_refusal != Refusal::None)
        return;
    m_frame.clear();
    compact();
    if (m_bytes.isEmpty())
        m_bytes = std::move(bytes);
    else
        m_bytes.append(bytes);
    if (!m_waitingSince)
        m_waitingSince = now;
}

FrameGuard::Step FrameGuard::next(std::chrono::milliseconds now)
{
    m_frame.clear();
    if (m_refusal != Refusal::None)
        return Step::Refused;
    while (!m_sawClose) {
        const QByteArrayView rest = QByteArrayView(m_bytes).sliced(m_position);
        FrameHeader header;
        const HeaderState state = readHeader(rest, header);
        if (state == HeaderState::Incomplete)
            break;
        if (state == HeaderState::Invalid || !isInOrder(header))
            return refuse(Refusal::BrokenFrame);
        if (!header.masked)
            return refuse(Refusal::Unmasked);
        // At the header, before any of the payload is waited for.
        if (!header.isControl() && header.payload > m_rules.frameBytes - m_message.size())
            return refuse(Refusal::TooBig);
        if (rest.size() < header.size + header.payload)
            break;
        const Step step = accept(header, now);
        if (step != Step::NeedMore)
            return step;
    }
    compact();
    return Step::NeedMore;
}

/// The rules about what may follow what (section 5.4).
bool FrameGuard::isInOrder(const FrameHeader &header) const
{
    return header.isControl() || m_inMessage == (header.opcode == Opcode::Continuation);
}

/// Takes a complete frame off. @return NeedMore for a fragment that is not the last.
FrameGuard::Step FrameGuard::accept(const FrameHeader &header, std::chrono::milliseconds now)
{
    const char *start = m_bytes.constData() + m_position;
    m_position += header.size + header.payload;

    const bool isFragment = !header.isControl() && (m_inMessage || !header.final);
    if (header.isControl() || (isFragment && header.payload == 0)) {
        if (m_emptyFrames.available(now) < 1)
            return refuse(Refusal::Flood);
        m_emptyFrames.take(1);
    }
    m_sawClose = header.opcode == Opcode::Close;

    if (!isFragment) {
        m_frame = QByteArray::fromRawData(start, header.size + header.payload);
    } else {
        if (!m_inMessage)
            m_isBinary = header.opcode == Opcode::Binary;
        m_inMessage = !header.final;
        const qsizetype before = m_message.size();
        m_message.resize(before + header.payload);
        applyMask(header.mask, start + header.size, m_message.data() + before, header.payload);
        if (!header.final)
            return Step::NeedMore;
        m_frame = makeFrame(m_isBinary ? Opcode::Binary : Opcode::Text, m_message);
        m_message = {};
    }
    if (!m_inMessage)
        m_waitingSince = m_position < m_bytes.size() ? std::optional(now) : std::nullopt;
    return Step::Frame;
}

FrameGuard::Step FrameGuard::refuse(Refusal refusal)
{
    m_refusal = refusal;
    m_bytes = {};
    m_position = 0;
    m_message = {};
    m_waitingSince.reset();
    return Step::Refused;
}

CloseCode FrameGuard::closeCode() const
{
    switch (m_refusal) {
    case Refusal::Flood:
        return CloseCode::Policy;
    case Refusal::TooBig:
        return CloseCode::TooBig;
    case Refusal::None:
    case Refusal::Unmasked:
    case Refusal::BrokenFrame:
        break;
    }
    return CloseCode::ProtocolError;
}

void FrameGuard::restartWaiting(std::chrono::milliseconds now)
{
    if (m_waitingSince)
        m_waitingSince = now;
}

/// Gives back the memory of what was handed out: an idle client holds none.
void FrameGuard::compact()
{
    if (m_sawClose || m_position == m_bytes.size())
        m_bytes = {};
    else if (m_position > 0)
        m_bytes = m_bytes.sliced(m_position);
    m_position = 0;
}

} // namespace Parlor
