// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/excerptlist.h"

#include "client/core/searchmodel.h"
#include "client/widgets/plainlist.h"
#include "client/widgets/texts.h"
#include "client/widgets/theme.h"
#include "client/widgets/themeswitch.h"

#include <QAbstractItemDelegate>
#include <QContextMenuEvent>
#include <QDateTime>
#include <QIdentityProxyModel>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QTextOption>

namespace Parlor {

namespace {

constexpr int RowHeight = 82;
constexpr int ShownCharacters = 300; // more does not fit

class ExcerptDelegate final : public QAbstractItemDelegate
{
public:
    explicit ExcerptDelegate(ExcerptList *list)
        : QAbstractItemDelegate(list)
        , m_list(list)
    { }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {120, RowHeight};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::of(option.palette);
        const Event event = m_list->messageAt(index);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRect row = option.rect.adjusted(0, 1, 0, -1);
        const bool isFocused = option.state & QStyle::State_HasFocus;
        if (isFocused || option.state & QStyle::State_MouseOver) {
            painter->setPen(isFocused ? QPen(theme.accent) : QPen(Qt::NoPen));
            painter->setBrush(theme.selected);
            painter->drawRoundedRect(QRectF(row).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
        }
        const QRect words = row.adjusted(8, 5, -8, -5);
        const int align = int(QStyle::visualAlignment(option.direction, Qt::AlignLeft)) | Qt::TextSingleLine;
        const QFont bold = sized(option.font, Metrics::BodyPixels - 1, QFont::DemiBold);
        painter->setFont(bold);
        painter->setPen(theme.name(event.author.color));
        painter->drawText(
            QRect(words.left(), words.top(), words.width(), 18), align,
            QFontMetrics(bold).elidedText(Texts::isolated(event.author.name), Qt::ElideRight, words.width()));
        const QFont small = sized(option.font, Metrics::SmallPixels);
        painter->setFont(small);
        painter->setPen(theme.secondary);
        painter->drawText(
            QRect(words.left(), words.top() + 18, words.width(), 16), align,
            QFontMetrics(small).elidedText(m_list->whereAndWhen(event), Qt::ElideRight, words.width()));
        paintText(*painter, option, event, words.adjusted(0, 36, 0, 0));
        painter->restore();
    }

private:
    void paintText(QPainter &painter, const QStyleOptionViewItem &option, const Event &event,
                   const QRect &rect) const
    {
        const QFont font = sized(option.font, Metrics::BodyPixels - 1);
        const QString text = event.deleted ? Texts::deleted() : event.text.left(ShownCharacters).simplified();
        QTextOption wrap(QStyle::visualAlignment(option.direction, Qt::AlignLeft));
        wrap.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        wrap.setTextDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
        painter.setFont(font);
        painter.setPen(Theme::of(option.palette).text);
        painter.setClipRect(rect);
        // A little less than two lines, since words do not fill them.
        painter.drawText(rect, QFontMetrics(font).elidedText(text, Qt::ElideRight, int(rect.width() * 1.8)),
                         wrap);
    }

    ExcerptList *m_list;
};

} // namespace

/// The rows with the sentence that a screen reader says for each.
class ExcerptList::Spoken final : public QIdentityProxyModel
{
public:
    explicit Spoken(ExcerptList *list)
        : QIdentityProxyModel(list)
        , m_list(list)
    { }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (role != Qt::AccessibleTextRole)
            return QIdentityProxyModel::data(index, role);
        const Event event = m_list->messageAt(index);
        return ExcerptList::tr("%1, %2: %3", "name, place and time, text")
            .arg(Texts::isolated(event.author.name), m_list->whereAndWhen(event),
                 event.deleted ? Texts::deleted() : event.text);
    }

private:
    ExcerptList *m_list;
};

ExcerptList::ExcerptList(QWidget *parent)
    : QListView(parent)
    , m_spoken(new Spoken(this))
{
    setItemDelegate(new ExcerptDelegate(this));
    dressList(*this);
    setMouseTracking(true);
    setModel(m_spoken);
    connect(this, &QListView::clicked, this, &ExcerptList::open);
}

void ExcerptList::setPlaceOf(PlaceOf placeOf)
{
    m_placeOf = std::move(placeOf);
}

void ExcerptList::setMessages(QAbstractItemModel *messages)
{
    m_spoken->setSourceModel(messages);
}

QString ExcerptList::whereAndWhen(const Event &event) const
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(event.time);
    const bool isToday = time.date() == QDate::currentDate();
    const QString when = isToday
        ? Texts::clock(time)
        : QLocale().toString(time.date(), QLocale::ShortFormat) + u' ' + Texts::clock(time);
    const QString place = m_placeOf ? m_placeOf(event.room) : QString();
    return place.isEmpty() ? when : QString(Texts::isolated(place) + QStringLiteral(" · ") + when);
}

Event ExcerptList::messageAt(const QModelIndex &index) const
{
    return index.data(SearchModel::EventRole).value<Event>();
}

void ExcerptList::open(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const Event event = messageAt(index);
    Q_EMIT opened(event.room, event.seq);
}

void ExcerptList::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        return open(currentIndex());
    QListView::keyPressEvent(event);
}

void ExcerptList::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const QModelIndex index = byMouse ? indexAt(event->pos()) : currentIndex();
    if (!index.isValid())
        return;
    const QPoint place = byMouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(index).center());
    Q_EMIT menuRequested(messageAt(index), place);
}

} // namespace Parlor
