// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace Parlor {

/// What the dialogs with several fields have in common: the fields below each other, a line that says why it
/// will not do, and the two buttons. Opened with open(), never exec(); goes when it is closed. GUI thread.
class FormDialog : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FormDialog)

protected:
    FormDialog(const QString &title, const QString &accept, QWidget *parent);

    /// A field with its words above, which a screen reader says for it. @return both.
    QWidget *addField(const QString &words, QWidget *field);
    void addWidget(QWidget *widget);
    void addHint(const QString &words);
    void showError(const QString &error);
    /// The accepting button was pressed. Says what is wrong by showError(), or tells what was entered and
    /// calls accept().
    virtual void submit() = 0;

private:
    void putInTabOrder(QWidget *field);

    QVBoxLayout *m_fields;
    QLabel *m_error;
    QPushButton *m_cancel;
    QPushButton *m_accept;
    QWidget *m_last = nullptr;
};

} // namespace Parlor
