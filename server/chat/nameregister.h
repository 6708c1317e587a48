// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/chat/nameskeleton.h"
#include "server/protocol/refusal.h"

#include <QHash>
#include <QSet>
#include <optional>

namespace Parlor {

/// What became of a wish for a name.
struct NameDecision
{
    QString name;                       ///< as it will be seen; tidied even when refused
    std::optional<RefusalCode> refusal; ///< none: it can be claimed
    QString suggestion;                 ///< NameTaken: one that can
};

/// Who has which name, so that nobody has the name of somebody else or one that looks like it. The host's
/// name is kept apart further: names that differ from it only in punctuation are taken too. Server thread.
class NameRegister final
{
    Q_DISABLE_COPY_MOVE(NameRegister)

public:
    /// @p maxCharacters in code points, 0: see checkName().
    explicit NameRegister(int maxCharacters);

    /// Whether @p owner (an id; empty: somebody new) may have the name that was @p typed.
    NameDecision decide(QStringView typed, const QString &owner) const;
    /// Gives @p owner the name instead of the one it has; decide() said that it will do.
    void claim(const QString &owner, const QString &name, bool host);
    void release(const QString &owner);
    bool hasName(const QString &owner) const { return m_claims.contains(owner); }
    /// Who has exactly this name, letter case aside; empty: nobody. Quick: asked for every @ that is typed.
    QString ownerOf(QStringView name) const;

private:
    struct Claim
    {
        QStringList keys;
        QStringList hostCores;
        QString folded; ///< the name, case folded
    };
    bool isReserved(const QStringList &keys) const;
    bool isTaken(const QStringList &keys, const QString &owner) const;
    QString suggest(const QString &name, const QString &owner) const;
    QString numbered(const QString &name, int number, const QString &owner) const;

    NameSkeleton m_skeleton;
    int m_maxCharacters = 0;
    QSet<QString> m_reserved;            ///< keys
    QHash<QString, QString> m_owners;    ///< by key
    QHash<QString, QString> m_hostCores; ///< owner by what is left of a host's key without punctuation
    QHash<QString, QString> m_byName;    ///< owner by case folded name
    QHash<QString, Claim> m_claims;      ///< by owner
};

} // namespace Parlor
