// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/keptwrites.h"

#include <algorithm>

namespace Parlor {

namespace {

// What of several writes the latest alone counts; empty: each counts.
QString replacedBy(const Write &write)
{
    if (const auto *const save = std::get_if<SavePerson>(&write))
        return save->person.id;
    const auto visit = [](const QString &person, const QString &room) -> QString {
        return person + u' ' + room;
    };
    if (const auto *const save = std::get_if<SaveVisit>(&write))
        return visit(save->visit.person, save->visit.room);
    if (const auto *const forget = std::get_if<ForgetVisit>(&write))
        return visit(forget->person, forget->room);
    if (const auto *const save = std::get_if<SaveRoom>(&write))
        return QLatin1String("room ") + save->room.id;
    return {};
}

// Whether write @p i goes with the append before it or not at all (Directory::saveRoom()).
bool belongsToAppend(const Writes &writes, size_t i)
{
    const auto *const save = std::get_if<SaveRoom>(&writes[i]);
    const auto *const append = save && i > 0 ? std::get_if<AppendEvent>(&writes[i - 1]) : nullptr;
    return append && append->event.room == save->room.id
        && (append->event.kind == EventKind::Title || append->event.kind == EventKind::Member);
}

} // namespace

Writes keptWrites(const Writes &writes)
{
    const auto isToKeep = [&](size_t i) { return !isAnswered(writes[i]) && !belongsToAppend(writes, i); };
    QHash<QString, size_t> latest;
    for (size_t i = 0; i < writes.size(); ++i) {
        if (isToKeep(i))
            latest.insert(replacedBy(writes[i]), i);
    }
    Writes kept;
    for (size_t i = 0; i < writes.size(); ++i) {
        const QString what = replacedBy(writes[i]);
        if (isToKeep(i) && (what.isEmpty() || latest.value(what) == i))
            kept.push_back(writes[i]);
    }
    std::stable_partition(kept.begin(), kept.end(), [](const Write &write) {
        return std::holds_alternative<ForgetLog>(write) || std::holds_alternative<RetainLog>(write);
    });
    return kept;
}

} // namespace Parlor
