// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/peoplelist.h"

#include "client/core/rostermodel.h"
#include "client/widgets/avatar.h"
#include "client/widgets/texts.h"
#include "client/widgets/theme.h"
#include "client/widgets/themeswitch.h"

#include <QAbstractItemDelegate>
#include <QPainter>

namespace Parlor {

namespace {

constexpr int RowHeight = 40;

QString secondLine(const Person &person, bool typing)
{
    if (typing)
        return PeopleList::tr("Writing…");
    if (person.host)
        return PeopleList::tr("Host");
    if (person.away)
        return PeopleList::tr("Away");
    return person.plain ? PeopleList::tr("From a simple client") : QString();
}

class PersonDelegate final : public QAbstractItemDelegate
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
        const auto person = index.data(RosterModel::PersonRole).value<Person>();
        const QString second = secondLine(person, index.data(RosterModel::TypingRole).toBool());
        QString name = Texts::isolated(person.name);
        if (index.data(RosterModel::OwnRole).toBool())
            name = PeopleList::tr("%1 (you)").arg(name);
        const auto turned = [&option](const QRect &rect) {
            return QStyle::visualRect(option.direction, option.rect, rect);
        };
        const QRect &row = option.rect;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state & QStyle::State_HasFocus) {
            painter->setPen(theme.accent);
            painter->drawRoundedRect(QRectF(row).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
        }
        const QRect picture = turned({row.left() + 4, row.center().y() - Metrics::PersonAvatar / 2 + 1,
                                      Metrics::PersonAvatar, Metrics::PersonAvatar});
        paintAvatar(*painter, picture, person, theme, option.font);
        painter->setPen(QPen(theme.side, 2));
        painter->setBrush(person.away ? theme.away : theme.online);
        const int dotX = option.direction == Qt::RightToLeft ? picture.left() + 3 : picture.right() - 3;
        painter->drawEllipse(QPointF(dotX, picture.bottom() - 3), 5, 5);

        const int left = row.left() + 4 + Metrics::PersonAvatar + 10;
        const QRect words(left, row.top(), row.right() - left - 4, row.height());
        const auto align = int(QStyle::visualAlignment(option.direction, Qt::AlignLeft)) | Qt::TextSingleLine;
        const QFont font = sized(option.font, Metrics::BodyPixels - 1, QFont::Medium);
        painter->setFont(font);
        painter->setPen(theme.text);
        const QRect first = second.isEmpty() ? words : words.adjusted(0, 4, 0, -words.height() / 2 + 2);
        painter->drawText(turned(first), align | Qt::AlignVCenter,
                          QFontMetrics(font).elidedText(name, Qt::ElideRight, words.width()));
        if (!second.isEmpty()) {
            const QFont small = sized(option.font, Metrics::SmallPixels);
            painter->setFont(small);
            painter->setPen(theme.secondary);
            painter->drawText(turned(words.adjusted(0, words.height() / 2 + 1, 0, -2)),
                              align | Qt::AlignVCenter,
                              QFontMetrics(small).elidedText(second, Qt::ElideRight, words.width()));
        }
        painter->restore();
    }
};

} // namespace

PeopleList::PeopleList(QWidget *parent)
    : QListView(parent)
{
    setObjectName(QStringLiteral("peopleList"));
    setAccessibleName(tr("People"));
    setItemDelegate(new PersonDelegate(this));
    setUniformItemSizes(true);
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(NoSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    viewport()->setAutoFillBackground(false);
}

} // namespace Parlor
