// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/connectionbanner.h"

#include "client/widgets/iconpainter.h"
#include "client/widgets/texts.h"
#include "client/widgets/theme.h"
#include "client/widgets/themeswitch.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>

namespace Parlor {

ConnectionBanner::ConnectionBanner(QWidget *parent)
    : QFrame(parent)
    , m_picture(new QLabel(this))
    , m_what(new QLabel(this))
    , m_lines(new QLabel(this))
    , m_action(new QPushButton(this))
    , m_tick(new QTimer(this))
{
    setObjectName(QStringLiteral("connectionBanner"));
    setAccessibleName(tr("Connection"));
    setProperty("look", QStringLiteral("banner"));
    setMinimumHeight(Metrics::BannerHeight);
    for (QLabel *label : {m_what, m_lines})
        label->setTextFormat(Qt::PlainText);
    m_lines->setWordWrap(true);
    m_action->setObjectName(QStringLiteral("retryButton"));
    m_action->setProperty("look", QStringLiteral("link"));
    m_action->setCursor(Qt::PointingHandCursor);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(20, 4, 16, 4);
    row->setSpacing(10);
    row->addWidget(m_picture);
    row->addWidget(m_what);
    row->addWidget(m_lines, 1);
    row->addWidget(m_action);
    m_tick->setInterval(std::chrono::seconds(1));
    connect(m_tick, &QTimer::timeout, this, [this] {
        m_seconds = qMax(0, m_seconds - 1);
        update();
    });
    connect(m_action, &QPushButton::clicked, this, [this] {
        if (m_state == SessionState::Ended)
            Q_EMIT leaveRequested();
        else
            Q_EMIT retryRequested();
    });
    restyle();
    hide();
}

void ConnectionBanner::setEnded(const QString &why)
{
    m_state = SessionState::Ended;
    m_why = why;
    m_tick->stop();
    update();
}

void ConnectionBanner::setState(SessionState state, std::chrono::milliseconds retryIn)
{
    m_state = state;
    m_why.clear();
    m_seconds = int((retryIn.count() + 999) / 1000);
    if (state == SessionState::Waiting)
        m_tick->start();
    else
        m_tick->stop();
    update();
}

void ConnectionBanner::setWaitingLines(int count)
{
    m_waiting = count;
    update();
}

void ConnectionBanner::update()
{
    switch (m_state) {
    case SessionState::Waiting:
        m_what->setText(m_seconds > 0 ? tr("Connection lost. Reconnecting in %n s", nullptr, m_seconds)
                                      : tr("Connection lost. Reconnecting…"));
        break;
    case SessionState::Ended:
        m_what->setText(m_why);
        break;
    default:
        m_what->setText(Texts::state(m_state));
    }
    m_what->setWordWrap(m_state == SessionState::Ended); // a sentence; the others are a few words
    m_lines->setVisible(m_state != SessionState::Ended);
    m_lines->setText(m_waiting > 0 ? tr("%n messages waiting", nullptr, m_waiting) : QString());
    m_action->setText(m_state == SessionState::Ended ? tr("Back to the start") : tr("Retry now"));
    m_action->setVisible(m_state == SessionState::Waiting || m_state == SessionState::Ended);
    const bool wanted =
        m_state != SessionState::Online && m_state != SessionState::Idle && !m_what->text().isEmpty();
    setVisible(wanted);
}

void ConnectionBanner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
    QFrame::changeEvent(event);
}

void ConnectionBanner::restyle()
{
    const Theme &theme = Theme::of(palette());
    m_picture->setPixmap(makeIcon(Icon::Cloud, theme.bannerText).pixmap(QSize(18, 18), devicePixelRatioF()));
    m_what->setFont(sized(font(), Metrics::BodyPixels - 1, QFont::DemiBold));
    m_lines->setFont(sized(font(), Metrics::BodyPixels - 1));
    m_action->setFont(sized(font(), Metrics::BodyPixels - 1, QFont::DemiBold));
}

} // namespace Parlor
