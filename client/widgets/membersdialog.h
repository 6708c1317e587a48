// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/person.h"

#include <QDialog>
#include <QVector>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace Parlor {

/// Who belongs to a private room, and who could. Passive: it is told who there is, and tells what was asked
/// for. Opened with open(); goes when it is closed. GUI thread.
class MembersDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MembersDialog)

public:
    struct Rights
    {
        bool invite = false;
        bool expel = false; ///< others; oneself one may always
    };

    explicit MembersDialog(QWidget *parent);

    /// @p others: who could be invited. @p you: one's own id.
    void setPeople(const QVector<Person> &members, const QVector<Person> &others, const QString &you,
                   Rights rights);

Q_SIGNALS:
    void inviteRequested(const QString &person);
    void expelRequested(const QString &person);
    void giveUpRequested();

private:
    void render();
    void onRemove();
    void onInvite();

    QListWidget *m_members;
    QPushButton *m_remove;
    QLabel *m_inviteWords;
    QLineEdit *m_filter;
    QListWidget *m_others;
    QLabel *m_nobody;
    QPushButton *m_invite;
    QString m_you;
    Rights m_rights;
};

} // namespace Parlor
