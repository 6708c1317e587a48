// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/sessionprompts.h"

#include "client/core/chatsession.h"
#include "client/widgets/promptdialog.h"
#include "client/widgets/texts.h"
#include "server/protocol/name.h"

#include <QWidget>

namespace Parlor {

namespace {

QString sentence(const NameCheck &check)
{
    if (!check.refusal)
        return {};
    Refusal refusal;
    refusal.code = *check.refusal;
    return Texts::refusal(refusal);
}

} // namespace

SessionPrompts::SessionPrompts(QWidget *window)
    : QObject(window)
    , m_window(window)
{ }

void SessionPrompts::setSession(ChatSession *session)
{
    m_session = session;
}

void SessionPrompts::askName(const QString &suggestion, const QString &error)
{
    if (!m_session)
        return;
    delete m_open;
    const int limit = m_session->limits().nameCharacters;
    m_open = new PromptDialog(
        tr("Change name"), tr("Your name, as others see it"), tr("Use this name"),
        [limit](const QString &text) {
            return sentence(limit > 0 ? checkName(text, limit) : checkName(text));
        },
        m_window);
    m_open->setObjectName(QStringLiteral("namePrompt"));
    m_open->setText(suggestion.isEmpty() ? m_session->you().name : suggestion);
    m_open->showError(error);
    connect(m_open, &PromptDialog::entered, this, [this](const QString &text) {
        if (m_session)
            m_session->setName(checkName(text, 0).name);
    });
    connect(m_open, &QDialog::rejected, this, [this] {
        if (m_session && m_session->state() == SessionState::NameNeeded)
            m_session->leave();
    });
    m_open->open();
}

void SessionPrompts::askRoom(const QString &title, const QString &error)
{
    delete m_open;
    m_open = new PromptDialog(
        tr("New room"), tr("What is the room called?"), tr("Make the room"),
        [](const QString &text) { return sentence(checkRoomTitle(text)); }, m_window);
    m_open->setObjectName(QStringLiteral("roomPrompt"));
    m_open->setText(title);
    m_open->showError(error);
    connect(m_open, &PromptDialog::entered, this, [this](const QString &text) {
        m_askedRoom = checkRoomTitle(text).name;
        if (m_session)
            m_session->createRoom({m_askedRoom});
        Q_EMIT roomRequested(m_askedRoom);
    });
    m_open->open();
}

bool SessionPrompts::handle(const Refusal &refusal)
{
    switch (refusal.code) {
    case RefusalCode::NameEmpty:
    case RefusalCode::NameTooLong:
    case RefusalCode::NameCharacters:
    case RefusalCode::NameReserved:
    case RefusalCode::NameTaken:
        if (!m_askedRoom.isEmpty() && refusal.re == QLatin1StringView("create"))
            askRoom(m_askedRoom, Texts::refusal(refusal));
        else
            askName(refusal.suggestion, Texts::refusal(refusal));
        return true;
    case RefusalCode::RoomTaken:
        if (m_askedRoom.isEmpty())
            return false;
        askRoom(m_askedRoom, Texts::refusal(refusal));
        return true;
    default:
        return false;
    }
}

} // namespace Parlor
