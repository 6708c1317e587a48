// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/composerbar.h"

#include "client/widgets/theme.h"
#include "client/widgets/themeswitch.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace Parlor {

ComposerBar::ComposerBar(QWidget *parent)
    : QWidget(parent)
    , m_label(new QLabel(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    setObjectName(QStringLiteral("editBar"));
    m_label->setObjectName(QStringLiteral("editBarText"));
    m_label->setTextFormat(Qt::PlainText);
    m_label->setProperty("look", QStringLiteral("secondary"));
    m_label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_cancel->setObjectName(QStringLiteral("cancelEditButton"));
    m_cancel->setProperty("look", QStringLiteral("link"));
    m_cancel->setCursor(Qt::PointingHandCursor);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(4, 0, 4, 0);
    row->addWidget(m_label, 1);
    row->addWidget(m_cancel);
    connect(m_cancel, &QPushButton::clicked, this, &ComposerBar::cancelled);
    restyle();
    hide();
}

void ComposerBar::setWords(const QString &words)
{
    m_words = words;
    m_label->setAccessibleName(words);
    setVisible(!words.isEmpty());
    fit();
}

void ComposerBar::fit()
{
    m_label->setText(m_label->fontMetrics().elidedText(m_words, Qt::ElideRight, m_label->width()));
}

void ComposerBar::restyle()
{
    for (QWidget *widget : {static_cast<QWidget *>(m_label), static_cast<QWidget *>(m_cancel)})
        widget->setFont(sized(font(), Metrics::SmallPixels, QFont::DemiBold));
    fit();
}

void ComposerBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layout()->activate();
    fit();
}

void ComposerBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        restyle();
    QWidget::changeEvent(event);
}

} // namespace Parlor
