// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/outbox.h"

#include <QRandomGenerator>
#include <algorithm>
#include <array>

namespace Parlor {

using std::chrono::milliseconds;

namespace {

constexpr milliseconds DefaultPause{2'000};   // where the server names none
constexpr milliseconds LongestPause{600'000}; // a server may be hostile, or wrong

/// 128 bits, so that nobody's ids ever meet, in the alphabet of the wire.
QString randomId()
{
    std::array<quint32, 4> numbers{};
    QRandomGenerator::system()->generate(numbers.begin(), numbers.end());
    const QByteArray bytes(reinterpret_cast<const char *>(numbers.data()), sizeof numbers);
    return QString::fromLatin1(
        bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

} // namespace

Post Outbox::add(const QString &room, const QString &text)
{
    m_lines.append({randomId(), room, text});
    return m_lines.constLast();
}

std::optional<Post> Outbox::next(milliseconds now)
{
    if (m_lines.isEmpty() || !m_underWay.isEmpty())
        return std::nullopt;
    if (m_pausedUntil && now < *m_pausedUntil)
        return std::nullopt;
    m_pausedUntil.reset();
    m_underWay = m_lines.constFirst().id;
    return m_lines.constFirst();
}

void Outbox::cut()
{
    m_underWay.clear();
}

bool Outbox::acknowledge(const QString &id)
{
    const qsizetype index = find(id);
    if (index < 0)
        return false;
    m_lines.removeAt(index);
    if (m_underWay == id)
        m_underWay.clear();
    return true;
}

Outbox::Verdict Outbox::refuse(const QString &id, RefusalCode code, std::optional<milliseconds> retryAfter,
                               milliseconds now)
{
    const QString refused = id.isEmpty() ? m_underWay : id;
    const qsizetype index = find(refused);
    if (index < 0)
        return Verdict::NotOurs;
    if (m_underWay == refused)
        m_underWay.clear();
    switch (code) {
    case RefusalCode::RateLimited:
    case RefusalCode::NotSaved:
    case RefusalCode::Stopping:
        m_pausedUntil = now + std::clamp(retryAfter.value_or(DefaultPause), milliseconds(1), LongestPause);
        return Verdict::Later;
    default:
        m_lines.removeAt(index);
        return Verdict::Failed;
    }
}

bool Outbox::remove(const QString &id)
{
    const qsizetype index = find(id);
    if (index < 0 || id == m_underWay)
        return false;
    m_lines.removeAt(index);
    return true;
}

void Outbox::removeRoom(const QString &room)
{
    m_lines.removeIf([&room](const Post &line) { return line.room == room; });
    if (!contains(m_underWay))
        m_underWay.clear();
}

void Outbox::clear()
{
    m_lines.clear();
    m_underWay.clear();
    m_pausedUntil.reset();
}

bool Outbox::contains(const QString &id) const
{
    return find(id) >= 0;
}

QString Outbox::roomOf(const QString &id) const
{
    const qsizetype index = find(id);
    return index < 0 ? QString() : m_lines.at(index).room;
}

void Outbox::restore(const QVector<Post> &lines)
{
    clear();
    m_lines = lines;
}

qsizetype Outbox::find(const QString &id) const
{
    const auto it =
        std::find_if(m_lines.cbegin(), m_lines.cend(), [&id](const Post &line) { return line.id == id; });
    return it == m_lines.cend() ? -1 : it - m_lines.cbegin();
}

} // namespace Parlor
