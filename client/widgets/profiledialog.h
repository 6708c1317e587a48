// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/widgets/formdialog.h"

class QCheckBox;
class QLineEdit;

namespace Parlor {

/// What others see of oneself beside the name. GUI thread.
class ProfileDialog final : public FormDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProfileDialog)

public:
    struct Profile
    {
        QString status;
        bool away = false;
        bool receipts = false; ///< others may see how far one has read
        bool operator==(const Profile &) const = default;
    };

    ProfileDialog(const Profile &profile, QWidget *parent);

Q_SIGNALS:
    void entered(const Parlor::ProfileDialog::Profile &profile);

protected:
    void submit() override;

private:
    QLineEdit *m_status;
    QCheckBox *m_away;
    QCheckBox *m_receipts;
};

} // namespace Parlor
