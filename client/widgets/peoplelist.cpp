// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/peoplelist.h"

#include "client/core/rostermodel.h"
#include "client/widgets/avatar.h"
#include "client/widgets/plainlist.h"
#include "client/widgets/texts.h"
#include "client/widgets/theme.h"
#include "client/widgets/themeswitch.h"

#include <QAbstractItemDelegate>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>

namespace Parlor {

namespace {

constexpr int RowHeight = 40;

class PersonDelegate final : public QAbstractItemDelegate
{
public:
    explicit PersonDelegate(PeopleList *list)
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
        const auto person = index.data(RosterModel::PersonRole).value<Person>();
        const QString second = m_list->noteOf(index);
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

private:
    PeopleList *m_list;
};

} // namespace

PeopleList::PeopleList(QWidget *parent)
    : QListView(parent)
{
    setObjectName(QStringLiteral("peopleList"));
    setAccessibleName(tr("People"));
    setItemDelegate(new PersonDelegate(this));
    dressList(*this);
    setSelectionMode(NoSelection);
    connect(this, &QListView::doubleClicked, this, [this](const QModelIndex &index) {
        askMenu(index, viewport()->mapToGlobal(visualRect(index).center()));
    });
}

void PeopleList::setIgnored(const QStringList &people)
{
    m_ignored = QSet<QString>(people.cbegin(), people.cend());
    viewport()->update();
}

void PeopleList::setOwner(const QString &person)
{
    if (m_owner == person)
        return;
    m_owner = person;
    viewport()->update();
}

QString PeopleList::noteOf(const QModelIndex &index) const
{
    const auto person = index.data(RosterModel::PersonRole).value<Person>();
    const bool isTyping = index.data(RosterModel::TypingRole).toBool();
    QStringList notes;
    if (isTyping)
        notes.append(tr("Writing…"));
    else if (person.host)
        notes.append(tr("Host"));
    else if (!m_owner.isEmpty() && person.id == m_owner)
        notes.append(tr("Made this room"));
    else if (person.plain)
        notes.append(tr("From a simple client"));
    if (person.away && !isTyping)
        notes.append(tr("Away"));
    if (!person.status.isEmpty())
        notes.append(Texts::isolated(person.status));
    if (m_ignored.contains(person.id))
        notes.append(tr("ignored"));
    return notes.join(QStringLiteral(" · "));
}

void PeopleList::askMenu(const QModelIndex &index, QPoint global)
{
    if (index.isValid())
        Q_EMIT menuRequested(index.data(RosterModel::IdRole).toString(), global);
}

void PeopleList::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const QModelIndex index = byMouse ? indexAt(event->pos()) : currentIndex();
    askMenu(index, byMouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(index).center()));
}

void PeopleList::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        return askMenu(currentIndex(), viewport()->mapToGlobal(visualRect(currentIndex()).center()));
    QListView::keyPressEvent(event);
}

} // namespace Parlor
