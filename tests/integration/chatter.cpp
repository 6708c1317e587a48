// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/integration/chatter.h"

#include "client/core/timelinemodel.h"

namespace Parlor {

namespace {

constexpr int FurthestAhead = 4;  // messages
constexpr int LongestText = 3000; // characters

} // namespace

Chatter::Chatter(const QString &name, quint32 seed)
    : m_name(name)
    , m_random(seed)
{
    // Queued, as a person's hands are: never inside what the session does.
    connect(&m_session, &ChatSession::stateChanged, this, &Chatter::onStateChanged, Qt::QueuedConnection);
    connect(&m_session, &ChatSession::waitingChanged, this, &Chatter::onWaitingChanged, Qt::QueuedConnection);
    connect(&m_session, &ChatSession::refused, this,
            [this](const Refusal &refusal) { m_trouble = refusalWord(refusal.code); });
}

void Chatter::join(const QUrl &url)
{
    m_session.join({url, m_name, {}});
}

bool Chatter::isThere() const
{
    return m_session.state() == SessionState::Online && timeline();
}

bool Chatter::isDone() const
{
    return m_toSay == 0 && timeline() && timeline()->unsentIds().isEmpty();
}

void Chatter::say(int messages)
{
    m_toSay += messages;
    typeAhead();
}

void Chatter::onStateChanged(SessionState state)
{
    if (state == SessionState::Ended) {
        m_trouble = QStringLiteral("ended, reason %1").arg(int(m_session.endReason()));
    } else if (m_session.state() == SessionState::Waiting) {
        typeOne(); // into the outbox
        if (!m_isPatient)
            m_session.retryNow();
    }
}

void Chatter::onWaitingChanged(int count)
{
    m_waiting = count;
    typeAhead();
}

void Chatter::typeAhead()
{
    const int ahead = m_random.bounded(1, FurthestAhead + 1);
    for (int typing = ahead - m_waiting; typing > 0; --typing)
        typeOne();
}

void Chatter::typeOne()
{
    if (m_toSay == 0)
        return;
    --m_toSay;
    ++m_waiting; // until it is told
    m_typed += QStringLiteral("%1 says %2").arg(m_name).arg(m_typed.size() + 1);
    if (m_random.bounded(10) == 0) // now and then more than one packet
        m_typed.last() += u' ' + QString(m_random.bounded(LongestText), u'x');
    m_session.post(QStringLiteral("lobby"), m_typed.constLast());
}

void Chatter::loadOlder()
{
    if (const TimelineModel *const lines = timeline(); lines && lines->hasOlder())
        m_session.loadOlder(QStringLiteral("lobby"));
}

int Chatter::shown() const
{
    const TimelineModel *const lines = timeline();
    return lines ? lines->rowCount() : 0;
}

QString Chatter::describe() const
{
    return QStringLiteral("%1: state %2, %3 of the log shown, %4 typed and %5 to be typed, %6 not sent %7")
        .arg(m_name)
        .arg(int(m_session.state()))
        .arg(shown())
        .arg(m_typed.size())
        .arg(m_toSay)
        .arg(timeline() ? timeline()->unsentIds().size() : 0)
        .arg(m_trouble);
}

QStringList Chatter::transcript() const
{
    QStringList lines;
    for (int row = 0; row < shown(); ++row)
        lines += transcriptLine(timeline()->at(row).event);
    return lines;
}

const TimelineModel *Chatter::timeline() const
{
    return m_session.timeline(QStringLiteral("lobby"));
}

} // namespace Parlor
