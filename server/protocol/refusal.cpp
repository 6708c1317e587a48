// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/protocol/refusal.h"

#include <array>
#include <utility>

namespace Parlor {

static constexpr std::array words{
    std::pair{RefusalCode::Malformed, "malformed"},
    std::pair{RefusalCode::UnknownType, "unknown-type"},
    std::pair{RefusalCode::BadField, "bad-field"},
    std::pair{RefusalCode::HelloFirst, "hello-first"},
    std::pair{RefusalCode::SecondHello, "second-hello"},
    std::pair{RefusalCode::Version, "version"},
    std::pair{RefusalCode::NameEmpty, "name-empty"},
    std::pair{RefusalCode::NameTooLong, "name-too-long"},
    std::pair{RefusalCode::NameCharacters, "name-characters"},
    std::pair{RefusalCode::NameReserved, "name-reserved"},
    std::pair{RefusalCode::NameTaken, "name-taken"},
    std::pair{RefusalCode::TextEmpty, "text-empty"},
    std::pair{RefusalCode::TextTooLong, "text-too-long"},
    std::pair{RefusalCode::NoSuchMessage, "no-such-message"},
    std::pair{RefusalCode::NotYours, "not-yours"},
    std::pair{RefusalCode::TooLate, "too-late"},
    std::pair{RefusalCode::NotInRoom, "not-in-room"},
    std::pair{RefusalCode::NoSuchRoom, "no-such-room"},
    std::pair{RefusalCode::RoomTaken, "room-taken"},
    std::pair{RefusalCode::TooManyRooms, "too-many-rooms"},
    std::pair{RefusalCode::CannotLeave, "cannot-leave"},
    std::pair{RefusalCode::RateLimited, "rate-limited"},
    std::pair{RefusalCode::NotSaved, "not-saved"},
    std::pair{RefusalCode::Stopping, "stopping"},
    std::pair{RefusalCode::NotAllowed, "not-allowed"},
    std::pair{RefusalCode::Archived, "archived"},
    std::pair{RefusalCode::TooManyReactions, "too-many-reactions"},
    std::pair{RefusalCode::TooManyPins, "too-many-pins"},
    std::pair{RefusalCode::NoSuchPerson, "no-such-person"},
    std::pair{RefusalCode::BadQuery, "bad-query"},
};

QString refusalWord(RefusalCode code)
{
    for (const auto &[known, word] : words) {
        if (known == code)
            return QString::fromLatin1(word);
    }
    return {};
}

RefusalCode refusalCode(QStringView word)
{
    for (const auto &[code, known] : words) {
        if (word == QLatin1String(known))
            return code;
    }
    return RefusalCode::Malformed;
}

} // namespace Parlor
