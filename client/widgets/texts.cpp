// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/texts.h"

#include "client/core/roommodel.h"
#include "client/core/slashrunner.h"
#include "client/core/timelinemodel.h"
#include "server/protocol/protocolinfo.h"

#include <QDateTime>
#include <QLocale>

namespace Parlor {

QString Texts::refusal(const Refusal &refusal)
{
    switch (refusal.code) {
    case RefusalCode::NameEmpty:
        return tr("Type a name first.");
    case RefusalCode::NameTooLong:
        return refusal.limit
            ? tr("That name is too long. Use at most %n characters.", nullptr, *refusal.limit)
            : tr("That name is too long. Choose a shorter one.");
    case RefusalCode::NameCharacters:
        return tr("That name has characters that cannot be seen. Type it again with letters and digits.");
    case RefusalCode::NameReserved:
        return tr("That name is kept for the program itself. Choose another one.");
    case RefusalCode::NameTaken:
        return refusal.suggestion.isEmpty()
            ? tr("Somebody here has that name, or one that looks like it. Choose another one.")
            : tr("Somebody here has that name, or one that looks like it. %1 is free.")
                  .arg(isolated(refusal.suggestion));
    case RefusalCode::TextTooLong:
        return refusal.limit
            ? tr("Not sent: at most %n characters fit into one message.", nullptr, *refusal.limit)
            : tr("Not sent: the message is too long.");
    case RefusalCode::RoomTaken:
        return tr("There is a room of that name already. Join it, or choose another name.");
    case RefusalCode::TooManyRooms:
        return tr("There are as many rooms as the host allows. Use one of them.");
    case RefusalCode::NoSuchRoom:
        return tr("That room does not exist any more.");
    case RefusalCode::NoSuchMessage:
        return tr("That message is not there any more.");
    case RefusalCode::NotYours:
        return tr("Only whoever wrote a message may change it.");
    case RefusalCode::TooLate:
        return tr("It is too late to change that message.");
    case RefusalCode::NotInRoom:
        return tr("You are not in that room. Join it first.");
    case RefusalCode::CannotLeave:
        return tr("Everybody is in this room. To go, leave the chat.");
    case RefusalCode::RateLimited:
        return tr("That was too fast. Wait a moment and try again.");
    case RefusalCode::NotSaved:
        return tr("The host could not save it, so nothing was sent. Try again, or tell the host that the "
                  "disk may be full.");
    case RefusalCode::Stopping:
        return tr("The host is stopping the chat.");
    case RefusalCode::TextEmpty:
        return tr("There is nothing to send. Type something first.");
    case RefusalCode::NotAllowed:
        return tr("Only whoever made this room, or the host, may do that.");
    case RefusalCode::Archived:
        return tr("This room is archived: it can be read, but nothing new can be said in it.");
    case RefusalCode::TooManyReactions:
        return tr("There are as many reactions on that message as the host allows.");
    case RefusalCode::TooManyPins:
        return tr("There are as many pinned messages in this room as there may be. Unpin another one first.");
    case RefusalCode::NoSuchPerson:
        return tr("There is nobody of that name here.");
    case RefusalCode::BadQuery:
        return refusal.field.isEmpty()
            ? tr("That search cannot be understood. Try other words.")
            : tr("That search cannot be understood. Change this part of it: %1").arg(isolated(refusal.field));
    case RefusalCode::Version:
        return refusal.update == QLatin1StringView("server") ? ending(EndReason::ServerTooOld)
                                                             : ending(EndReason::ClientTooOld);
    case RefusalCode::Malformed:
    case RefusalCode::UnknownType:
    case RefusalCode::BadField:
    case RefusalCode::HelloFirst:
    case RefusalCode::SecondHello:
        break;
    }
    return tr("The host did not understand this program. Update Parlor on both sides.");
}

QString Texts::reason(RefusalCode code)
{
    switch (code) {
    case RefusalCode::TextTooLong:
        return tr("it is too long");
    case RefusalCode::TextEmpty:
        return tr("there is nothing to be seen in it");
    case RefusalCode::NotInRoom:
        return tr("you are not in this room");
    case RefusalCode::NoSuchRoom:
        return tr("the room does not exist any more");
    case RefusalCode::RateLimited:
        return tr("too many messages in a short time");
    case RefusalCode::NotSaved:
        return tr("the host could not save it");
    case RefusalCode::Stopping:
        return tr("the host is stopping the chat");
    case RefusalCode::Archived:
        return tr("the room is archived");
    default:
        return tr("the host refused it");
    }
}

QString Texts::ending(EndReason reason, ConnectionFailure failure)
{
    if (reason == EndReason::Unreachable) {
        switch (failure) {
        case ConnectionFailure::HostNotFound:
            return tr("There is no computer of that name here. Check the spelling, or use the address with "
                      "numbers.");
        case ConnectionFailure::NothingListens:
            return tr("That computer is there, but nobody hosts a chat at this address. Check the number "
                      "behind the colon.");
        case ConnectionFailure::NoRoute:
            return tr("There is no way to that address. Check that you are on the same network as the host.");
        case ConnectionFailure::Untrusted:
            return tr("The connection could not be made safe. Ask the host for the right address.");
        default:
            break;
        }
    }
    switch (reason) {
    case EndReason::None:
    case EndReason::Left:
        return {};
    case EndReason::Unreachable:
        return tr(
            "Nobody answers at this address. Check it, and that you are on the same network as the host.");
    case EndReason::NotParlor:
        return tr("Something else than Parlor answers at this address. Check the address and the number "
                  "behind the colon.");
    case EndReason::ClientTooOld:
        return tr("The host uses a newer Parlor. Update this program to join.");
    case EndReason::ServerTooOld:
        return tr("The host uses an older Parlor. Ask the host to update it.");
    case EndReason::Refused:
        return tr("The host does not let you in. Ask the host why.");
    case EndReason::HostStopped:
        return tr("The host has ended this chat.");
    }
    return {};
}

QString Texts::notice(const Notice &notice)
{
    if (notice.code == QLatin1StringView("stopping"))
        return tr("The host is about to stop the chat.");
    if (notice.code == QLatin1StringView("log-failed"))
        return tr(
            "The host cannot save messages at the moment. What is not sent waits or comes back to you.");
    if (notice.code == QLatin1StringView("log-recovered"))
        return tr("The host can save messages again.");
    if (notice.code == QLatin1StringView("local-page"))
        return tr("A page opened from this computer's disk has joined: %1").arg(isolated(notice.subject));
    return {}; // from a newer host: nothing that this version could say
}

QString Texts::slash(const SlashResult &result)
{
    switch (result.kind) {
    case SlashResult::ShowHelp:
        return tr("/nick NAME takes another name, /join ROOM enters or makes a room, /leave leaves it, "
                  "/shrug shrugs. "
                  "Begin with // to send a line that begins with /.");
    case SlashResult::UnknownCommand:
        return tr("There is no command /%1. Type /help to see them, or begin with // to send the line as it "
                  "is.")
            .arg(isolated(result.name));
    case SlashResult::ArgumentMissing:
        return tr("The command /%1 needs a name or a text behind it.").arg(isolated(result.name));
    case SlashResult::NoSuchRoom:
        return tr("You are in no room of that name: %1").arg(isolated(result.argument));
    case SlashResult::NoSuchPerson:
        return tr("There is nobody called %1 here.").arg(isolated(result.argument));
    case SlashResult::Done:
    case SlashResult::ShowRoom:
    case SlashResult::ShowFound:
        break;
    }
    return {};
}

QString Texts::state(SessionState state)
{
    switch (state) {
    case SessionState::Idle:
    case SessionState::Ended:
        return tr("Not connected");
    case SessionState::Connecting:
    case SessionState::Joining:
        return tr("Connecting…");
    case SessionState::NameNeeded:
        return tr("Needs another name");
    case SessionState::Online:
        return tr("Online");
    case SessionState::Waiting:
        return tr("Reconnecting…");
    }
    return {};
}

QString Texts::typing(const QStringList &names)
{
    switch (names.size()) {
    case 0:
        return {};
    case 1:
        return tr("%1 is writing…").arg(isolated(names.at(0)));
    case 2:
        return tr("%1 and %2 are writing…").arg(isolated(names.at(0)), isolated(names.at(1)));
    default:
        return tr("%n people are writing…", nullptr, int(names.size()));
    }
}

QString Texts::day(const QDateTime &time, const QDateTime &now)
{
    const qint64 ago = time.date().daysTo(now.date());
    if (ago == 0)
        return tr("Today");
    if (ago == 1)
        return tr("Yesterday");
    return QLocale().toString(time.date(), QLocale::LongFormat);
}

QString Texts::roomTitle(const QModelIndex &room)
{
    if (room.data(RoomModel::IdRole).toString() == QLatin1StringView(LobbyId))
        return tr("Lobby");
    return room.data(RoomModel::TitleRole).toString();
}

QString Texts::clock(const QDateTime &time)
{
    const QLocale locale;
    QString format = locale.timeFormat(QLocale::ShortFormat);
    // CLDR's "B", a period of the day as in "1:41 in the morning", is more than Qt can write: it prints the
    // letter.
    if (format.contains(u'B'))
        format = QStringLiteral("HH:mm");
    return locale.toString(time.time(), format);
}

QString Texts::editedAt(const QString &clock)
{
    return tr("%1 (edited)", "time of a message").arg(clock);
}

QString Texts::deleted()
{
    return tr("This message was deleted.");
}

QString Texts::spoken(const TimelineItem &item)
{
    QString time = clock(QDateTime::fromMSecsSinceEpoch(item.event.time));
    if (item.event.edited > 0)
        time = editedAt(time);
    const QString name = isolated(item.event.author.name);
    if (item.event.deleted) {
        const QString said = tr("%1, %2: %3").arg(name, time, deleted());
        return item.state == SendState::Waiting ? said + u' ' + tr("Waiting to be sent") : said;
    }
    switch (item.state) {
    case SendState::Waiting:
        return tr("%1, %2: %3. Waiting to be sent.").arg(name, time, item.event.text);
    case SendState::Failed:
        return tr("%1, %2: %3. Not sent: %4.").arg(name, time, item.event.text, reason(item.refusal));
    case SendState::Sent:
        break;
    }
    return tr("%1, %2: %3").arg(name, time, item.event.text);
}

QString Texts::isolated(const QString &name)
{
    QString plain;
    plain.reserve(name.size() + 2);
    bool rightToLeft = false;
    for (const QChar letter : name) {
        const ushort code = letter.unicode();
        const bool control = code < 0x20 || code == 0x7F || (code >= 0x200E && code <= 0x200F)
            || (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) || code == 0x061C;
        if (!control)
            plain += letter;
        rightToLeft |= letter.direction() == QChar::DirR || letter.direction() == QChar::DirAL;
    }
    if (!rightToLeft)
        return plain;
    return QChar(0x2068) + plain + QChar(0x2069); // first strong isolate ... pop
}

} // namespace Parlor
