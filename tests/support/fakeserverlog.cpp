// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/protocol/amendment.h"
#include "tests/support/fakeserver.h"

#include <algorithm>

// What a FakeServer writes down, and reads again.

namespace Parlor {

// Null: nobody wrote a line of that id.
const Event *FakeServer::written(QWebSocket *socket, const QString &room, const QString &id) const
{
    const auto found = m_rooms.constFind(room);
    if (found == m_rooms.constEnd())
        return nullptr;
    const QString author = m_peers.value(socket).person.id;
    const auto event = std::find_if(found->events.cbegin(), found->events.cend(), [&](const Event &one) {
        return one.id == id && one.author.id == author;
    });
    return event == found->events.cend() ? nullptr : &*event;
}

void FakeServer::answer(QWebSocket *socket, const Post &post)
{
    if (refuseLine(socket, QStringLiteral("post"), post.id))
        return;
    const Event *before = written(socket, post.room, post.id);
    const bool again = before != nullptr;
    const Event event =
        again ? *before : append(post.room, m_peers[socket].person, post.id, post.text, post.reply);
    if (script.acknowledges)
        tell(socket, Ack{post.id, post.room, event.seq, event.time});
    if (!again)
        deliver(event);
}

void FakeServer::answer(QWebSocket *socket, const Edit &edit)
{
    if (!refuseLine(socket, QStringLiteral("edit"), edit.id))
        change(socket, edit.room, edit.id, edit.target, edit.text);
}

void FakeServer::answer(QWebSocket *socket, const Delete &deletion)
{
    if (!refuseLine(socket, QStringLiteral("delete"), deletion.id))
        change(socket, deletion.room, deletion.id, deletion.target, {});
}

void FakeServer::change(QWebSocket *socket, const QString &room, const QString &id, Seq target,
                        const QString &text)
{
    const Event *before = written(socket, room, id);
    const bool again = before != nullptr;
    const Event event = again ? *before : appendChange(room, m_peers[socket].person, id, target, text);
    if (script.acknowledges)
        tell(socket, Ack{id, room, event.seq, event.time});
    if (!again)
        deliver(event);
}

void FakeServer::answer(QWebSocket *socket, const React &react)
{
    if (refuseLine(socket, QStringLiteral("react"), react.id))
        return;
    const Event *before = written(socket, react.room, react.id);
    const bool again = before != nullptr;
    Event event;
    event.kind = EventKind::React;
    event.target = react.target;
    event.emoji = react.emoji;
    event.on = react.on;
    event = again ? *before : appendMark(react.room, m_peers[socket].person, react.id, event);
    if (script.acknowledges)
        tell(socket, Ack{react.id, react.room, event.seq, event.time});
    if (!again)
        deliver(event);
}

void FakeServer::answer(QWebSocket *socket, const Pin &pin)
{
    if (refuseRequest(socket, QStringLiteral("pin"), pin.id, pin.room))
        return;
    Event event;
    event.kind = EventKind::Pin;
    event.target = pin.target;
    event.on = pin.on;
    event = appendMark(pin.room, m_peers[socket].person, pin.id, event);
    tell(socket, Ack{pin.id, pin.room, event.seq, event.time});
    deliver(event);
}

Event FakeServer::amend(const QString &room, const Person &author, Seq target, const QString &text)
{
    const Event event = appendChange(room, author, {}, target, text);
    deliver(event);
    return event;
}

Event FakeServer::mark(const QString &room, const Person &author, Event mark)
{
    mark = appendMark(room, author, {}, mark);
    deliver(mark);
    return mark;
}

void FakeServer::answer(QWebSocket *socket, const GetHistory &ask)
{
    if (!script.answersHistory)
        return;
    if (!historyRefusals.empty()) {
        Refusal refusal = historyRefusals.front();
        historyRefusals.pop_front();
        refusal.re = QStringLiteral("history");
        refusal.room = ask.room;
        tell(socket, refusal);
        return;
    }
    const Room &room = m_rooms[ask.room];
    Page page;
    page.room = ask.room;
    page.epoch = room.info.epoch;
    page.first = room.info.first;
    page.before = ask.before;
    page.after = ask.after;
    page.around = ask.around;
    page.at = ask.at;
    page.pinned = ask.pinned;
    fill(page, ask, room);
    tell(socket, page);
}

/// The events of the place that is asked for.
void FakeServer::fill(Page &page, const GetHistory &ask, const Room &room)
{
    const Events &log = room.events;
    if (ask.pinned) {
        for (const Seq pin : room.pins)
            page.events.append(log.at(pin - log.constFirst().seq));
        return;
    }
    const auto from = [&log](const auto &isThere) {
        return std::find_if(log.cbegin(), log.cend(), isThere) - log.cbegin();
    };
    qsizetype begin = 0;
    qsizetype end = log.size();
    if (ask.after) {
        begin = from([&ask](const Event &event) { return event.seq > *ask.after; });
        end = std::min(end, begin + ask.limit);
    } else if (ask.around) {
        begin = std::max<qsizetype>(
            from([&ask](const Event &event) { return event.seq >= *ask.around; }) - ask.limit / 2, 0);
        end = std::min(end, begin + ask.limit);
    } else if (ask.at) {
        begin = from([&ask](const Event &event) { return event.time >= *ask.at; });
        end = std::min(end, begin + ask.limit);
    } else {
        if (ask.before > 0)
            end = from([&ask](const Event &event) { return event.seq >= ask.before; });
        begin = std::max<qsizetype>(end - ask.limit, 0);
    }
    page.events = log.mid(begin, end - begin);
    page.more = begin > 0;
    page.newer = end < log.size();
}

void FakeServer::answer(QWebSocket *socket, const Search &search)
{
    if (!script.answersSearch || refuseRequest(socket, QStringLiteral("search"), search.id, search.room))
        return;
    Found found;
    found.id = search.id;
    for (const QString &id : std::as_const(m_peers[socket].rooms)) {
        for (const Event &event : std::as_const(m_rooms[id].events)) {
            if (event.kind == EventKind::Message && event.text.contains(search.query)
                && (search.room.isEmpty() || search.room == id)
                && (search.before == 0 || event.time < search.before))
                found.events.append(event);
        }
    }
    std::sort(found.events.begin(), found.events.end(),
              [](const Event &a, const Event &b) { return a.time > b.time; });
    found.lag = script.searchLag;
    found.events = found.events.mid(std::min(qsizetype(script.searchLag), found.events.size()));
    found.more = found.events.size() > search.limit;
    found.events = found.events.mid(0, search.limit);
    tell(socket, found);
}

Event FakeServer::append(const QString &roomId, const Person &author, const QString &id, const QString &text,
                         Seq reply)
{
    Room &room = m_rooms[roomId];
    Event event;
    event.room = roomId;
    event.epoch = room.info.epoch;
    event.prev = room.info.last;
    event.seq = room.info.last + 1;
    event.id = id;
    event.author = author;
    event.time = 1'767'225'600'000 + event.seq;
    event.text = text;
    for (const Event &original : std::as_const(room.events)) {
        if (original.seq == reply && original.kind == EventKind::Message) {
            event.reply = reply;
            event.quote = quoteOf(original);
        }
    }
    room.events.append(event);
    room.info.last = event.seq;
    if (room.info.first == 0)
        room.info.first = event.seq;
    return event;
}

/// What is kept of a message, and what is told of its edits, is as it is by now.
Event FakeServer::appendChange(const QString &roomId, const Person &author, const QString &id, Seq target,
                               const QString &text)
{
    const Seq seq = append(roomId, author, id, text).seq;
    Event made;
    for (Event &event : m_rooms[roomId].events) {
        if (event.seq == seq) {
            event.kind = text.isEmpty() ? EventKind::Delete : EventKind::Edit;
            event.target = target;
            made = event;
        } else if (event.seq == target || event.target == target) {
            event.text = event.kind == EventKind::Delete ? QString() : text;
        }
        if (event.seq == target) {
            event.edited = text.isEmpty() ? 0 : seq;
            event.deleted = text.isEmpty();
        }
    }
    return made;
}

/// What stands beside messages: reactions, pins, topic and the like.
Event FakeServer::appendMark(const QString &roomId, const Person &author, const QString &id,
                             const Event &mark)
{
    Event event = append(roomId, author, id, mark.text);
    event.kind = mark.kind;
    event.target = mark.target;
    event.emoji = mark.emoji;
    event.on = mark.on;
    event.subject = mark.subject;
    Room &room = m_rooms[roomId];
    room.events.last() = event;
    if (event.kind == EventKind::Pin) {
        room.pins.removeAll(event.target);
        if (event.on)
            room.pins.append(event.target);
    } else if (event.kind == EventKind::React) {
        for (Event &message : room.events) {
            if (message.seq == event.target)
                amendMessage(message, event);
        }
    }
    return event;
}

} // namespace Parlor
