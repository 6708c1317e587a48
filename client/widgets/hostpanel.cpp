// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/hostpanel.h"

#include "client/widgets/iconpainter.h"
#include "client/widgets/qrcode.h"
#include "client/widgets/theme.h"
#include "client/widgets/themeswitch.h"

#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QFrame>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <chrono>

namespace Parlor {

HostPanel::HostPanel(QWidget *parent)
    : QWidget(parent)
    , m_code(new QrCode(this))
    , m_hint(new QLabel(tr("Scan, or open the address in a browser on the same network."), this))
    , m_choice(new QComboBox(this))
    , m_address(new QLineEdit(this))
    , m_copy(new QPushButton(this))
    , m_people(new QLabel(this))
    , m_keep(new QToolButton(this))
    , m_copyMenu(new QMenu(m_keep))
    , m_stop(new QPushButton(tr("Stop hosting"), this))
    , m_copied(new QTimer(this))
{
    m_code->setObjectName(QStringLiteral("shareCode"));
    m_choice->setObjectName(QStringLiteral("addressChoice"));
    m_choice->setAccessibleName(tr("Which address to share"));
    m_address->setObjectName(QStringLiteral("shareAddress"));
    m_address->setAccessibleName(tr("Address to share"));
    m_address->setProperty("look", QStringLiteral("share"));
    m_address->setReadOnly(true);
    m_copy->setObjectName(QStringLiteral("copyButton"));
    m_keep->setObjectName(QStringLiteral("keepButton"));
    m_keep->setAccessibleName(tr("Save a copy"));
    m_keep->setToolTip(tr("Save a copy"));
    m_keep->setPopupMode(QToolButton::InstantPopup);
    m_keep->setMenu(m_copyMenu);
    m_stop->setObjectName(QStringLiteral("stopButton"));
    m_stop->setProperty("look", QStringLiteral("danger"));
    m_copied->setSingleShot(true);
    m_copied->setInterval(std::chrono::seconds(2));
    for (QLabel *label : {m_hint, m_people}) {
        label->setTextFormat(Qt::PlainText);
        label->setProperty("look", QStringLiteral("secondary"));
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
    }

    auto *card = new QFrame(this);
    card->setProperty("look", QStringLiteral("card"));
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(13, 13, 13, 13);
    inside->setSpacing(8);
    inside->addWidget(m_code, 0, Qt::AlignHCenter);
    inside->addWidget(m_hint);
    inside->addWidget(m_choice);
    inside->addWidget(m_address);
    inside->addWidget(m_copy);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(8);
    all->addWidget(card);
    all->addWidget(m_people);
    auto *end = new QHBoxLayout;
    end->addWidget(m_stop, 1);
    end->addWidget(m_keep);
    all->addLayout(end);

    connect(m_copy, &QPushButton::clicked, this, &HostPanel::copy);
    connect(m_copied, &QTimer::timeout, this, &HostPanel::restyle);
    connect(m_stop, &QPushButton::clicked, this, &HostPanel::stopRequested);
    connect(m_choice, &QComboBox::textActivated, this, [this](const QString &address) {
        showAddress(address);
        Q_EMIT addressChosen(address);
    });
    restyle();
}

void HostPanel::setHosting(const QStringList &addresses, int people)
{
    const QString before = address();
    m_choice->clear();
    m_choice->addItems(addresses);
    m_choice->setVisible(addresses.size() > 1);
    const qsizetype same = addresses.indexOf(before);
    m_choice->setCurrentIndex(same < 0 ? 0 : int(same));
    showAddress(m_choice->currentText());
    setPeople(people);
}

void HostPanel::setPeople(int people)
{
    m_people->setText(tr("%n people in this chat", nullptr, people));
}

QString HostPanel::address() const
{
    return m_address->text();
}

void HostPanel::showAddress(const QString &address)
{
    m_address->setText(address);
    m_address->setCursorPosition(0);
    m_code->setText(address);
}

void HostPanel::copy()
{
    QGuiApplication::clipboard()->setText(address());
    m_copied->start();
    restyle();
}

void HostPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
    QWidget::changeEvent(event);
}

void HostPanel::restyle()
{
    const Theme &theme = Theme::of(palette());
    const bool copied = m_copied->isActive();
    m_copy->setText(copied ? tr("Copied") : tr("Copy address"));
    m_copy->setIcon(makeIcon(copied ? Icon::Check : Icon::Copy, theme.accent));
    m_keep->setIcon(makeIcon(Icon::Save, theme.secondary));
    m_keep->setIconSize({20, 20});
    m_choice->setFont(sized(font(), Metrics::SmallPixels));
    m_hint->setFont(sized(font(), Metrics::SmallPixels));
    m_people->setFont(sized(font(), Metrics::SmallPixels));
    m_address->setFont(sized(font(), Metrics::SmallPixels, QFont::DemiBold));
}

} // namespace Parlor
