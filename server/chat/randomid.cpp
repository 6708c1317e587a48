// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/randomid.h"

#include <QByteArray>
#include <QRandomGenerator>

namespace Parlor {

QString randomId(int bytes)
{
    constexpr int wordBytes = int(sizeof(quint32));
    QByteArray random;
    random.reserve(bytes + wordBytes);
    while (random.size() < bytes) {
        const quint32 word = QRandomGenerator::system()->generate();
        random.append(reinterpret_cast<const char *>(&word), wordBytes);
    }
    random.truncate(bytes);
    return QString::fromLatin1(
        random.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

} // namespace Parlor
