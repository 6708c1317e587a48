// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/widgets/formdialog.h"

#include <QDate>

class QDateEdit;

namespace Parlor {

/// Asks for the day from which on a room is to be shown. GUI thread.
class DateDialog final : public FormDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DateDialog)

public:
    /// @p day: to begin with.
    DateDialog(QDate day, QWidget *parent);

Q_SIGNALS:
    void chosen(QDate day);

protected:
    void submit() override;

private:
    QDateEdit *m_day;
};

} // namespace Parlor
