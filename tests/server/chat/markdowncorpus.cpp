// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/server/chat/markdowncorpus.h"

#include "tests/support/testdata.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace Parlor {

// By SpanKind.
static const QStringList &words()
{
    static const QStringList all{QStringLiteral("bold"),       QStringLiteral("italic"),
                                 QStringLiteral("strike"),     QStringLiteral("code"),
                                 QStringLiteral("code-block"), QStringLiteral("quote"),
                                 QStringLiteral("link"),       QStringLiteral("mention")};
    return all;
}

QString spanWord(SpanKind kind)
{
    return words().at(int(kind));
}

static Span readSpan(const QJsonObject &json, const QString &where)
{
    const qsizetype kind = words().indexOf(json[QLatin1String("kind")].toString());
    if (kind < 0)
        qFatal("%s: unknown kind of span", qPrintable(where));
    return {SpanKind(kind), json[QLatin1String("start")].toInt(-1), json[QLatin1String("length")].toInt(-1),
            json[QLatin1String("target")].toString()};
}

static MarkdownCase readCase(const QString &file, const QJsonObject &json)
{
    MarkdownCase result;
    result.file = file;
    result.name = json[QLatin1String("name")].toString();
    const QString where = file + u'/' + result.name;
    const QJsonValue typed = json[QLatin1String("typed")];
    const QJsonValue text = json[QLatin1String("text")];
    const QJsonValue spans = json[QLatin1String("spans")];
    if (result.name.isEmpty() || !typed.isString() || !text.isString() || !spans.isArray())
        qFatal("%s: a field is missing", qPrintable(where));
    result.typed = typed.toString();
    result.expected.text = text.toString();
    for (const QJsonValue span : spans.toArray())
        result.expected.spans.append(readSpan(span.toObject(), where));
    const QJsonObject people = json[QLatin1String("people")].toObject();
    for (auto person = people.begin(); person != people.end(); ++person)
        result.people.insert(person.key(), person.value().toString());
    return result;
}

MentionLookup MarkdownCase::lookup() const
{
    return [all = people](QStringView asked) { return all.value(asked.toString()); };
}

QVector<MarkdownCase> markdownCorpus()
{
    QVector<MarkdownCase> result;
    const QDir folder(QStringLiteral(PARLOR_TEST_DATA) + QLatin1String("/markdown"));
    for (const QString &fileName : folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        const QJsonArray rows = readTestData(qPrintable(QLatin1String("markdown/") + fileName));
        for (const QJsonValue value : rows)
            result.append(readCase(fileName.chopped(5), value.toObject()));
    }
    return result;
}

} // namespace Parlor
