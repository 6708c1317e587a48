// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/formdialog.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace Parlor {

FormDialog::FormDialog(const QString &title, const QString &accept, QWidget *parent)
    : QDialog(parent)
    , m_fields(new QVBoxLayout)
    , m_error(new QLabel(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_accept(new QPushButton(accept, this))
{
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(380);
    m_error->setObjectName(QStringLiteral("promptError"));
    m_error->setTextFormat(Qt::PlainText);
    m_error->setWordWrap(true);
    m_error->setProperty("look", QStringLiteral("danger"));
    m_error->hide();
    m_fields->setSpacing(10);
    m_cancel->setObjectName(QStringLiteral("promptCancel"));
    m_cancel->setAutoDefault(false);
    m_accept->setObjectName(QStringLiteral("promptAccept"));
    m_accept->setProperty("look", QStringLiteral("primary"));
    m_accept->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_accept);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(24, 20, 24, 20);
    all->setSpacing(12);
    all->addLayout(m_fields);
    all->addWidget(m_error);
    all->addLayout(buttons);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_accept, &QPushButton::clicked, this, &FormDialog::submit);
}

QWidget *FormDialog::addField(const QString &words, QWidget *field)
{
    auto *both = new QWidget(this);
    auto *label = new QLabel(words, both);
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(field);
    field->setAccessibleName(words);
    auto *column = new QVBoxLayout(both);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(label);
    column->addWidget(field);
    m_fields->addWidget(both);
    putInTabOrder(field);
    return both;
}

void FormDialog::addWidget(QWidget *widget)
{
    m_fields->addWidget(widget);
    if (widget->focusPolicy() & Qt::TabFocus)
        putInTabOrder(widget);
}

/// Behind the last one, and before the buttons.
void FormDialog::putInTabOrder(QWidget *field)
{
    if (m_last)
        setTabOrder(m_last, field);
    setTabOrder(field, m_cancel);
    setTabOrder(m_cancel, m_accept);
    m_last = field;
}

void FormDialog::addHint(const QString &words)
{
    auto *hint = new QLabel(words, this);
    hint->setTextFormat(Qt::PlainText);
    hint->setWordWrap(true);
    hint->setProperty("look", QStringLiteral("secondary"));
    m_fields->addWidget(hint);
}

void FormDialog::showError(const QString &error)
{
    m_error->setText(error);
    m_error->setVisible(!error.isEmpty());
}

} // namespace Parlor
