// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/core/chatsession.h"

#include <QStackedWidget>

class QAbstractItemView;
class QLabel;
class QToolButton;

namespace Parlor {

class PeoplePanel;
class PinsPanel;
class SearchPanel;

/// What the right side shows.
enum class Side { None, People, Search, Pins };

/// The right side: people, search or pinned messages, one at a time. GUI thread.
class SidePages final : public QStackedWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SidePages)

public:
    explicit SidePages(QWidget *parent = nullptr);

    void setSession(ChatSession *session);
    void setRoom(const QString &room);
    /// Side::None hides it.
    void setSide(Side side);
    PeoplePanel *people() const { return m_people; }
    SearchPanel *search() const { return m_search; }
    PinsPanel *pins() const { return m_pins; }

    /// What the pages have in common: ground, margins, and a heading with a button that closes the page.
    /// @p panel gets a QVBoxLayout.
    static void dress(QWidget *panel, QLabel *heading, QToolButton *close);
    /// Puts the focus into a list, on its current row or the first one.
    static void enter(QAbstractItemView &list);

private:
    PeoplePanel *m_people;
    SearchPanel *m_search;
    PinsPanel *m_pins;
};

} // namespace Parlor
