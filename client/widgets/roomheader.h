// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/widgets/iconpainter.h"
#include "client/widgets/sidepages.h"
#include "server/protocol/roominfo.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QMenu;
class QToolButton;

namespace Parlor {

/// The strip above the messages: which room, what it is about or how many are in it, and the buttons for the
/// right side and for the room's menu. GUI thread.
class RoomHeader final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RoomHeader)

public:
    explicit RoomHeader(QWidget *parent = nullptr);

    void setRoom(const QString &title, int people, const RoomInfo &info = {});
    /// What the right side is to show.
    Side side() const { return m_side; }
    void setSide(Side side);
    /// The room's; whoever knows what can be done fills it.
    QMenu *menu() const { return m_menu; }

Q_SIGNALS:
    void sideChanged(Parlor::Side side);
    /// By its button, after sideChanged().
    void sideChosen(Parlor::Side side);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QToolButton *addSideButton(QHBoxLayout *row, const char *name, const QString &words, Side side);
    void showSide();
    void elide();
    void restyle();

    QLabel *m_picture;
    QLabel *m_title;
    QLabel *m_count;
    QToolButton *m_search;
    QToolButton *m_pins;
    QToolButton *m_people;
    QToolButton *m_menuButton;
    QMenu *m_menu;
    Side m_side = Side::People;
    Icon m_icon = Icon::Hash;
    QString m_fullTitle, m_note;
};

} // namespace Parlor
