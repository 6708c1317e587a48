// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/copyactions.h"

#include <QDate>
#include <QDir>
#include <QFileDialog>
#include <QMenu>
#include <QStandardPaths>

namespace Parlor {

namespace {

QString suffixOf(CopyFormat format)
{
    switch (format) {
    case CopyFormat::Html:
        return QStringLiteral("html");
    case CopyFormat::Text:
        return QStringLiteral("txt");
    case CopyFormat::JsonLines:
        break;
    }
    return QStringLiteral("jsonl");
}

/// A title as a file's name: what no file system takes is left out.
QString fileName(const QString &title, const QString &suffix)
{
    QString name;
    for (const QChar letter : title.simplified()) {
        const bool isTaken = letter.isLetterOrNumber() || letter == u' ' || letter == u'-' || letter == u'_';
        name += isTaken ? letter : QChar(u'-');
    }
    constexpr int longest = 60;
    name = name.left(longest).trimmed();
    const QString day = QDate::currentDate().toString(Qt::ISODate);
    return (name.isEmpty() ? QStringLiteral("parlor") : name) + u' ' + day + u'.' + suffix;
}

} // namespace

CopyActions::CopyActions(QWidget *window)
    : QObject(window)
    , m_window(window)
{ }

void CopyActions::setRoom(const QString &room, const QString &title, bool canBeExported)
{
    m_room = room;
    m_title = title;
    m_canBeExported = canBeExported;
}

void CopyActions::fill(QMenu *menu)
{
    menu->clear();
    const auto add = [this, menu](const QString &words, const char *name, bool isOn, auto act) {
        QAction *action = menu->addAction(words, this, act);
        action->setObjectName(QLatin1StringView(name));
        action->setEnabled(isOn);
    };
    add(tr("Save this room as a page…"), "exportHtml", m_canBeExported,
        [this] { askExport(CopyFormat::Html); });
    add(tr("Save this room as text…"), "exportText", m_canBeExported,
        [this] { askExport(CopyFormat::Text); });
    add(tr("Save this room for programs (JSON lines)…"), "exportJson", m_canBeExported,
        [this] { askExport(CopyFormat::JsonLines); });
    menu->addSeparator();
    add(tr("Back up the whole chat…"), "backUp", true, [this] { askBackup(); });
}

QFileDialog *CopyActions::ask(const QString &title, const QString &file, const QString &suffix)
{
    delete m_open;
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    m_open = new QFileDialog(m_window, title, folder);
    m_open->setObjectName(QStringLiteral("copyDialog"));
    m_open->setAttribute(Qt::WA_DeleteOnClose);
    m_open->setAcceptMode(QFileDialog::AcceptSave);
    m_open->setFileMode(QFileDialog::AnyFile);
    m_open->setDefaultSuffix(suffix);
    m_open->selectFile(file);
    return m_open;
}

void CopyActions::askExport(CopyFormat format)
{
    const QString suffix = suffixOf(format);
    QFileDialog *dialog = ask(tr("Save this room"), fileName(m_title, suffix), suffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this, room = m_room, format](const QString &file) {
        Q_EMIT exportRequested(room, format, file);
    });
    dialog->open();
}

void CopyActions::askBackup()
{
    const QString suffix = QStringLiteral("parlor");
    QFileDialog *dialog = ask(tr("Back up the whole chat"), fileName(tr("Backup"), suffix), suffix);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &file) { Q_EMIT backupRequested(file); });
    dialog->open();
}

} // namespace Parlor
