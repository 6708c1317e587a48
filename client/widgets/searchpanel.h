// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/core/chatsession.h"

#include <QPointer>
#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace Parlor {

class ExcerptList;

/// Looks for messages, here or in all rooms, and leads to what is found. GUI thread; does not own the
/// session.
class SearchPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SearchPanel)

public:
    explicit SearchPanel(QWidget *parent = nullptr);

    void setSession(ChatSession *session);
    /// The room that "only here" means.
    void setRoom(const QString &room) { m_room = room; }
    void focusField();
    /// The session was asked already.
    void showFound();

Q_SIGNALS:
    void opened(const QString &room, Parlor::Seq seq);
    void closeRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void search();
    void render();
    void restyle();
    QString status() const;

    QPointer<ChatSession> m_session;
    QString m_room;
    QLabel *m_heading;
    QToolButton *m_close;
    QLineEdit *m_field;
    QCheckBox *m_isHere;
    QLabel *m_status;
    QWidget *m_hints;
    ExcerptList *m_list;
    QPushButton *m_more;
};

} // namespace Parlor
