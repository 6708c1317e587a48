// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QPointer>
#include <QString>

class QFileDialog;
class QMenu;
class QWidget;

namespace Parlor {

/// A form in which a room can be written to a file.
enum class CopyFormat { Html, Text, JsonLines };

/// Asks the host where a copy of a room, or of the whole chat, is to be put. Writes nothing: the app is told.
/// GUI thread; a child of the window that it asks in.
class CopyActions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CopyActions)

public:
    explicit CopyActions(QWidget *window);

    /// The room that is shown. @p canBeExported: it is kept at all.
    void setRoom(const QString &room, const QString &title, bool canBeExported);
    /// Puts what can be copied into @p menu.
    void fill(QMenu *menu);

Q_SIGNALS:
    /// @p file may be there, and is to be replaced then: that was asked.
    void exportRequested(const QString &room, Parlor::CopyFormat format, const QString &file);
    void backupRequested(const QString &file);

private:
    void askExport(CopyFormat format);
    void askBackup();
    QFileDialog *ask(const QString &title, const QString &file, const QString &suffix);

    QWidget *m_window;
    QPointer<QFileDialog> m_open;
    QString m_room;
    QString m_title;
    bool m_canBeExported = false;
};

} // namespace Parlor
