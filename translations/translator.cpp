// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "translations/translator.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>

static void initTranslations()
{
    Q_INIT_RESOURCE(translations);
}

namespace Parlor {

QStringList Translator::languages()
{
    initTranslations();
    QStringList codes;
    for (const QString &file : QDir(QStringLiteral(":/i18n")).entryList({QStringLiteral("parlor_*.qm")}))
        codes.push_back(file.mid(7).chopped(3));
    return codes;
}

// The first wanted language that there is a catalogue of. QLocale::uiLanguages() goes from the exact to the
// general, and for Chinese names the script, which decides.
static QLocale choose(const QString &code)
{
    const QLocale wanted = code.isEmpty() ? QLocale::system() : QLocale(code);
    const QStringList available = Translator::languages();
    for (const QString &language : wanted.uiLanguages()) {
        const QLocale candidate(language);
        for (const QString &name : available) {
            const QLocale known(name);
            if (known.language() == candidate.language() && known.script() == candidate.script())
                return known.language() == wanted.language() ? wanted : known;
        }
    }
    return QLocale(QLocale::English);
}

Translator::Translator(QCoreApplication &application, const QString &code)
    : m_locale(choose(code))
{
    QLocale::setDefault(m_locale);
    if (m_qt.load(m_locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                  QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        application.installTranslator(&m_qt);
    for (const QString &name : languages()) {
        const QLocale known(name);
        if (known.language() == m_locale.language() && known.script() == m_locale.script()
            && m_own.load(QStringLiteral(":/i18n/parlor_%1.qm").arg(name)))
            application.installTranslator(&m_own);
    }
}

} // namespace Parlor
