// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/newroomdialog.h"

#include "client/widgets/checkbox.h"
#include "client/widgets/texts.h"
#include "server/protocol/name.h"

#include <QLineEdit>

namespace Parlor {

NewRoomDialog::NewRoomDialog(QWidget *parent)
    : FormDialog(tr("New room"), tr("Make the room"), parent)
    , m_title(new QLineEdit(this))
    , m_private(new CheckBox(tr("Private: only invited people see it"), this))
    , m_temporary(new CheckBox(tr("Temporary: gone when everyone has left"), this))
    , m_offRecord(new CheckBox(tr("Off the record: nothing is stored"), this))
{
    setObjectName(QStringLiteral("roomPrompt"));
    m_title->setObjectName(QStringLiteral("promptInput"));
    m_private->setObjectName(QStringLiteral("roomPrivate"));
    m_temporary->setObjectName(QStringLiteral("roomTemporary"));
    m_offRecord->setObjectName(QStringLiteral("roomOffRecord"));
    addField(tr("What is the room called?"), m_title);
    for (QCheckBox *box : {m_private, m_temporary, m_offRecord})
        addWidget(box);
    connect(m_title, &QLineEdit::textEdited, this, [this] { showError({}); });
    m_title->setFocus();
}

void NewRoomDialog::setRoom(const CreateRoom &room, const QString &error)
{
    m_title->setText(room.title);
    m_title->selectAll();
    m_private->setChecked(room.isPrivate);
    m_temporary->setChecked(room.temporary);
    m_offRecord->setChecked(room.offRecord);
    showError(error);
}

void NewRoomDialog::submit()
{
    const NameCheck check = checkRoomTitle(m_title->text());
    if (check.refusal) {
        Refusal refusal;
        refusal.code = *check.refusal;
        showError(Texts::refusal(refusal));
        m_title->setFocus();
        return;
    }
    Q_EMIT entered({check.name, m_private->isChecked(), m_temporary->isChecked(), m_offRecord->isChecked()});
    accept();
}

} // namespace Parlor
