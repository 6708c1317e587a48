// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/sessionprompts.h"

#include "client/core/chatsession.h"
#include "client/widgets/newroomdialog.h"
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
    auto *dialog = new PromptDialog(
        tr("Change name"), tr("Your name, as others see it"), tr("Use this name"),
        [limit](const QString &text) {
            return sentence(limit > 0 ? checkName(text, limit) : checkName(text));
        },
        m_window);
    m_open = dialog;
    dialog->setObjectName(QStringLiteral("namePrompt"));
    dialog->setText(suggestion.isEmpty() ? m_session->you().name : suggestion);
    dialog->showError(error);
    connect(dialog, &PromptDialog::entered, this, [this](const QString &text) {
        if (m_session)
            m_session->setName(checkName(text, 0).name);
    });
    connect(dialog, &QDialog::rejected, this, [this] {
        if (m_session && m_session->state() == SessionState::NameNeeded)
            m_session->leave();
    });
    dialog->open();
}

void SessionPrompts::askRoom(const CreateRoom &room, const QString &error)
{
    delete m_open;
    auto *dialog = new NewRoomDialog(m_window);
    m_open = dialog;
    dialog->setRoom(room, error);
    connect(dialog, &NewRoomDialog::entered, this, [this](const CreateRoom &entered) {
        m_askedRoom = entered;
        if (m_session)
            m_session->createRoom(entered);
        Q_EMIT roomRequested(entered.title);
    });
    dialog->open();
}

bool SessionPrompts::handle(const Refusal &refusal)
{
    const bool isRoom = refusal.re == QLatin1StringView("create") && !m_askedRoom.title.isEmpty();
    const bool isName = refusal.re == QLatin1StringView("hello") || refusal.re == QLatin1StringView("name");
    switch (refusal.code) {
    case RefusalCode::NameEmpty:
    case RefusalCode::NameTooLong:
    case RefusalCode::NameCharacters:
    case RefusalCode::NameReserved:
    case RefusalCode::NameTaken:
        if (isRoom)
            askRoom(m_askedRoom, Texts::refusal(refusal));
        else if (isName)
            askName(refusal.suggestion, Texts::refusal(refusal));
        return isRoom || isName;
    case RefusalCode::RoomTaken:
        if (isRoom)
            askRoom(m_askedRoom, Texts::refusal(refusal));
        return isRoom;
    default:
        return false;
    }
}

} // namespace Parlor
