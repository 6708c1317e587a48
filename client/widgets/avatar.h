// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class QFont;
class QPainter;
class QRectF;

namespace Parlor {

struct Person;
struct Theme;

/// One or two letters that stand for a name: "Alex Kim" is AK, a Chinese name its first character.
QString initials(const QString &name);
/// The round picture of a person: initials on the person's colour.
void paintAvatar(QPainter &painter, const QRectF &rect, const Person &person, const Theme &theme,
                 const QFont &font);

} // namespace Parlor
