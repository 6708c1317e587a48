// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/roomexport.h"

#include "server/protocol/eventcodec.h"
#include "server/protocol/jsonwriter.h"
#include "server/store/logfile.h"
#include "server/store/spanhtml.h"
#include "server/store/sqliteload.h"
#include "server/store/sqlitereader.h"
#include "server/store/sqliteschema.h"

#include <QDateTime>
#include <QFile>
#include <QTimeZone>
#include <QVariant>
#include <memory>

namespace Parlor {

namespace {

using Write = std::function<bool(const QByteArray &)>;

struct Source
{
    QString room;
    QString title;
    LogState state;
    RoomState holds;
};

/// One format: what stands before, for each event, and behind.
class Format
{
public:
    virtual ~Format() = default;
    virtual QByteArray head(const Source &source) const = 0;
    virtual QByteArray event(const Event &event) const = 0;
    virtual QByteArray foot() const { return {}; }
};

QString timeOf(const Event &event)
{
    return QDateTime::fromMSecsSinceEpoch(event.time, Qt::UTC).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

// No line of a text passes for a message of its own, and none acts in a terminal.
QString indented(const QString &text)
{
    QString lines;
    for (const QChar c : text) {
        const bool endsLine = (c >= u'\n' && c <= u'\r') || c == u'\x85' || c == u'\x2028' || c == u'\x2029';
        if (endsLine)
            lines += QLatin1String("\n    ");
        else if (c == u'\t' || c.category() != QChar::Other_Control)
            lines += c;
    }
    return lines;
}

QString saidIn(const Quote &quote)
{
    return quote.deleted ? QStringLiteral("(deleted)") : quote.text.simplified();
}

// How many have each emoji on the message.
QString countsOf(const Event &event)
{
    QStringList counts;
    for (const Reaction &reaction : event.reactions)
        counts.append(reaction.emoji + u' ' + QString::number(reaction.people.size()));
    return counts.join(QLatin1String(", "));
}

class JsonLines final : public Format
{
public:
    QByteArray head(const Source &source) const override
    {
        JsonWriter json;
        json.beginObject();
        json.field("parlorExport", 1);
        json.field("room", source.room);
        json.field("title", source.title);
        json.field("epoch", source.state.epoch);
        json.field("first", source.state.first);
        json.field("last", source.state.last);
        json.optionalField("topic", source.holds.topic);
        if (!source.holds.pins.isEmpty()) {
            json.key("pins");
            json.beginArray();
            for (const Seq pin : source.holds.pins)
                json.value(pin);
            json.endArray();
        }
        json.endObject();
        return json.take() + '\n';
    }
    QByteArray event(const Event &event) const override
    {
        JsonWriter json;
        json.beginObject();
        writeEventFields(json, event);
        json.endObject();
        return json.take() + '\n';
    }
};

class Text final : public Format
{
public:
    QByteArray head(const Source &source) const override
    {
        const QString topic = source.holds.topic.isEmpty() ? QString() : indented(source.holds.topic) + u'\n';
        return (source.title + u'\n' + topic + u'\n').toUtf8();
    }
    QByteArray event(const Event &event) const override
    {
        if (event.kind != EventKind::Message)
            return {};
        const QString text = event.deleted ? QStringLiteral("(deleted)") : indented(event.text);
        const QString mark = event.edited > 0 ? QStringLiteral(" (edited)") : QString();
        QString lines =
            timeOf(event) + QStringLiteral("  ") + event.author.name + QStringLiteral(": ") + text + mark;
        if (event.quote)
            lines += indented(QStringLiteral("\n(reply to ") + event.quote->name + QStringLiteral(": ")
                              + saidIn(*event.quote) + u')');
        if (!event.reactions.isEmpty())
            lines += indented(u'\n' + countsOf(event));
        return (lines + u'\n').toUtf8();
    }
};

class Html final : public Format
{
public:
    QByteArray head(const Source &source) const override
    {
        const QString title = spanHtml(source.title, {});
        return (QStringLiteral("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">"
                               "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                               "style-src 'unsafe-inline'\">"
                               "<meta name=\"viewport\" content=\"width=device-width\"><title>")
                + title
                + QStringLiteral(
                    "</title>\n<style>:root{color-scheme:light dark}"
                    "body{font:16px/1.5 system-ui,sans-serif;max-width:46em;margin:2em auto;"
                    "padding:0 1em;overflow-wrap:anywhere}article{margin:.6em 0}"
                    "header{font-weight:600}time,.gone{font-weight:400;opacity:.65}"
                    "time{margin-left:.6em;font-size:.85em}.gone{font-style:italic}"
                    ".block{display:block;white-space:pre-wrap;padding:.4em .6em;"
                    "background:#8882;border-radius:4px}"
                    "q{quotes:none;display:inline-block;border-left:3px solid #8888;padding-left:.6em}"
                    "</style></head>\n<body><h1>")
                + title + QStringLiteral("</h1>\n")
                + (source.holds.topic.isEmpty()
                       ? QString()
                       : QStringLiteral("<p>") + spanHtml(source.holds.topic, {}) + QStringLiteral("</p>\n")))
            .toUtf8();
    }
    QByteArray event(const Event &event) const override
    {
        if (event.kind != EventKind::Message)
            return {};
        const QString time = timeOf(event);
        const QString mark = event.edited > 0 ? QStringLiteral(" (edited)") : QString();
        const QString said = event.deleted ? QStringLiteral("<span class=\"gone\">(deleted)</span>")
                                           : spanHtml(event.text, event.spans);
        return (QStringLiteral("<article id=\"m") + QString::number(event.seq) + QStringLiteral("\"><header>")
                + spanHtml(event.author.name, {}) + QStringLiteral("<time>") + time + mark
                + QStringLiteral("</time></header>") + quoteIn(event) + QStringLiteral("<div>") + said
                + QStringLiteral("</div>") + reactionsOn(event) + QStringLiteral("</article>\n"))
            .toUtf8();
    }
    QByteArray foot() const override { return QByteArrayLiteral("</body></html>\n"); }

private:
    static QString quoteIn(const Event &event)
    {
        if (!event.quote)
            return {};
        return QStringLiteral("<small><a href=\"#m%1\">").arg(event.reply) + spanHtml(event.quote->name, {})
            + QStringLiteral("</a>: ") + spanHtml(saidIn(*event.quote), {}) + QStringLiteral("</small>");
    }
    static QString reactionsOn(const Event &event)
    {
        return event.reactions.isEmpty()
            ? QString()
            : QStringLiteral("<small>") + spanHtml(countsOf(event), {}) + QStringLiteral("</small>");
    }
};

std::unique_ptr<Format> makeFormat(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Html:
        return std::make_unique<Html>();
    case ExportFormat::JsonLines:
        return std::make_unique<JsonLines>();
    case ExportFormat::Text:
        return std::make_unique<Text>();
    }
    Q_UNREACHABLE();
}

std::optional<Source> findRoom(SqliteConnection &connection, const QString &room)
{
    // A room in which nothing was said has no log.
    QSqlQuery find = connection.prepare(QStringLiteral(
        "SELECT r.id, r.title, ifnull(l.epoch, ''), ifnull(l.last, 0) FROM (SELECT 'lobby' AS id, "
        "'Lobby' AS title WHERE 'lobby' NOT IN (SELECT id FROM rooms) UNION ALL "
        "SELECT id, title FROM rooms UNION ALL SELECT room, room FROM "
        "logs WHERE room <> 'lobby' AND room NOT IN (SELECT id FROM rooms)) r LEFT JOIN logs l ON "
        "l.room = r.id WHERE r.id = ? OR r.title = ? ORDER BY r.id = ? DESC LIMIT 1"));
    for (int i = 0; i < 3; ++i)
        find.bindValue(i, room);
    if (!find.exec() || !find.next())
        return std::nullopt;
    return Source{find.value(0).toString(),
                  find.value(1).toString(),
                  {find.value(2).toString(), 0, find.value(3).toLongLong()},
                  {}};
}

StoreProblem writeAll(SqliteReader &reader, Source source, const Format &format, const Write &write)
{
    constexpr int page = 500;
    const StoreProblem ended{StoreProblem::Reason::NotWritable, {}};
    Seq from = 0;
    for (bool isFirst = true, more = true; more; isFirst = false) {
        const LogPage read =
            reader.read({source.room, {LogRange::Place::After, from, page}, source.state.epoch});
        if (read.failed)
            return {StoreProblem::Reason::Damaged, {}};
        source.state.first = read.state.first;
        if (isFirst && !write(format.head(source)))
            return ended;
        for (const Event &event : read.events) {
            if (event.seq > source.state.last)
                return write(format.foot()) ? StoreProblem() : ended;
            if (const QByteArray bytes = format.event(event); !bytes.isEmpty() && !write(bytes))
                return ended;
            from = event.seq;
        }
        more = read.newer;
    }
    return write(format.foot()) ? StoreProblem() : ended;
}

} // namespace

std::optional<ExportFormat> exportFormat(QStringView word)
{
    if (word == QLatin1String("html"))
        return ExportFormat::Html;
    if (word == QLatin1String("jsonl"))
        return ExportFormat::JsonLines;
    if (word == QLatin1String("text"))
        return ExportFormat::Text;
    return std::nullopt;
}

StoreProblem exportRoom(const QString &folder, const QString &room, ExportFormat format, const Write &write)
{
    const QString file = logFile(folder);
    if (!QFile::exists(file))
        return {StoreProblem::Reason::NotThere, {}};
    std::optional<Source> source;
    {
        SqliteConnection connection;
        if (StoreProblem problem = connection.openToRead(file))
            return problem;
        if (StoreProblem problem = checkLog(connection))
            return problem;
        source = findRoom(connection, room);
        if (!source)
            return {StoreProblem::Reason::NotThere, room};
        QHash<QString, RoomState> states;
        if (StoreProblem problem = loadRoomStates(connection, states))
            return problem;
        source->holds = states.value(source->room);
    }
    SqliteReader reader(file);
    return writeAll(reader, *source, *makeFormat(format), write);
}

} // namespace Parlor
