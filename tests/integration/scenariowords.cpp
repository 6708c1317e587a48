// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/integration/scenariowords.h"

#include "server/protocol/refusal.h"

#include <QJsonObject>
#include <QStringList>
#include <algorithm>

namespace Parlor {

namespace {

/// One word that a step may do or see, and what belongs to it.
struct Word
{
    const char *word;
    const char *needed;
    const char *optional;
};

constexpr Word Does[] = {
    {"post", "room text", "reply"},
    {"edit", "room target text", ""},
    {"delete", "room target", ""},
    {"react", "room target emoji on", ""},
    {"pin", "room target on", ""},
    {"configure", "room", "title topic archived newcomers newcomersLast keepDays keepMessages welcome"},
    {"invite", "room person", ""},
    {"expel", "room person", ""},
    {"create", "title", "private temporary offRecord"},
    {"direct", "person", ""},
    {"join", "room", ""},
    {"leave", "room", ""},
    {"profile", "", "away status receipts"},
    {"read", "room target", ""},
    {"search", "query", "room"},
    {"around", "room target", ""},
    {"end", "room", ""},
    {"ignore", "person on", ""},
    {"cut", "", ""},
    {"return", "", ""},
};

constexpr Word Sees[] = {
    {"messages", "room are", ""},
    {"room", "room", "topic archived title there"},
    {"pins", "room are", ""},
    {"members", "room are", ""},
    {"unread", "room count", ""},
    {"person", "person", "away status"},
    {"receipt", "room person target", ""},
    {"found", "are", ""},
};

constexpr char LineFields[] = "text author edited deleted reactions quote ignored";

QStringList words(const char *list)
{
    return QString::fromLatin1(list).split(u' ', Qt::SkipEmptyParts);
}

QString unknownIn(const QJsonObject &object, const QStringList &known)
{
    const QStringList fields = object.keys();
    const auto unknown = std::find_if(fields.cbegin(), fields.cend(),
                                      [&](const QString &field) { return !known.contains(field); });
    return unknown == fields.cend() ? QString() : QStringLiteral("nothing here is called ") + *unknown;
}

template <typename Words>
QString misspelt(const QJsonObject &step, const QString &verb, const Words &known)
{
    const QString word = step.value(verb).toString();
    const auto rule = std::find_if(std::begin(known), std::end(known),
                                   [&](const Word &one) { return word == QLatin1String(one.word); });
    if (rule == std::end(known))
        return QStringLiteral("there is no %1 \"%2\"").arg(verb, word);
    const QStringList needed = words(rule->needed);
    for (const QString &field : needed) {
        if (!step.contains(field))
            return QStringLiteral("%1 is missing").arg(field);
    }
    QStringList all = needed + words(rule->optional) + QStringList{QStringLiteral("who"), verb};
    if (verb == QLatin1String("do"))
        all += QStringLiteral("refused");
    else if (needed.size() + 2 == step.size() && !step.contains(u"are") && rule->optional[0] != '\0')
        return QStringLiteral("nothing is compared");
    return unknownIn(step, all);
}

QString misspeltLine(const QJsonArray &lines)
{
    for (const QJsonValue &line : lines) {
        if (const QString unknown = unknownIn(line.toObject(), words(LineFields)); !unknown.isEmpty())
            return unknown;
    }
    return {};
}

QString stranger(const QJsonObject &step, const QJsonArray &people)
{
    const QJsonValue who = step.value(u"who");
    QJsonArray named = who.isArray() ? who.toArray() : QJsonArray{who};
    if (named.isEmpty())
        return QStringLiteral("it is nobody's");
    if (step.contains(u"person"))
        named.append(step.value(u"person"));
    for (const QJsonValue &name : named) {
        if (!people.contains(name))
            return name.toString() + QStringLiteral(" does not take part");
    }
    return {};
}

QString misspeltStep(const QJsonObject &step, const QJsonArray &people)
{
    if (const QString name = stranger(step, people); !name.isEmpty())
        return name;
    const QString word = step.value(u"refused").toString();
    if (step.contains(u"refused") && refusalWord(refusalCode(word)) != word)
        return QStringLiteral("no refusal is called ") + word;
    if (step.contains(u"do"))
        return misspelt(step, QStringLiteral("do"), Does);
    const QString wrong = misspelt(step, QStringLiteral("sees"), Sees);
    return wrong.isEmpty() && step.value(u"sees") == QLatin1String("messages")
        ? misspeltLine(step.value(u"are").toArray())
        : wrong;
}

} // namespace

QString misspeltIn(const QJsonArray &scenario)
{
    const QJsonObject first = scenario.at(0).toObject();
    const QJsonArray people = first.value(u"people").toArray();
    const QString unknown = unknownIn(first, {QStringLiteral("people"), QStringLiteral("host")});
    if (!unknown.isEmpty() || people.isEmpty())
        return QStringLiteral("the first row says who takes part, and who of them is the host");
    for (qsizetype at = 1; at < scenario.size(); ++at) {
        const QString wrong = misspeltStep(scenario.at(at).toObject(), people);
        if (!wrong.isEmpty())
            return QStringLiteral("step %1: %2").arg(at).arg(wrong);
    }
    return {};
}

} // namespace Parlor
