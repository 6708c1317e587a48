// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/keptstate.h"

#include "server/protocol/messagecodec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <variant>

namespace Parlor {

namespace {

/// As on the wire, which is a form that later versions read, too.
QJsonValue lineToJson(const Outbox::Line &line)
{
    return std::visit([](const auto &one) { return QString::fromUtf8(encode(ClientMessage(one))); }, line);
}

void readLine(const QString &text, QVector<Outbox::Line> &lines)
{
    const auto decoded = decodeClient(text.toUtf8());
    if (const auto *message = std::get_if<ClientMessage>(&decoded)) {
        std::visit(
            [&lines](const auto &one) {
                if constexpr (std::is_constructible_v<Outbox::Line, decltype(one)>)
                    lines.append(one);
            },
            *message);
    }
}

} // namespace

QByteArray KeptState::toBytes() const
{
    if (ignored.isEmpty() && lines.isEmpty() && !receipts)
        return {};
    QJsonObject object{{QStringLiteral("person"), person}};
    object.insert(QStringLiteral("ignored"),
                  QJsonArray::fromStringList(QStringList(ignored.cbegin(), ignored.cend())));
    if (receipts)
        object.insert(QStringLiteral("receipts"), *receipts);
    QJsonArray waiting;
    for (const Outbox::Line &line : lines)
        waiting.append(lineToJson(line));
    object.insert(QStringLiteral("lines"), waiting);
    QJsonObject logs;
    for (auto epoch = epochs.cbegin(); epoch != epochs.cend(); ++epoch)
        logs.insert(epoch.key(), epoch.value());
    object.insert(QStringLiteral("epochs"), logs);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

KeptState KeptState::fromBytes(const QByteArray &bytes)
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    KeptState kept;
    kept.person = object.value(QLatin1String("person")).toString();
    const QJsonArray ignored = object.value(QLatin1String("ignored")).toArray();
    for (const QJsonValue &person : ignored)
        kept.ignored.insert(person.toString());
    const QJsonValue receipts = object.value(QLatin1String("receipts"));
    if (receipts.isBool())
        kept.receipts = receipts.toBool();
    const QJsonArray lines = object.value(QLatin1String("lines")).toArray();
    for (const QJsonValue &line : lines)
        readLine(line.toString(), kept.lines);
    const QJsonObject epochs = object.value(QLatin1String("epochs")).toObject();
    for (auto epoch = epochs.begin(); epoch != epochs.end(); ++epoch)
        kept.epochs.insert(epoch.key(), epoch.value().toString());
    return kept;
}

} // namespace Parlor
