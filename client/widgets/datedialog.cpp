// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/datedialog.h"

#include <QDateEdit>

namespace Parlor {

DateDialog::DateDialog(QDate day, QWidget *parent)
    : FormDialog(tr("Go to a date"), tr("Go there"), parent)
    , m_day(new QDateEdit(day, this))
{
    setObjectName(QStringLiteral("datePrompt"));
    m_day->setObjectName(QStringLiteral("dateInput"));
    m_day->setCalendarPopup(true);
    addField(tr("Day"), m_day);
    m_day->setFocus();
}

void DateDialog::submit()
{
    Q_EMIT chosen(m_day->date());
    accept();
}

} // namespace Parlor
