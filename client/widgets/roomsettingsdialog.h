// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/widgets/formdialog.h"
#include "server/protocol/message.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace Parlor {

/// What holds in a room: title, topic, welcome, what who is new sees of the past, how long messages are kept,
/// whether anything may still be said. GUI thread.
class RoomSettingsDialog final : public FormDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RoomSettingsDialog)

public:
    RoomSettingsDialog(const RoomInfo &info, QWidget *parent);
    /// What was wanted before and could not be done, and why.
    void setWish(const Configure &wish, const QString &error);

Q_SIGNALS:
    /// @p change: only what differs from before; not emitted where nothing does.
    void changed(const Parlor::Configure &change);

protected:
    void submit() override;

private:
    void addFields();
    void showInfo();
    Configure change() const;
    QString problem() const;

    const RoomInfo m_info;
    QLineEdit *m_title;
    QLineEdit *m_topic;
    QPlainTextEdit *m_welcome;
    QComboBox *m_newcomers;
    QSpinBox *m_last;
    QSpinBox *m_days;
    QSpinBox *m_messages;
    QCheckBox *m_archived;
};

} // namespace Parlor
