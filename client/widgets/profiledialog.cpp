// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/profiledialog.h"

#include "client/widgets/checkbox.h"

#include "server/protocol/name.h"
#include "server/protocol/protocolinfo.h"

#include <QLineEdit>

namespace Parlor {

ProfileDialog::ProfileDialog(const Profile &profile, QWidget *parent)
    : FormDialog(tr("Your profile"), tr("Save"), parent)
    , m_status(new QLineEdit(profile.status, this))
    , m_away(new CheckBox(tr("I am away"), this))
    , m_receipts(new CheckBox(tr("Let others see how far I have read"), this))
{
    setObjectName(QStringLiteral("profilePrompt"));
    m_status->setObjectName(QStringLiteral("profileStatus"));
    m_away->setObjectName(QStringLiteral("profileAway"));
    m_receipts->setObjectName(QStringLiteral("profileReceipts"));
    m_away->setChecked(profile.away);
    m_receipts->setChecked(profile.receipts);
    addField(tr("Text beside your name"), m_status);
    addWidget(m_away);
    addWidget(m_receipts);
    connect(m_status, &QLineEdit::textEdited, this, [this] { showError({}); });
    m_status->setFocus();
    m_status->selectAll();
}

void ProfileDialog::submit()
{
    const QString status = m_status->text().trimmed();
    if (codePoints(status) > MaxStatus)
        return showError(tr("That is too long. Use at most %n characters.", nullptr, MaxStatus));
    Q_EMIT entered({status, m_away->isChecked(), m_receipts->isChecked()});
    accept();
}

} // namespace Parlor
