// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/mainwindow.h"

#include "client/widgets/chatview.h"
#include "client/widgets/iconpainter.h"
#include "client/widgets/texts.h"
#include "client/widgets/theme.h"

#include <QCloseEvent>
#include <QDesktopServices>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QUrl>

namespace Parlor {

MainWindow::MainWindow(QWidget *parent)
    : QMainWindow(parent)
    , m_pages(new QStackedWidget(this))
    , m_start(new StartView(this))
    , m_chat(new ChatView(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(QStringLiteral("Parlor"));
    setWindowIcon(programIcon());
    setMinimumSize(560, 400);
    resize(1100, 720);
    m_pages->addWidget(m_start);
    m_pages->addWidget(m_chat);
    setCentralWidget(m_pages);

    connect(m_start, &StartView::hostRequested, this, &MainWindow::hostRequested);
    connect(m_start, &StartView::joinRequested, this, &MainWindow::joinRequested);
    connect(m_start, &StartView::recentRemoved, this, &MainWindow::recentRemoved);
    connect(m_start, &StartView::cancelRequested, this, &MainWindow::cancelRequested);
    connect(m_chat, &ChatView::leaveRequested, this, [this] { end(Ending::Leave); });
    connect(m_chat, &ChatView::stopRequested, this, [this] { end(Ending::Stop); });
    connect(m_chat, &ChatView::linkActivated, this, &MainWindow::openLink);
    connect(m_chat->copies(), &CopyActions::exportRequested, this, &MainWindow::exportRequested);
    connect(m_chat->copies(), &CopyActions::backupRequested, this, &MainWindow::backupRequested);
    restyle();
}

void MainWindow::setSession(ChatSession *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_chat->setSession(session);
    if (!session)
        return;
    connect(session, &ChatSession::stateChanged, this, &MainWindow::onStateChanged);
    onStateChanged(session->state());
}

void MainWindow::onStateChanged(SessionState state)
{
    if (chatIsShown())
        return;
    switch (state) {
    case SessionState::Online:
        return showChat();
    case SessionState::Connecting:
    case SessionState::Joining:
        return m_start->setBusy(true, tr("Joining the chat…"));
    case SessionState::Ended:
        m_start->setBusy(false);
        return m_start->showError(StartView::Part::Join,
                                  Texts::ending(m_session->endReason(), m_session->failure()));
    case SessionState::Idle:
    case SessionState::NameNeeded:
    case SessionState::Waiting:
        return;
    }
}

void MainWindow::showStart()
{
    m_start->setBusy(false);
    m_pages->setCurrentWidget(m_start);
    setWindowTitle(QStringLiteral("Parlor"));
}

void MainWindow::showChat()
{
    m_start->setBusy(false);
    m_pages->setCurrentWidget(m_chat);
    if (m_session && !m_session->title().isEmpty())
        setWindowTitle(tr("%1 - Parlor", "title of the chat").arg(Texts::isolated(m_session->title())));
}

bool MainWindow::chatIsShown() const
{
    return m_pages->currentWidget() == m_chat;
}

void MainWindow::setHosting(const QStringList &addresses, int people)
{
    m_hosting = !addresses.isEmpty();
    m_others = m_hosting ? qMax(0, people - 1) : 0;
    m_chat->setHosting(addresses, people);
}

void MainWindow::showHostError(const QString &error)
{
    m_start->setBusy(false);
    m_start->showError(StartView::Part::Host, error);
}

void MainWindow::showNotice(const QString &text)
{
    m_chat->showNotice(text);
}

void MainWindow::end(Ending how)
{
    const auto act = [this, how] {
        switch (how) {
        case Ending::Close:
            m_closeConfirmed = true;
            close();
            break;
        case Ending::Stop:
            Q_EMIT stopRequested();
            break;
        case Ending::Leave:
            Q_EMIT leaveRequested();
            break;
        }
    };
    if (!m_hosting || m_others == 0)
        return act();
    if (findChild<QMessageBox *>(QStringLiteral("closeQuestion")))
        return;
    // Opened, not run: the interface goes on, and a test can press its buttons.
    auto *question = new QMessageBox(this);
    question->setObjectName(QStringLiteral("closeQuestion"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setWindowModality(Qt::WindowModal);
    question->setTextFormat(Qt::PlainText);
    question->setIcon(QMessageBox::Question);
    question->setWindowTitle(QStringLiteral("Parlor"));
    question->setText(tr("You are hosting: %n people will be disconnected.", nullptr, m_others));
    auto *yes = question->addButton(tr("Stop hosting"), QMessageBox::DestructiveRole);
    yes->setObjectName(QStringLiteral("closeConfirm"));
    auto *no = question->addButton(tr("Go on hosting"), QMessageBox::RejectRole);
    no->setObjectName(QStringLiteral("closeCancel"));
    question->setDefaultButton(no);
    question->setEscapeButton(no);
    connect(yes, &QPushButton::clicked, this, act);
    question->open();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_hosting && m_others > 0 && !m_closeConfirmed) {
        event->ignore();
        end(Ending::Close);
        return;
    }
    m_closeConfirmed = false;
    event->accept();
    Q_EMIT closed();
}

void MainWindow::openLink(const QUrl &url)
{
    QDesktopServices::openUrl(url);
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        restyle();
    QMainWindow::changeEvent(event);
}

void MainWindow::restyle()
{
    if (m_restyling)
        return; // the style sheet itself changes palettes
    m_restyling = true;
    setStyleSheet(Theme::of(palette()).styleSheet());
    m_restyling = false;
}

} // namespace Parlor
