// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/outbox.h"

#include "client/core/refusalpause.h"

#include <QRandomGenerator>
#include <algorithm>
#include <array>

namespace Parlor {

using std::chrono::milliseconds;

namespace {

constexpr milliseconds DefaultPause{2'000};   // where the server names none
constexpr milliseconds LongestPause{600'000}; // a server may be hostile, or wrong

} // namespace

/// 128 bits, so that nobody's ids ever meet, in the alphabet of the wire.
QString Outbox::makeId()
{
    std::array<quint32, 4> numbers{};
    QRandomGenerator::system()->generate(numbers.begin(), numbers.end());
    const QByteArray bytes(reinterpret_cast<const char *>(numbers.data()), sizeof numbers);
    return QString::fromLatin1(
        bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

Post Outbox::addPost(const QString &room, const QString &text, Seq reply)
{
    const Post post{makeId(), room, text, reply};
    m_lines.append(post);
    return post;
}

Edit Outbox::addEdit(const QString &room, Seq target, const QString &text)
{
    const Edit edit{makeId(), room, target, text};
    m_lines.append(edit);
    return edit;
}

Delete Outbox::addDelete(const QString &room, Seq target)
{
    const Delete deletion{makeId(), room, target};
    m_lines.append(deletion);
    return deletion;
}

React Outbox::addReact(const QString &room, Seq target, const QString &emoji, bool on)
{
    const React react{makeId(), room, target, emoji, on};
    m_lines.append(react);
    return react;
}

std::optional<Outbox::Line> Outbox::next(milliseconds now)
{
    if (m_lines.isEmpty() || !m_underWay.isEmpty())
        return std::nullopt;
    if (m_pausedUntil && now < *m_pausedUntil)
        return std::nullopt;
    m_pausedUntil.reset();
    m_underWay = idOf(m_lines.constFirst());
    return m_lines.constFirst();
}

void Outbox::cut()
{
    m_underWay.clear();
}

bool Outbox::acknowledge(const QString &id)
{
    const qsizetype index = find(id);
    if (index < 0)
        return false;
    m_lines.removeAt(index);
    if (m_underWay == id)
        m_underWay.clear();
    return true;
}

Outbox::Verdict Outbox::refuse(const QString &id, RefusalCode code, std::optional<milliseconds> retryAfter,
                               milliseconds now)
{
    const QString refused = id.isEmpty() ? m_underWay : id;
    const qsizetype index = find(refused);
    if (index < 0)
        return Verdict::NotOurs;
    if (m_underWay == refused)
        m_underWay.clear();
    if (isPassing(code)) {
        m_pausedUntil = now + std::clamp(retryAfter.value_or(DefaultPause), milliseconds(1), LongestPause);
        return Verdict::Later;
    }
    m_lines.removeAt(index);
    return Verdict::Failed;
}

bool Outbox::remove(const QString &id)
{
    const qsizetype index = find(id);
    if (index < 0 || id == m_underWay)
        return false;
    m_lines.removeAt(index);
    return true;
}

template <typename Goes>
QVector<Outbox::Line> Outbox::takeIf(const Goes &goes)
{
    QVector<Line> taken;
    m_lines.removeIf([&](const Line &line) {
        const bool isTaken = goes(line);
        if (isTaken)
            taken.append(line);
        return isTaken;
    });
    if (!contains(m_underWay))
        m_underWay.clear();
    return taken;
}

QVector<Outbox::Line> Outbox::takeRoom(const QString &room)
{
    return takeIf([&](const Line &line) { return roomIn(line) == room && idOf(line) != m_underWay; });
}

QVector<Outbox::Line> Outbox::takeChanges(const QString &room)
{
    for (Line &line : m_lines) {
        if (Post *const post = std::get_if<Post>(&line); post && post->room == room)
            post->reply = 0;
    }
    return takeIf(
        [&room](const Line &line) { return !std::holds_alternative<Post>(line) && roomIn(line) == room; });
}

void Outbox::clear()
{
    m_lines.clear();
    m_underWay.clear();
    m_pausedUntil.reset();
}

bool Outbox::contains(const QString &id) const
{
    return find(id) >= 0;
}

QString Outbox::roomOf(const QString &id) const
{
    const qsizetype index = find(id);
    return index < 0 ? QString() : roomIn(m_lines.at(index));
}

QString Outbox::typedOf(const QString &id) const
{
    const qsizetype index = find(id);
    return index < 0 ? QString() : typedIn(m_lines.at(index));
}

QString Outbox::idOf(const Line &line)
{
    return std::visit([](const auto &one) { return one.id; }, line);
}

QString Outbox::roomIn(const Line &line)
{
    return std::visit([](const auto &one) { return one.room; }, line);
}

QString Outbox::typedIn(const Line &line)
{
    if (const auto *post = std::get_if<Post>(&line))
        return post->text;
    const auto *edit = std::get_if<Edit>(&line);
    return edit ? edit->text : QString();
}

QString Outbox::typeOf(const Line &line)
{
    static constexpr std::array<const char *, std::variant_size_v<Line>> types{"post", "edit", "delete",
                                                                               "react"};
    return QLatin1String(types.at(line.index()));
}

qsizetype Outbox::find(const QString &id) const
{
    const auto it =
        std::find_if(m_lines.cbegin(), m_lines.cend(), [&id](const Line &line) { return idOf(line) == id; });
    return it == m_lines.cend() ? -1 : it - m_lines.cbegin();
}

} // namespace Parlor
