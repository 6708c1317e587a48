// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/core/chatsession.h"
#include "client/core/connectionfailure.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

class QDateTime;
class QModelIndex;

namespace Parlor {

struct SlashResult;
struct TimelineItem;

/// The sentences for what arrives as codes, in the user's language. GUI thread (translations). Nothing here
/// is markup: names and titles in the sentences are shown by plain-text labels.
class Texts final
{
    Q_DECLARE_TR_FUNCTIONS(Parlor::Texts)

public:
    /// Why something was refused and what to do now; one line.
    static QString refusal(const Refusal &refusal);
    /// Why a line was not sent; fits behind "Not sent:".
    static QString reason(RefusalCode code);
    /// @p failure: for a finer word where nobody was reached.
    static QString ending(EndReason reason, ConnectionFailure failure = ConnectionFailure::None);
    static QString notice(const Notice &notice);
    /// What a slash command has to say.
    static QString slash(const SlashResult &result);
    static QString state(SessionState state);
    /// "Ana is writing…", "Ana and Ben are writing…", "3 people are writing…"; empty for nobody.
    static QString typing(const QStringList &names);
    /// What a row of the RoomModel is called; the lobby, which the server names in English, in the user's
    /// language.
    static QString roomTitle(const QModelIndex &room);
    /// "Today", "Yesterday", or the date.
    static QString day(const QDateTime &time, const QDateTime &now);
    static QString clock(const QDateTime &time);
    /// A message's time, and that it was edited.
    static QString editedAt(const QString &clock);
    /// What stands in the place of a deleted message.
    static QString deleted();
    /// What a screen reader says for a line: who, when, what, and its state.
    static QString spoken(const TimelineItem &item);
    /// A name as part of a sentence: without line breaks, unable to turn the direction of the words around
    /// it.
    static QString isolated(const QString &name);
};

} // namespace Parlor
