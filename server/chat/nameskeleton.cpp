// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/nameskeleton.h"

#include <unicode/uspoof.h>

namespace Parlor {

namespace {

QString withoutInvisible(const QString &text)
{
    QString visible;
    visible.reserve(text.size());
    for (const QChar c : text) {
        if (!c.isSpace() && c.category() != QChar::Other_Format)
            visible.append(c);
    }
    return visible;
}

} // namespace

NameSkeleton::NameSkeleton()
{
    UErrorCode error = U_ZERO_ERROR;
    m_checker.reset(uspoof_open(&error));
    if (U_FAILURE(error)) {
        qCritical("Look-alike names cannot be found: %s", u_errorName(error));
        m_checker.reset();
    }
}

NameSkeleton::~NameSkeleton() = default;

void NameSkeleton::Close::operator()(USpoofChecker *checker) const
{
    uspoof_close(checker);
}

QStringList NameSkeleton::keys(QStringView name) const
{
    const QString plain = withoutInvisible(name.toString().normalized(QString::NormalizationForm_KC));
    const QString asSeen = skeleton(plain).toCaseFolded();
    const QString asRead = skeleton(plain.toCaseFolded()).toCaseFolded();
    return asSeen == asRead ? QStringList{asSeen} : QStringList{asSeen, asRead};
}

QString NameSkeleton::skeleton(const QString &text) const
{
    if (!m_checker)
        return text;
    QString result(text.size() * 4 + 16, Qt::Uninitialized);
    for (int attempt = 0; attempt < 2; ++attempt) {
        UErrorCode error = U_ZERO_ERROR;
        const int32_t length = uspoof_getSkeleton(
            m_checker.get(), 0, reinterpret_cast<const UChar *>(text.utf16()), int32_t(text.size()),
            reinterpret_cast<UChar *>(result.data()), int32_t(result.size()), &error);
        result.resize(length);
        result.squeeze(); // it is kept for as long as the name is
        if (U_SUCCESS(error))
            return result;
        if (error != U_BUFFER_OVERFLOW_ERROR)
            break;
    }
    return text;
}

} // namespace Parlor
