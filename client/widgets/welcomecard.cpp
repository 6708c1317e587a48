// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/welcomecard.h"

#include "client/core/chatsession.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace Parlor {

WelcomeCard::WelcomeCard(QWidget *parent)
    : QFrame(parent)
    , m_text(new QLabel(this))
{
    setObjectName(QStringLiteral("welcomeCard"));
    setProperty("look", QStringLiteral("welcome"));
    setAccessibleName(tr("Welcome"));
    m_text->setObjectName(QStringLiteral("welcomeText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *done = new QPushButton(tr("Got it"), this);
    done->setObjectName(QStringLiteral("welcomeDone"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 8, 10, 8);
    row->addWidget(m_text, 1);
    row->addWidget(done, 0, Qt::AlignTop);
    connect(done, &QPushButton::clicked, this, [this] {
        m_texts.remove(m_room);
        render();
    });
    hide();
}

void WelcomeCard::setSession(ChatSession *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_texts.clear();
    if (session) {
        connect(session, &ChatSession::welcomed, this, [this](const QString &room, const QString &text) {
            m_texts.insert(room, text);
            render();
        });
        connect(session, &ChatSession::roomLeft, this, [this](const QString &room) {
            m_texts.remove(room);
            render();
        });
    }
    render();
}

void WelcomeCard::setRoom(const QString &room)
{
    m_room = room;
    render();
}

void WelcomeCard::render()
{
    const QString text = m_texts.value(m_room);
    m_text->setText(text);
    setVisible(!text.isEmpty());
}

} // namespace Parlor
