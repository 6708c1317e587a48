// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>
#include <functional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace Parlor {

/// Asks for one line of text, and says below the field why it will not do. Opened with open(), never exec().
/// GUI thread.
class PromptDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PromptDialog)

public:
    /// @return an empty string if the text will do, or the sentence to show.
    using Check = std::function<QString(const QString &text)>;

    PromptDialog(const QString &title, const QString &question, const QString &accept, Check check,
                 QWidget *parent);

    void setText(const QString &text);
    void showError(const QString &error);

Q_SIGNALS:
    void entered(const QString &text);

private:
    void submit();

    Check m_check;
    QLineEdit *m_input;
    QLabel *m_error;
    QPushButton *m_accept;
};

} // namespace Parlor
