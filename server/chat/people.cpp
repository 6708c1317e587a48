// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/people.h"

#include "server/chat/randomid.h"
#include "server/protocol/clock.h"
#include "server/protocol/limits.h"
#include "server/store/directory.h"

#include <QCryptographicHash>
#include <algorithm>

namespace Parlor {

namespace {

constexpr int IdBytes = 9;

// Only hashes are kept: who reads the server's memory or, later, its files cannot come back as somebody else.
QByteArray hashOf(const QString &token)
{
    return QCryptographicHash::hash(token.toUtf8(), QCryptographicHash::Sha256);
}

// FNV-1a: the same in every run, which qHash() is not.
int colorOf(const QString &id)
{
    constexpr quint32 offset = 2166136261U, prime = 16777619U;
    constexpr int colors = 8;
    quint32 hash = offset;
    for (const QChar c : id)
        hash = (hash ^ c.unicode()) * prime;
    return int((hash >> 16) % colors);
}

} // namespace

People::People(const Limits &limits, const Clock &clock, Directory &directory, size_t mostAway)
    : m_limits(limits)
    , m_clock(clock)
    , m_directory(directory)
    , m_mostAway(mostAway)
    , m_names(int(limits[Limit::NameCharacters]))
{
    for (const KnownPerson &known : directory.known().people)
        restore(known);
}

People::~People() = default;

PersonRecord *People::find(const QString &id)
{
    const auto found = m_records.find(id);
    return found == m_records.end() ? nullptr : &found->second;
}

PersonRecord *People::withToken(const QString &token)
{
    if (token.isEmpty())
        return nullptr;
    const auto found = m_byToken.constFind(hashOf(token));
    return found == m_byToken.constEnd() ? nullptr : find(*found);
}

PersonRecord &People::add(const QString &name, const QString &token)
{
    PersonRecord &record = insert(randomId(IdBytes), name, false);
    record.tokenHash = hashOf(token);
    m_byToken.insert(record.tokenHash, record.person.id);
    m_names.claim(record.person.id, name, false);
    return record;
}

PersonRecord &People::addPlain()
{
    QString name;
    do {
        name = QStringLiteral("Guest %1").arg(++m_lastGuest);
    } while (m_names.decide(name, {}).refusal == RefusalCode::NameTaken);
    PersonRecord &record = insert(randomId(IdBytes), name, true);
    m_names.claim(record.person.id, name, false);
    return record;
}

void People::rename(PersonRecord &record, const QString &name)
{
    record.person.name = name;
    m_names.claim(record.person.id, name, record.person.host);
    save(record);
}

bool People::arrive(PersonRecord &record, SessionId session, bool host)
{
    if (record.sessions.empty()) {
        ++m_present;
        if (record.away != m_away.end())
            m_away.erase(record.away);
        record.away = m_away.end();
    }
    const bool isBack = record.sessions.empty();
    record.sessions.push_back(session);
    if (isBack)
        save(record);
    record.hostSessions += host ? 1 : 0;
    return updateHost(record);
}

bool People::depart(PersonRecord &record, SessionId session, bool host)
{
    std::erase(record.sessions, session);
    record.hostSessions -= host ? 1 : 0;
    if (!record.sessions.empty())
        return updateHost(record);
    --m_present;
    if (record.tokenHash.isEmpty()) {
        erase(record);
        return false;
    }
    record.leftAt = m_clock.steady();
    record.away = m_away.insert(m_away.end(), record.person.id);
    save(record);
    return false;
}

void People::forgetAway(const std::function<bool(const QString &)> &isNeeded)
{
    const auto now = m_clock.steady();
    while (!m_away.empty()) {
        PersonRecord &oldest = m_records.at(m_away.front());
        if (now - oldest.leftAt < Remembered && m_away.size() <= m_mostAway)
            return;
        m_away.pop_front();
        oldest.away = m_away.end();
        if (isNeeded && isNeeded(oldest.person.id)) {
            m_names.release(oldest.person.id);
            continue;
        }
        m_directory.forgetPerson(oldest.person.id);
        erase(oldest);
    }
}

bool People::updateHost(PersonRecord &record)
{
    const bool host = record.hostSessions > 0;
    if (host == record.person.host)
        return false;
    record.person.host = host;
    // the name stays apart from others even when the host is not here as such
    if (host)
        m_names.claim(record.person.id, record.person.name, true);
    return true;
}

void People::forgetRoom(const QString &room)
{
    for (auto &[id, record] : m_records)
        record.visited.remove(room);
}

// Known again by the token, but without a claim to the name until then: who joins under another address than
// before has no token to show, and would find the own name taken. Those who were there when the server ended
// were seen just now.
void People::restore(const KnownPerson &known)
{
    PersonRecord &record = insert(known.id, known.name, false);
    record.tokenHash = known.tokenHash;
    record.person.away = known.away;
    record.person.status = known.status;
    record.receipts = known.receipts;
    m_byToken.insert(record.tokenHash, record.person.id);
    const qint64 absent = known.seen == 0 ? 0 : std::max<qint64>(m_clock.wall() - known.seen, 0);
    record.leftAt = m_clock.steady() - std::chrono::milliseconds(absent);
    record.away = m_away.insert(m_away.end(), record.person.id);
    if (known.seen == 0)
        save(record); // or its day would begin anew with each start
}

void People::save(const PersonRecord &record) const
{
    if (record.tokenHash.isEmpty())
        return; // cannot come back
    const qint64 seen = record.sessions.empty() ? m_clock.wall() : 0;
    m_directory.savePerson({record.person.id, record.person.name, record.tokenHash, seen, record.person.away,
                            record.person.status, record.receipts});
}

PersonRecord &People::insert(const QString &id, const QString &name, bool plain)
{
    PersonRecord &record = m_records[id];
    record.away = m_away.end();
    record.person.id = id;
    record.person.name = name;
    record.person.color = colorOf(id);
    record.person.plain = plain;
    record.posts =
        TokenBucket(double(m_limits[Limit::MessagesPerSecond]), double(m_limits[Limit::MessageBurst]));
    constexpr double secondsPerMinute = 60;
    const auto searches = double(m_limits[Limit::SearchesPerMinute]);
    record.searches = TokenBucket(searches / secondsPerMinute, searches / 2);
    return record;
}

void People::erase(const PersonRecord &record)
{
    const QString id = record.person.id;
    m_names.release(id);
    m_byToken.remove(record.tokenHash);
    m_records.erase(id);
}

} // namespace Parlor
