// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "app/desktopapp.h"

#include "app/chatfolder.h"
#include "app/headlessapp.h"
#include "app/reachableaddress.h"
#include "client/widgets/mainwindow.h"
#include "client/widgets/startview.h"

#include <QDir>
#include <QGuiApplication>
#include <QHostInfo>
#include <QRandomGenerator>

namespace Parlor {

// As long as a token of the server's.
static QString randomToken()
{
    constexpr int words = 4;
    quint32 bits[words];
    QRandomGenerator::system()->fillRange(bits);
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(bits), sizeof bits)
                                   .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

static ExportFormat exportFormatOf(CopyFormat format)
{
    switch (format) {
    case CopyFormat::Html:
        return ExportFormat::Html;
    case CopyFormat::Text:
        return ExportFormat::Text;
    case CopyFormat::JsonLines:
        break;
    }
    return ExportFormat::JsonLines;
}

DesktopApp::DesktopApp(const DesktopOptions &options, QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_settings(options.data)
    , m_session(m_clock, &m_settings)
    , m_name(options.name.isEmpty() ? m_settings.name() : options.name)
    , m_window(std::make_unique<MainWindow>())
{
    m_window->restoreGeometry(m_settings.windowState());
    m_window->setSession(&m_session);
    connectWindow();
    connectServer();
    connectArchive();
    connect(&m_session, &ChatSession::stateChanged, this, &DesktopApp::onSessionStateChanged);
    connect(&m_session, &ChatSession::youChanged, this, [this] {
        if (m_session.you().name.isEmpty()) // not in yet
            return;
        m_name = m_session.you().name;
        m_settings.setName(m_name);
    });
}

DesktopApp::~DesktopApp()
{
    m_settings.setWindowState(m_window->saveGeometry());
}

void DesktopApp::connectWindow()
{
    connect(m_window.get(), &MainWindow::hostRequested, this, &DesktopApp::onHostRequested);
    connect(m_window.get(), &MainWindow::joinRequested, this, &DesktopApp::onJoinRequested);
    connect(m_window.get(), &MainWindow::recentRemoved, this, [this](const QString &address) {
        m_settings.removeRecent(address);
        showRecents();
    });
    connect(m_window.get(), &MainWindow::cancelRequested, this, &DesktopApp::leave);
    connect(m_window.get(), &MainWindow::leaveRequested, this, &DesktopApp::leave);
    connect(m_window.get(), &MainWindow::stopRequested, this, &DesktopApp::leave);
    connect(m_window.get(), &MainWindow::closed, this, &DesktopApp::quit);
}

void DesktopApp::connectArchive()
{
    connect(m_window.get(), &MainWindow::exportRequested, this,
            [this](const QString &room, CopyFormat format, const QString &file) {
                m_archive.exportRoom(m_hosting.storage.folder, room, exportFormatOf(format), file);
            });
    connect(m_window.get(), &MainWindow::backupRequested, this,
            [this](const QString &file) { m_archive.backUp(m_hosting.storage.folder, file); });
    connect(&m_archive, &HostArchive::finished, m_window.get(), &MainWindow::showNotice);
}

void DesktopApp::connectServer()
{
    connect(&m_server, &ServerThread::started, this, &DesktopApp::onStarted);
    connect(&m_server, &ServerThread::failed, this, &DesktopApp::onFailed);
    connect(&m_server, &ServerThread::statusChanged, this, [this](const ServerStatus &status) {
        if (m_window->isHosting())
            m_window->setHosting(addresses(status), status.people);
    });
    connect(&m_server, &ServerThread::noticed, this, [this](const QString &code, const QString &subject) {
        if (code == QLatin1String("local-page"))
            m_window->showNotice(tr("%1 joined from a page on this computer.").arg(subject));
        else if (code == QLatin1String("refused-connections"))
            m_window->showNotice(tr("Too many connections from %1 were refused.").arg(subject));
        // "log-failed" comes to everybody in the chat, and so to the host
    });
    connect(&m_server, &ServerThread::stopped, this, [this] {
        if (m_isQuitting)
            QCoreApplication::quit();
    });
}

void DesktopApp::start()
{
    // The closed window is not the end: everybody has to be told first.
    QGuiApplication::setQuitOnLastWindowClosed(false);
    m_window->startView()->setName(m_name);
    showRecents();
    m_window->showStart();
    m_window->show();
    m_isAskedByCommandLine = m_options.host.has_value();
    if (m_options.host)
        host(*m_options.host);
    else if (!m_options.join.isEmpty())
        onJoinRequested(m_name, m_options.join);
}

void DesktopApp::showRecents()
{
    QVector<RecentChat> recents;
    for (const RecentAddress &recent : m_settings.recents())
        recents.push_back({recent.title, recent.address});
    m_window->startView()->setRecents(recents);
}

void DesktopApp::onHostRequested(const QString &name, const QString &title)
{
    m_name = name;
    m_settings.setName(name);
    ServerConfig config = m_options.host.value_or(ServerConfig());
    config.title = title;
    config.hostName = QHostInfo::localHostName();
    config.nextFreePort = true;
    m_isAskedByCommandLine = false;
    host(config);
}

void DesktopApp::host(const ServerConfig &config)
{
    if (m_server.state() != ServerThread::State::Stopped) {
        m_window->showHostError(tr("The last chat is still ending. Try again in a moment."));
        return;
    }
    m_address.clear();
    m_hosting = config;
    m_hosting.hostToken = hostToken();
    m_hosting.storage.folder = chatFolder(m_options.data, config.title);
    if (!prepareDataFolder(m_hosting.storage.folder).isEmpty()) {
        ServerFailure failure{ServerFailure::Reason::Storage, config.port, {}};
        failure.storage = {StoreProblem::Reason::NotWritable, {}};
        onFailed(failure);
        return;
    }
    m_window->startView()->setBusy(true, tr("Opening the chat…"));
    m_server.start(m_hosting);
}

// Always the same, so that the host of a chat is the same person the next time.
QString DesktopApp::hostToken()
{
    QString token = m_settings.hostToken();
    if (token.isEmpty()) {
        token = randomToken();
        m_settings.setHostToken(token);
    }
    return token;
}

void DesktopApp::onStarted(const ServerStatus &status)
{
    if (m_isAskedByCommandLine)
        printReady(m_hosting, status);
    m_window->setHosting(addresses(status), status.people);
    if (m_hosting.nextFreePort && m_hosting.port != 0 && status.port != m_hosting.port)
        m_window->showNotice(tr("Port %1 is taken by another program, so this chat uses port %2.")
                                 .arg(m_hosting.port)
                                 .arg(status.port));
    // The host is in the chat like everybody else, over a socket.
    QHostAddress address = m_hosting.address;
    if (address == QHostAddress(QHostAddress::AnyIPv6))
        address = QHostAddress(QHostAddress::LocalHostIPv6);
    else if (isAnyAddress(address))
        address = QHostAddress(QHostAddress::LocalHost);
    enter(parseAddress(joinUrl(address, status.port)), m_hosting.hostToken);
}

void DesktopApp::onFailed(const ServerFailure &failure)
{
    m_window->startView()->setBusy(false);
    if (m_isAskedByCommandLine) {
        QTextStream(stderr) << "parlor: " << describe(failure, m_hosting) << Qt::endl;
        QMetaObject::invokeMethod(
            this, [] { QCoreApplication::exit(1); }, Qt::QueuedConnection); // the loop may not run yet
        return;
    }
    m_window->showHostError(failureText(failure));
}

QString DesktopApp::failureText(const ServerFailure &failure) const
{
    switch (failure.reason) {
    case ServerFailure::Reason::PortTaken:
        return tr("Port %1 and the next ones are taken by other programs. Close one of them and try again.")
            .arg(failure.port);
    case ServerFailure::Reason::NotAllowed:
        return tr("The system does not let Parlor use port %1. Choose one from 1024.").arg(failure.port);
    case ServerFailure::Reason::AddressNotHere:
        return tr("This computer has no address %1.").arg(m_hosting.address.toString());
    case ServerFailure::Reason::Storage:
        return storageText(failure.storage);
    case ServerFailure::Reason::Certificate: // the desktop app gives none
    case ServerFailure::Reason::Other:
        break;
    }
    return tr("The chat could not be opened on port %1: %2").arg(failure.port).arg(failure.detail);
}

QString DesktopApp::storageText(const StoreProblem &problem) const
{
    using Reason = StoreProblem::Reason;
    switch (problem.reason) {
    case Reason::NoDriver:
        return tr("Qt's SQLite driver is missing, so the chat cannot be kept. Install it and try again.");
    case Reason::InUse:
        return tr("Another window of Parlor hosts this chat already. Join that, or give yours another name.");
    case Reason::NotWritable:
        return tr("The chat cannot be kept in the folder %1. Make it writable and try again.")
            .arg(QDir::toNativeSeparators(m_hosting.storage.folder));
    case Reason::TooNew:
        return tr("This chat was kept by a newer Parlor. Update this program to host it.");
    case Reason::Full:
        return tr("The disk is full, so the chat cannot be kept. Free some space and try again.");
    case Reason::NotALog:
    case Reason::Damaged:
        return tr("What was kept of this chat in %1 is damaged. Move it away, or give the chat another name.")
            .arg(QDir::toNativeSeparators(m_hosting.storage.folder));
    case Reason::TooOld: // of commands alone
    case Reason::NotThere:
    case Reason::AlreadyThere:
    case Reason::None:
    case Reason::Other:
        break;
    }
    return tr("The chat that was kept could not be opened: %1").arg(problem.detail);
}

QStringList DesktopApp::addresses(const ServerStatus &status) const
{
    return shareUrls(m_hosting.address, status.port, systemInterfaces());
}

void DesktopApp::onJoinRequested(const QString &name, const QString &address)
{
    m_name = name;
    m_settings.setName(name);
    m_address = address;
    const QUrl url = parseAddress(address);
    enter(url, m_settings.token(url.toString()));
}

void DesktopApp::enter(const QUrl &url, const QString &token)
{
    m_url = url;
    m_session.join({url, m_name, token});
}

void DesktopApp::onSessionStateChanged(SessionState state)
{
    // A host that does not come in itself hosts nothing: nobody could stop it.
    if (state == SessionState::Ended && !m_window->chatIsShown()
        && m_server.state() != ServerThread::State::Stopped) {
        m_server.stop();
        m_window->setHosting({}, 0);
    }
    if (state != SessionState::Online || m_address.isEmpty())
        return;
    m_settings.setToken(m_url.toString(), m_session.token());
    m_settings.addRecent({m_address, m_session.title()});
    showRecents();
}

void DesktopApp::leave()
{
    m_address.clear();
    m_session.leave();
    m_server.stop();
    m_window->setHosting({}, 0);
    m_window->startView()->setBusy(false);
    m_window->startView()->setName(m_name);
    m_window->showStart();
}

void DesktopApp::quit()
{
    if (m_isQuitting)
        return;
    m_isQuitting = true;
    m_session.leave();
    m_window->hide();
    if (m_server.state() == ServerThread::State::Stopped)
        QCoreApplication::quit();
    else
        m_server.stop();
}

} // namespace Parlor
