// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/peoplepanel.h"

#include "client/core/rostermodel.h"
#include "client/widgets/hostpanel.h"
#include "client/widgets/peoplelist.h"
#include "client/widgets/theme.h"
#include "client/widgets/themeswitch.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace Parlor {

namespace {
constexpr int HeadingHeight = 40;
} // namespace

PeoplePanel::PeoplePanel(QWidget *parent)
    : QWidget(parent)
    , m_share(new QLabel(tr("Share this chat"), this))
    , m_host(new HostPanel(this))
    , m_heading(new QLabel(this))
    , m_people(new PeopleList(this))
{
    setProperty("look", QStringLiteral("side"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(Metrics::RightWidth);
    for (QLabel *label : {m_share, m_heading})
        label->setTextFormat(Qt::PlainText);
    m_heading->setProperty("look", QStringLiteral("secondary"));
    m_share->setFixedHeight(Metrics::HeaderHeight);
    m_share->setIndent(4);
    m_heading->setIndent(4);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(14, 0, 14, 8);
    all->setSpacing(0);
    all->addWidget(m_share);
    all->addWidget(m_host);
    all->addWidget(m_heading);
    all->addSpacing(4);
    all->addWidget(m_people, 1);
    m_people->setMinimumHeight(84);
    setHosting({}, 0);
    showCount();
    restyle();
}

void PeoplePanel::setModel(RosterModel *people)
{
    if (m_model)
        m_model->disconnect(this);
    m_model = people;
    m_people->setModel(people);
    if (people) {
        connect(people, &RosterModel::countChanged, this, &PeoplePanel::showCount);
        connect(people, &RosterModel::modelReset, this, &PeoplePanel::showCount);
    }
    showCount();
}

void PeoplePanel::setHosting(const QStringList &addresses, int people)
{
    m_share->setVisible(!addresses.isEmpty());
    m_host->setVisible(!addresses.isEmpty());
    m_heading->setFixedHeight(addresses.isEmpty() ? Metrics::HeaderHeight : HeadingHeight);
    if (!addresses.isEmpty())
        m_host->setHosting(addresses, people);
}

void PeoplePanel::showCount()
{
    m_heading->setText(tr("People: %n", "how many are in this room", m_model ? m_model->count() : 0));
}

void PeoplePanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
    QWidget::changeEvent(event);
}

void PeoplePanel::restyle()
{
    m_share->setFont(sized(font(), 15, QFont::DemiBold));
    m_heading->setFont(sized(font(), Metrics::SmallPixels, QFont::DemiBold));
}

} // namespace Parlor
