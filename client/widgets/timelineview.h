// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/core/timelinemodel.h"
#include "client/widgets/messagerights.h"
#include "client/widgets/timelinelayout.h"
#include "client/widgets/timelinerows.h"
#include "client/widgets/timelineselection.h"

#include <QAbstractScrollArea>
#include <QDeadlineTimer>
#include <QHash>
#include <QPointer>

class QMenu;
class QPushButton;
class QTimer;
class QUrl;

namespace Parlor {

/// The messages of one room. Stays where its reader is: at the newest line, or at a message, whatever comes
/// in, goes, or changes its height. Text is shown as it is, never as markup. Everything that the mouse can do
/// the keyboard can do: up and down walk from message to message, Enter acts on one, the menu key opens its
/// menu. GUI thread; the model must outlive its being shown or be destroyed normally.
class TimelineView final : public QAbstractScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimelineView)

public:
    explicit TimelineView(QWidget *parent = nullptr);
    ~TimelineView() override;

    /// Shows another room; where the one before stood is remembered. @p readTo: how far it was read; what
    /// others said behind that gets the "New" line, and is where one starts. -1: nothing is new.
    void setModel(TimelineModel *model, Seq readTo = -1);
    TimelineModel *model() const { return m_model; }
    /// What the menus of messages offer; nothing that changes anything, unless told.
    void setRights(const MessageRights &rights);
    void setPins(const QVector<Seq> &pins);
    /// Who has seen the message @p seq, and how many that are; 0: none says so.
    void setSeen(Seq seq, const QVector<QString> &people);
    /// Whose mentions stand out.
    void setOwnId(const QString &id);

    bool atBottom();
    void scrollToBottom();
    /// Goes to the message, or the next one that is loaded, puts the keyboard on it and makes it stand out
    /// until one goes on. 0, or nothing from there on: to the newest.
    void showMessage(Seq seq);
    /// Older lines were asked for in vain (the connection was cut): ask again when they are needed.
    void askForOlderAgain();
    /// One has written: what stood under "New" is read now.
    void clearUnread();

    QString selectedText() const;
    void copy() const;
    void selectAll();

    /// The message that the keyboard is on; -1: none.
    int focusedRow() const { return m_focused; }
    void setFocusedRow(int row);
    /// In the viewport's coordinates; empty for rows out of view.
    QRect rowRect(int row);
    int rowAt(QPoint viewportPoint);
    /// Where the parts of a row are, relative to it; valid until something changes.
    const MessageRow &laidOut(int row) { return m_rows.at(row); }
    /// What one can do with a message; for its menu, which may be empty. Deletes itself when closed.
    QMenu *menuFor(int row);
    /// What a screen reader says for it.
    QString spoken(int row) const;
    /// Whether enough time has passed since a screen reader was told of a message; counts as telling.
    bool mayAnnounce();

Q_SIGNALS:
    /// A link that may be opened (http, https, mailto) was clicked.
    void linkActivated(const QUrl &url);
    /// A line that was not sent is to be edited again; @p id is what ChatSession::takeBack() wants.
    void takeBackRequested(const QString &id);
    /// A message, by its key, is to say something else, or nothing any more.
    void editRequested(const QString &key);
    void deleteRequested(const QString &key);
    void replyRequested(const QString &key);
    /// An emoji is to be put on a message, or taken off; without one: the person wants to name one.
    void reactionRequested(const QString &key, const QString &emoji, bool on);
    void pinRequested(const QString &key, bool on);
    /// The message that another one answers.
    void jumpRequested(Parlor::Seq seq);
    /// The oldest loaded line is near; emitted once for each.
    void olderRequested();
    /// The newest loaded line is near, and there are newer ones; emitted again while that is so.
    void newerRequested();
    /// To the newest of all, which is not loaded.
    void endRequested();
    /// What the person has before their eyes, in a window that they use, reaches down to the message
    /// @p upTo (0: to none), and @p end: to the end of the room.
    void seen(Parlor::Seq upTo, bool end);
    /// Escape was pressed: the writer wants to write.
    void left();

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    /// Where the reader of a room was, to come back to.
    struct Position
    {
        QString key; ///< empty: at the bottom
        int top = 0;
    };

    void connectModel();
    void onRowsInserted(int first, int last);
    void onRowsRemoved(int first, int last);
    void onDataChanged(int first, int last);
    void onModelReset();
    void onScrollBarAction();

    void restyle();
    void later();
    void settle();
    void tellSeen();
    void placeUnread();
    void keepUnreadInView();
    void showUnread();
    void updatePill();
    void onPillClicked();
    void refresh(Seq seq);
    void clearFound();
    void scrollPixels(int pixels);
    void activate(int row);
    void popUpMenu(int row, QPoint where);
    void addAnswers(QMenu *menu, const TimelineItem &item);
    void addReactions(QMenu *menu, const TimelineItem &item);
    void addChanges(QMenu *menu, const TimelineItem &item);
    void addTexts(QMenu *menu, const TimelineItem &item);
    bool mayAnswer(int row) const;
    void click(int row, MessageRow::Hit hit);
    void toggle(int row, void (TimelineRows::*part)(const QString &key));
    MessageRow::Hit hitAt(QPoint point);
    QString tipAt(QPoint point);
    void activateLink(const QString &target);
    TextPlace placeAt(QPoint point);
    QString linkUnder(QPoint point);
    void updateHover(QPoint point);
    void selectWord(TextPlace place);

    QPointer<TimelineModel> m_model;
    TimelineRows m_rows;
    TimelineLayout m_layout{m_rows};
    TimelineSelection m_selection;
    QHash<const QObject *, Position> m_positions;
    MessageRights m_rights;
    QPushButton *m_pill;
    QTimer *m_settle;
    int m_focused = -1;
    int m_hovered = -1;
    MessageRow::Hit m_hit;     ///< of the hovered row
    QString m_found;           ///< the message that was jumped to, by its key
    Seq m_readTo = -1;         ///< the "New" line stands behind it
    Seq m_seenTo = 0;          ///< as told
    bool m_seenEnd = false;    ///< likewise
    QVector<QString> m_seenBy; ///< one's last message
    int m_belowCount = 0;      ///< came in while the reader was further up
    qint64 m_askedBefore = -1; ///< the oldest event for which older ones were asked
    bool m_unreadSeen = false; ///< the bottom was looked at since the "New" line was drawn
    bool m_pressed = false;
    QPoint m_pressedAt;
    QDeadlineTimer m_quietUntil{0};
};

} // namespace Parlor
