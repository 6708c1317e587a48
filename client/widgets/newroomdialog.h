// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/widgets/formdialog.h"
#include "server/protocol/message.h"

class QCheckBox;
class QLineEdit;

namespace Parlor {

/// Asks what a new room is called and who may know of it. GUI thread.
class NewRoomDialog final : public FormDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NewRoomDialog)

public:
    explicit NewRoomDialog(QWidget *parent);

    /// Begins with what was asked for already, and @p error: why that would not do.
    void setRoom(const CreateRoom &room, const QString &error);

Q_SIGNALS:
    void entered(const Parlor::CreateRoom &room);

protected:
    void submit() override;

private:
    QLineEdit *m_title;
    QCheckBox *m_private;
    QCheckBox *m_temporary;
    QCheckBox *m_offRecord;
};

} // namespace Parlor
