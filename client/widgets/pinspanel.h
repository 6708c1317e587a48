// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/core/chatsession.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QMenu;
class QPushButton;
class QStandardItemModel;
class QToolButton;

namespace Parlor {

class ExcerptList;

/// The pinned messages of a room, the latest pinned first; leads to them, and unpins where one may. They are
/// asked for while the panel is shown. GUI thread; does not own the session.
class PinsPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PinsPanel)

public:
    explicit PinsPanel(QWidget *parent = nullptr);

    void setSession(ChatSession *session);
    void setRoom(const QString &room);
    void focusList();

Q_SIGNALS:
    void opened(const QString &room, Parlor::Seq seq);
    void closeRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void load();
    void onLoaded(const QString &room, const Events &messages);
    void unpin(const Event &message);
    void popUpMenu(const Event &message, QPoint place);
    bool mayUnpin() const;
    void render();
    void restyle();

    QPointer<ChatSession> m_session;
    QString m_room;
    QLabel *m_heading;
    QToolButton *m_close;
    QLabel *m_empty;
    ExcerptList *m_list;
    QStandardItemModel *m_messages;
    QPushButton *m_unpin;
};

} // namespace Parlor
