// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/pinspanel.h"

#include "client/core/roommodel.h"
#include "client/core/searchmodel.h"
#include "client/widgets/excerptlist.h"
#include "client/widgets/iconpainter.h"
#include "client/widgets/sidepages.h"
#include "client/widgets/theme.h"
#include "client/widgets/themeswitch.h"

#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStandardItemModel>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace Parlor {

PinsPanel::PinsPanel(QWidget *parent)
    : QWidget(parent)
    , m_heading(new QLabel(tr("Pinned messages"), this))
    , m_close(new QToolButton(this))
    , m_empty(new QLabel(tr("Nothing is pinned in this room."), this))
    , m_list(new ExcerptList(this))
    , m_messages(new QStandardItemModel(this))
    , m_unpin(new QPushButton(tr("Unpin"), this))
{
    SidePages::dress(this, m_heading, m_close);
    m_close->setObjectName(QStringLiteral("pinsClose"));
    m_empty->setObjectName(QStringLiteral("pinsEmpty"));
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setWordWrap(true);
    m_empty->setProperty("look", QStringLiteral("secondary"));
    m_list->setObjectName(QStringLiteral("pinsList"));
    m_list->setAccessibleName(tr("Pinned messages"));
    m_list->setMessages(m_messages);
    m_unpin->setObjectName(QStringLiteral("unpinButton"));
    auto *all = qobject_cast<QVBoxLayout *>(layout());
    all->addWidget(m_empty);
    all->addWidget(m_list, 1);
    all->addWidget(m_unpin);
    all->addStretch();
    connect(m_close, &QToolButton::clicked, this, &PinsPanel::closeRequested);
    connect(m_list, &ExcerptList::opened, this, &PinsPanel::opened);
    connect(m_list, &ExcerptList::menuRequested, this, &PinsPanel::popUpMenu);
    connect(m_unpin, &QPushButton::clicked, this, [this] {
        if (m_list->currentIndex().isValid())
            unpin(m_list->messageAt(m_list->currentIndex()));
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &PinsPanel::render);
    restyle();
    render();
}

void PinsPanel::setSession(ChatSession *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_messages->clear();
    if (session) {
        connect(session, &ChatSession::pinsLoaded, this, &PinsPanel::onLoaded);
        connect(session, &ChatSession::pinsChanged, this, [this](const QString &room) {
            if (room == m_room)
                load();
        });
    }
    render();
}

void PinsPanel::setRoom(const QString &room)
{
    m_room = room;
    m_messages->clear();
    load();
}

void PinsPanel::focusList()
{
    if (m_list->isVisible())
        SidePages::enter(*m_list);
    else
        m_close->setFocus(Qt::ShortcutFocusReason);
}

/// Only what is looked at is asked for.
void PinsPanel::load()
{
    if (m_session && isVisible() && m_session->state() == SessionState::Online) {
        if (!m_session->pins(m_room).isEmpty())
            m_session->loadPins(m_room);
        else
            m_messages->clear();
    }
    render();
}

void PinsPanel::onLoaded(const QString &room, const Events &messages)
{
    if (room != m_room)
        return;
    const int row = m_list->currentIndex().row();
    m_messages->clear();
    const QVector<Seq> pins = m_session->pins(room);
    for (auto pin = pins.crbegin(); pin != pins.crend(); ++pin) {
        const auto event = std::find_if(messages.cbegin(), messages.cend(),
                                        [pin](const Event &one) { return one.seq == *pin; });
        if (event == messages.cend())
            continue;
        auto *item = new QStandardItem(event->text);
        item->setData(QVariant::fromValue(*event), SearchModel::EventRole);
        m_messages->appendRow(item);
    }
    if (row >= 0 && m_messages->rowCount() > 0)
        m_list->setCurrentIndex(m_list->model()->index(qMin(row, m_messages->rowCount() - 1), 0));
    render();
    if (m_close->hasFocus() && m_list->isVisible()) // which had nothing in it when one came here
        SidePages::enter(*m_list);
}

void PinsPanel::unpin(const Event &message)
{
    if (m_session)
        m_session->pin(message.room, message.seq, false);
}

bool PinsPanel::mayUnpin() const
{
    return m_session && m_session->mayConfigure(m_room) && !m_session->rooms()->info(m_room).archived;
}

void PinsPanel::popUpMenu(const Event &message, QPoint place)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Go to this message"), this,
                    [this, message] { Q_EMIT opened(message.room, message.seq); });
    if (mayUnpin())
        menu->addAction(tr("Unpin"), this, [this, message] { unpin(message); });
    menu->popup(place);
}

void PinsPanel::render()
{
    const bool hasRows = m_messages->rowCount() > 0;
    m_empty->setVisible(!hasRows && m_session && m_session->pins(m_room).isEmpty());
    m_list->setVisible(hasRows);
    m_unpin->setVisible(hasRows && mayUnpin());
    m_unpin->setEnabled(m_list->currentIndex().isValid());
}

void PinsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    load();
}

void PinsPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else if (event->key() == Qt::Key_Delete && mayUnpin() && m_list->currentIndex().isValid())
        unpin(m_list->messageAt(m_list->currentIndex()));
    else
        QWidget::keyPressEvent(event);
}

void PinsPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
    QWidget::changeEvent(event);
}

void PinsPanel::restyle()
{
    m_heading->setFont(sized(font(), 15, QFont::DemiBold));
    m_empty->setFont(sized(font(), Metrics::SmallPixels));
    m_close->setIcon(makeIcon(Icon::Close, Theme::of(palette()).secondary));
}

} // namespace Parlor
