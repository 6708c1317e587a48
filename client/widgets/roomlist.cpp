// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/roomlist.h"

#include "client/core/roommodel.h"
#include "client/widgets/plainlist.h"
#include "client/widgets/texts.h"
#include "client/widgets/theme.h"
#include "client/widgets/themeswitch.h"
#include "server/protocol/protocolinfo.h"

#include <QAbstractItemDelegate>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

namespace Parlor {

namespace {

constexpr int RowHeight = 36;

class RoomDelegate final : public QAbstractItemDelegate
{
public:
    using QAbstractItemDelegate::QAbstractItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {120, RowHeight};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::of(option.palette);
        const bool selected = option.state & QStyle::State_Selected;
        const bool joined = index.data(RoomModel::JoinedRole).toBool();
        const int unread = index.data(RoomModel::UnreadRole).toInt();
        const auto turned = [&option](const QRect &rect) {
            return QStyle::visualRect(option.direction, option.rect, rect);
        };
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRect row = option.rect.adjusted(0, 1, 0, -1);
        if (selected || option.state & QStyle::State_MouseOver) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(selected ? theme.selected : theme.hover);
            painter->drawRoundedRect(row, 6, 6);
        }
        if (option.state & QStyle::State_HasFocus) {
            painter->setPen(theme.accent);
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(QRectF(row).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
        }
        const bool strong = selected || unread > 0;
        const QColor color = strong ? theme.text : joined ? theme.secondary : theme.faint;
        const int left = row.left() + 10;
        const auto info = index.data(RoomModel::InfoRole).value<RoomInfo>();
        paintIcon(*painter, RoomList::iconOf(info), turned({left, row.center().y() - 8, 17, 17}),
                  strong ? theme.secondary : theme.faint);
        int right = row.right() - 8;
        if (unread > 0) {
            const QString count = unread > 99 ? QStringLiteral("99+") : QString::number(unread);
            const QFont font = sized(option.font, Metrics::SmallPixels, QFont::Bold);
            const int width = qMax(20, QFontMetrics(font).horizontalAdvance(count) + 12);
            const QRect badge = turned({right - width, row.center().y() - 9, width, 20});
            painter->setPen(Qt::NoPen);
            painter->setBrush(theme.accentFill);
            painter->drawRoundedRect(badge, 10, 10);
            painter->setPen(theme.onAccent);
            painter->setFont(font);
            painter->drawText(badge, Qt::AlignCenter, count);
            right -= width + 6;
        }
        if (info.archived) {
            const QString mark = RoomList::tr("archived");
            const QFont font = sized(option.font, Metrics::SmallPixels);
            const int width = QFontMetrics(font).horizontalAdvance(mark);
            painter->setPen(theme.faint);
            painter->setFont(font);
            painter->drawText(turned({right - width, row.top(), width, row.height()}), Qt::AlignCenter, mark);
            right -= width + 6;
        }
        const QFont font = sized(option.font, Metrics::BodyPixels, strong ? QFont::DemiBold : QFont::Normal);
        const QRect words(left + 30, row.top(), right - left - 30, row.height());
        painter->setFont(font);
        painter->setPen(color);
        const auto align = QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter;
        painter->drawText(
            turned(words), int(align) | Qt::TextSingleLine,
            QFontMetrics(font).elidedText(Texts::roomTitle(index), Qt::ElideRight, words.width()));
        painter->restore();
    }
};

} // namespace

RoomList::RoomList(QWidget *parent)
    : QListView(parent)
{
    setObjectName(QStringLiteral("roomList"));
    setAccessibleName(tr("Rooms"));
    setItemDelegate(new RoomDelegate(this));
    dressList(*this);
    setMouseTracking(true);
    connect(this, &QListView::clicked, this, &RoomList::choose);
}

void RoomList::setCurrentRoom(const QString &room)
{
    const auto *rooms = qobject_cast<RoomModel *>(model());
    const int row = rooms ? rooms->rowOf(room) : -1;
    setCurrentIndex(row < 0 ? QModelIndex() : rooms->index(row));
}

Icon RoomList::iconOf(const RoomInfo &room)
{
    return room.direct ? Icon::Person : room.isPrivate ? Icon::Lock : Icon::Hash;
}

void RoomList::choose(const QModelIndex &index)
{
    if (index.isValid())
        Q_EMIT roomChosen(index.data(RoomModel::IdRole).toString());
}

void RoomList::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        return choose(currentIndex());
    QListView::keyPressEvent(event);
}

void RoomList::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex index =
        event->reason() == QContextMenuEvent::Mouse ? indexAt(event->pos()) : currentIndex();
    const QString room = index.data(RoomModel::IdRole).toString();
    if (!index.isValid() || room == QLatin1StringView(LobbyId))
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (index.data(RoomModel::JoinedRole).toBool())
        menu->addAction(tr("Leave this room"), this, [this, room] { Q_EMIT leaveRequested(room); });
    else
        menu->addAction(tr("Join this room"), this, [this, room] { Q_EMIT roomChosen(room); });
    menu->popup(event->globalPos());
}

} // namespace Parlor
