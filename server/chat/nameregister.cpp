// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/nameregister.h"

#include "server/protocol/name.h"

#include <QRandomGenerator>
#include <algorithm>
#include <string>

namespace Parlor {

namespace {

QString lettersOnly(const QString &key)
{
    QString core;
    for (const QChar c : key) {
        if (c.isLetterOrNumber() || c.isSurrogate())
            core.append(c);
    }
    return core;
}

QString shortened(const QString &name, qsizetype characters)
{
    const std::u32string all = name.toStdU32String();
    return QString::fromStdU32String(all.substr(0, size_t(std::max(characters, qsizetype(0))))).trimmed();
}

} // namespace

NameRegister::NameRegister(int maxCharacters)
    : m_maxCharacters(maxCharacters)
{
    for (const QLatin1StringView word : reservedNames()) {
        for (const QString &key : m_skeleton.keys(QString(word)))
            m_reserved.insert(key);
    }
}

NameDecision NameRegister::decide(QStringView typed, const QString &owner) const
{
    const NameCheck check = checkName(typed, m_maxCharacters);
    if (check.refusal)
        return {check.name, check.refusal, {}};
    const QStringList keys = m_skeleton.keys(check.name);
    if (isReserved(keys))
        return {check.name, RefusalCode::NameReserved, {}};
    if (isTaken(keys, owner))
        return {check.name, RefusalCode::NameTaken, suggest(check.name, owner)};
    return {check.name, std::nullopt, {}};
}

void NameRegister::claim(const QString &owner, const QString &name, bool host)
{
    release(owner);
    Claim claim{m_skeleton.keys(name), {}, name.toCaseFolded()};
    m_byName.insert(claim.folded, owner);
    for (const QString &key : claim.keys) {
        m_owners.insert(key, owner);
        const QString core = lettersOnly(key);
        if (host && !core.isEmpty()) {
            claim.hostCores.append(core);
            m_hostCores.insert(core, owner);
        }
    }
    m_claims.insert(owner, claim);
}

void NameRegister::release(const QString &owner)
{
    const Claim claim = m_claims.take(owner);
    for (const QString &key : claim.keys)
        m_owners.remove(key);
    for (const QString &core : claim.hostCores)
        m_hostCores.remove(core);
    if (!claim.folded.isEmpty())
        m_byName.remove(claim.folded);
}

QString NameRegister::ownerOf(QStringView name) const
{
    return m_byName.value(name.toString().toCaseFolded());
}

bool NameRegister::isReserved(const QStringList &keys) const
{
    return std::any_of(keys.begin(), keys.end(),
                       [this](const QString &key) { return m_reserved.contains(key); });
}

bool NameRegister::isTaken(const QStringList &keys, const QString &owner) const
{
    const auto belongsToAnother = [&owner](const QHash<QString, QString> &owners, const QString &key) {
        const auto found = owners.find(key);
        return found != owners.end() && (owner.isEmpty() || *found != owner);
    };
    return std::any_of(keys.begin(), keys.end(), [&](const QString &key) {
        return belongsToAnother(m_owners, key) || belongsToAnother(m_hostCores, lettersOnly(key));
    });
}

// "Ana 2" to "Ana 9", then numbers drawn by lot, ever longer: quick even where ten thousand are called Ana.
QString NameRegister::suggest(const QString &name, const QString &owner) const
{
    for (int number = 2; number <= 9; ++number) {
        if (const QString found = numbered(name, number, owner); !found.isEmpty())
            return found;
    }
    constexpr int draws = 8, longest = 100'000'000;
    for (int from = 10; from <= longest; from *= 10) {
        for (int draw = 0; draw < draws; ++draw) {
            const int number = QRandomGenerator::global()->bounded(from, from * 10);
            if (const QString found = numbered(name, number, owner); !found.isEmpty())
                return found;
        }
    }
    return {};
}

// Empty if that one will not do either.
QString NameRegister::numbered(const QString &name, int number, const QString &owner) const
{
    const QString suffix = u' ' + QString::number(number);
    const QString candidate =
        m_maxCharacters > 0 ? shortened(name, m_maxCharacters - suffix.size()) + suffix : name + suffix;
    const NameCheck check = checkName(candidate, m_maxCharacters);
    if (check.refusal)
        return {};
    const QStringList keys = m_skeleton.keys(check.name);
    return isReserved(keys) || isTaken(keys, owner) ? QString() : check.name;
}

} // namespace Parlor
