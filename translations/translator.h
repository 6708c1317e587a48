// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QLocale>
#include <QString>
#include <QStringList>
#include <QTranslator>

class QCoreApplication;

namespace Parlor {

/// The catalogues of one language, built into the program. GUI thread; they take themselves off the
/// application when it is destroyed.
class Translator final
{
    Q_DISABLE_COPY_MOVE(Translator)

public:
    /// @p code: "en", "zh_TW", "zh-Hant"...; empty: the system's languages in their order. A language that
    /// there is no catalogue of means English.
    Translator(QCoreApplication &application, const QString &code);

    /// The locale in use, for dates and numbers as well.
    const QLocale &locale() const { return m_locale; }

    /// The codes that there are catalogues of.
    static QStringList languages();

private:
    QLocale m_locale;
    QTranslator m_own;
    QTranslator m_qt; ///< the words of Qt's own dialogs, where the system has them
};

} // namespace Parlor
