// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/searchpanel.h"

#include "client/core/roommodel.h"
#include "client/core/searchmodel.h"
#include "client/widgets/checkbox.h"
#include "client/widgets/excerptlist.h"
#include "client/widgets/iconpainter.h"
#include "client/widgets/sidepages.h"
#include "client/widgets/texts.h"
#include "client/widgets/theme.h"
#include "client/widgets/themeswitch.h"
#include "server/protocol/protocolinfo.h"

#include <QDateTime>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace Parlor {

namespace {

/// Minutes that the clock here is ahead of UTC, for the dates in a query.
int offsetFromUtc()
{
    return QDateTime::currentDateTime().offsetFromUtc() / 60;
}

QWidget *makeHints(QWidget *parent)
{
    const std::pair<QString, QString> hints[] = {
        {QStringLiteral("\"…\""), SearchPanel::tr("words in a row")},
        {QStringLiteral("…*"), SearchPanel::tr("words that begin so")},
        {QStringLiteral("from:"), SearchPanel::tr("of a person")},
        {QStringLiteral("in:"), SearchPanel::tr("in a room")},
        {QStringLiteral("before:2026-03-01"), SearchPanel::tr("before a day")},
        {QStringLiteral("after:2026-03-01"), SearchPanel::tr("from a day on")},
        {QStringLiteral("has:link"), SearchPanel::tr("with a link")},
    };
    auto *all = new QWidget(parent);
    auto *grid = new QGridLayout(all);
    grid->setContentsMargins(4, 4, 4, 4);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(4);
    int row = 0;
    for (const auto &[typed, meaning] : hints) {
        auto *left = new QLabel(typed, all);
        auto *right = new QLabel(meaning, all);
        for (QLabel *label : {left, right})
            label->setTextFormat(Qt::PlainText);
        right->setProperty("look", QStringLiteral("secondary"));
        right->setWordWrap(true);
        grid->addWidget(left, row, 0);
        grid->addWidget(right, row++, 1);
    }
    grid->setColumnStretch(1, 1);
    return all;
}

} // namespace

SearchPanel::SearchPanel(QWidget *parent)
    : QWidget(parent)
    , m_heading(new QLabel(tr("Search"), this))
    , m_close(new QToolButton(this))
    , m_field(new QLineEdit(this))
    , m_isHere(new CheckBox(tr("Only in this room"), this))
    , m_status(new QLabel(this))
    , m_hints(makeHints(this))
    , m_list(new ExcerptList(this))
    , m_more(new QPushButton(tr("Show more"), this))
{
    SidePages::dress(this, m_heading, m_close);
    m_close->setObjectName(QStringLiteral("searchClose"));
    m_field->setObjectName(QStringLiteral("searchField"));
    m_field->setAccessibleName(tr("Search messages"));
    m_field->setPlaceholderText(tr("Search messages"));
    m_isHere->setObjectName(QStringLiteral("searchHere"));
    m_status->setObjectName(QStringLiteral("searchStatus"));
    m_status->setTextFormat(Qt::PlainText);
    m_status->setWordWrap(true);
    m_status->setProperty("look", QStringLiteral("secondary"));
    m_hints->setObjectName(QStringLiteral("searchHints"));
    m_list->setObjectName(QStringLiteral("searchList"));
    m_list->setAccessibleName(tr("What was found"));
    m_list->setPlaceOf([this](const QString &room) {
        const RoomModel *rooms = m_session ? m_session->rooms() : nullptr;
        return rooms ? Texts::roomTitle(rooms->index(rooms->rowOf(room))) : QString();
    });
    m_more->setObjectName(QStringLiteral("searchMore"));
    auto *all = qobject_cast<QVBoxLayout *>(layout());
    all->addWidget(m_field);
    all->addWidget(m_isHere);
    all->addWidget(m_status);
    all->addWidget(m_hints);
    all->addWidget(m_list, 1);
    all->addWidget(m_more);
    all->addStretch();
    connect(m_close, &QToolButton::clicked, this, &SearchPanel::closeRequested);
    connect(m_field, &QLineEdit::returnPressed, this, &SearchPanel::search);
    connect(m_isHere, &QCheckBox::clicked, this, [this] {
        if (!m_field->text().trimmed().isEmpty())
            search();
    });
    connect(m_list, &ExcerptList::opened, this, &SearchPanel::opened);
    connect(m_more, &QPushButton::clicked, this, [this] {
        if (m_session)
            m_session->searchMore();
    });
    restyle();
    render();
}

void SearchPanel::setSession(ChatSession *session)
{
    if (m_session)
        m_session->found()->disconnect(this);
    m_session = session;
    m_list->setMessages(session ? session->found() : nullptr);
    if (session) {
        connect(session->found(), &SearchModel::stateChanged, this, &SearchPanel::render);
        connect(session->found(), &SearchModel::lagChanged, this, &SearchPanel::render);
        connect(session->found(), &QAbstractItemModel::rowsInserted, this, &SearchPanel::render);
        connect(session->found(), &QAbstractItemModel::rowsRemoved, this, &SearchPanel::render);
        connect(session->found(), &QAbstractItemModel::modelReset, this, &SearchPanel::render);
    }
    render();
}

void SearchPanel::focusField()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void SearchPanel::showFound()
{
    if (!m_session)
        return;
    m_field->setText(m_session->found()->search().query);
    m_isHere->setChecked(!m_session->found()->search().room.isEmpty());
    render();
}

void SearchPanel::search()
{
    const QString query = m_field->text().trimmed();
    if (!m_session || query.isEmpty())
        return;
    Search search;
    search.query = query;
    search.room = m_isHere->isChecked() ? m_room : QString();
    search.offset = offsetFromUtc();
    m_session->search(search);
    render();
}

QString SearchPanel::status() const
{
    const SearchModel &found = *m_session->found();
    switch (found.state()) {
    case SearchModel::State::Idle:
        return {};
    case SearchModel::State::Searching:
        return tr("Searching…");
    case SearchModel::State::Refused:
        return Texts::refusal(found.refusal());
    case SearchModel::State::Offline:
        return tr("There is no connection. Try again when it is back.");
    case SearchModel::State::Done:
        break;
    }
    QString text = found.rowCount() > 0 ? tr("%n messages", "that were found", found.rowCount())
                                        : tr("Nothing was found.");
    if (found.lag() > 0)
        text += u'\n' + tr("%n messages cannot be found yet.", nullptr, found.lag());
    return text;
}

void SearchPanel::render()
{
    const SearchModel *found = m_session ? m_session->found() : nullptr;
    const bool hasRows = found && found->rowCount() > 0;
    m_status->setText(found ? status() : QString());
    m_status->setVisible(!m_status->text().isEmpty());
    m_hints->setVisible(!hasRows && (!found || found->state() != SearchModel::State::Searching));
    m_list->setVisible(hasRows);
    m_more->setVisible(found && found->hasMore());
}

void SearchPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else if (event->key() == Qt::Key_Down && m_field->hasFocus() && m_list->isVisible())
        SidePages::enter(*m_list);
    else
        QWidget::keyPressEvent(event);
}

void SearchPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
    QWidget::changeEvent(event);
}

void SearchPanel::restyle()
{
    m_heading->setFont(sized(font(), 15, QFont::DemiBold));
    m_status->setFont(sized(font(), Metrics::SmallPixels));
    m_hints->setFont(sized(font(), Metrics::SmallPixels));
    m_close->setIcon(makeIcon(Icon::Close, Theme::of(palette()).secondary));
}

} // namespace Parlor
