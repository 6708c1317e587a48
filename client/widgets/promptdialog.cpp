// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/promptdialog.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace Parlor {

PromptDialog::PromptDialog(const QString &title, const QString &question, const QString &accept, Check check,
                           QWidget *parent)
    : QDialog(parent)
    , m_check(std::move(check))
    , m_input(new QLineEdit(this))
    , m_error(new QLabel(this))
    , m_accept(new QPushButton(accept, this))
{
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(360);
    auto *label = new QLabel(question, this);
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(m_input);
    m_input->setObjectName(QStringLiteral("promptInput"));
    m_input->setAccessibleName(question);
    m_error->setObjectName(QStringLiteral("promptError"));
    m_error->setTextFormat(Qt::PlainText);
    m_error->setWordWrap(true);
    m_error->setProperty("look", QStringLiteral("danger"));
    m_accept->setObjectName(QStringLiteral("promptAccept"));
    m_accept->setProperty("look", QStringLiteral("primary"));
    m_accept->setDefault(true);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_accept);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(24, 20, 24, 20);
    all->setSpacing(10);
    all->addWidget(label);
    all->addWidget(m_input);
    all->addWidget(m_error);
    all->addLayout(buttons);
    m_error->hide();
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_accept, &QPushButton::clicked, this, &PromptDialog::submit);
    connect(m_input, &QLineEdit::textEdited, m_error, &QLabel::hide);
}

void PromptDialog::setText(const QString &text)
{
    m_input->setText(text);
    m_input->selectAll();
}

void PromptDialog::showError(const QString &error)
{
    m_error->setText(error);
    m_error->setVisible(!error.isEmpty());
}

void PromptDialog::submit()
{
    const QString text = m_input->text();
    if (const QString error = m_check(text); !error.isEmpty())
        return showError(error);
    Q_EMIT entered(text);
    accept();
}

} // namespace Parlor
