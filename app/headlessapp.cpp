// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "app/headlessapp.h"

#include "app/reachableaddress.h"

#include <QCoreApplication>
#include <QDir>
#include <QTemporaryFile>
#include <QTextStream>

namespace Parlor {

HeadlessApp::HeadlessApp(const ServerOptions &options, QObject *parent)
    : QObject(parent)
    , m_options(options)
{
    connect(&m_server, &ServerThread::started, this, &HeadlessApp::onStarted);
    connect(&m_server, &ServerThread::failed, this, &HeadlessApp::onFailed);
    connect(&m_server, &ServerThread::stopped, this, [] { QCoreApplication::exit(0); });
}

void HeadlessApp::start()
{
    if (const QString problem = prepareDataFolder(m_options.data); !problem.isEmpty()) {
        QTextStream(stderr) << "parlor-server: " << problem << Qt::endl;
        QMetaObject::invokeMethod(
            this, [] { QCoreApplication::exit(1); }, Qt::QueuedConnection);
        return;
    }
    m_server.start(m_options.server);
}

void HeadlessApp::stop()
{
    if (m_server.state() == ServerThread::State::Stopped)
        QCoreApplication::exit(0);
    constexpr std::chrono::seconds restart{3}; // a service that is stopped is most often started again
    m_server.stop(restart);
}

void HeadlessApp::onStarted(const ServerStatus &status)
{
    printReady(m_options.server, status);
}

void HeadlessApp::onFailed(const ServerFailure &failure)
{
    QTextStream(stderr) << "parlor-server: " << describe(failure, m_options.server) << Qt::endl;
    QCoreApplication::exit(1);
}

void printReady(const ServerConfig &config, const ServerStatus &status)
{
    const QStringList urls = shareUrls(config.address, status.port, systemInterfaces(),
                                       config.certificate.isEmpty() ? UrlScheme::Http : UrlScheme::Https);
    QTextStream(stdout) << "Parlor is ready: " << urls.constFirst() << Qt::endl;
}

static QString describe(CertificateProblem problem, const CertificateFiles &files, const QString &detail)
{
    switch (problem) {
    case CertificateProblem::None:
        break;
    case CertificateProblem::NoTls:
        return QStringLiteral("--tls-cert: Qt cannot encrypt on this machine; install its TLS plugin");
    case CertificateProblem::ChainUnreadable:
        return QStringLiteral("--tls-cert: the file \"%1\" cannot be read: %2").arg(files.chain, detail);
    case CertificateProblem::NoCertificate:
        return QStringLiteral("--tls-cert: no certificate is in \"%1\"; give a chain in PEM")
            .arg(files.chain);
    case CertificateProblem::KeyUnreadable:
        return QStringLiteral("--tls-key: the file \"%1\" cannot be read: %2").arg(files.key, detail);
    case CertificateProblem::KeyEncrypted:
        return QStringLiteral("--tls-key: the key in \"%1\" needs a passphrase; give it without one")
            .arg(files.key);
    case CertificateProblem::NoKey:
        return QStringLiteral("--tls-key: no EC or RSA key is in \"%1\"; give one in PEM").arg(files.key);
    case CertificateProblem::Misfit:
        return QStringLiteral(
                   "--tls-key: the key in \"%1\" is not that of the first certificate in \"%2\", or "
                   "one of them is too weak")
            .arg(files.key, files.chain);
    }
    return QStringLiteral("--tls-cert: \"%1\" cannot be used").arg(files.chain);
}

QString describe(const StoreProblem &problem, const QString &folder)
{
    using Reason = StoreProblem::Reason;
    switch (problem.reason) {
    case Reason::NoDriver:
        return QStringLiteral("--storage: Qt's SQLite driver is not installed; install it, or keep nothing "
                              "with --storage memory");
    case Reason::InUse:
        return QStringLiteral("another server keeps its chat in \"%1\"; stop it or choose another folder "
                              "with --data")
            .arg(folder);
    case Reason::NotWritable:
        return QStringLiteral("the chat in \"%1\" cannot be written; choose another folder with --data")
            .arg(folder);
    case Reason::NotALog:
        return QStringLiteral("the file log.sqlite in \"%1\" is not a chat of Parlor's; move it away or "
                              "choose another folder with --data")
            .arg(folder);
    case Reason::TooNew:
        return QStringLiteral("the chat in \"%1\" was written by a newer Parlor; update this program")
            .arg(folder);
    case Reason::Damaged:
        return QStringLiteral("the chat in \"%1\" is damaged; restore a backup of it, or choose another "
                              "folder with --data")
            .arg(folder);
    case Reason::TooOld:
        return QStringLiteral(
                   "the chat in \"%1\" was written by an older Parlor; start parlor-server on it once")
            .arg(folder);
    case Reason::NotThere:
        return problem.detail.isEmpty()
            ? QStringLiteral("there is no chat in \"%1\"").arg(folder)
            : QStringLiteral("there is no room \"%1\" in the chat in \"%2\"").arg(problem.detail, folder);
    case Reason::AlreadyThere:
        return QStringLiteral("\"%1\" is there already; nothing is overwritten").arg(folder);
    case Reason::Full:
        return QStringLiteral("the disk that holds \"%1\" is full").arg(folder);
    case Reason::None:
    case Reason::Other:
        break;
    }
    return QStringLiteral("the chat in \"%1\" cannot be opened: %2").arg(folder, problem.detail);
}

QString describe(const ServerFailure &failure, const ServerConfig &config)
{
    switch (failure.reason) {
    case ServerFailure::Reason::PortTaken:
        return QStringLiteral("port %1 is in use by another program; stop it or choose another with --port")
            .arg(failure.port);
    case ServerFailure::Reason::NotAllowed:
        return QStringLiteral("port %1 is reserved by the system; choose one from 1024 with --port")
            .arg(failure.port);
    case ServerFailure::Reason::AddressNotHere:
        return QStringLiteral("this machine has no address %1; leave out --address to listen on all")
            .arg(config.address.toString());
    case ServerFailure::Reason::Certificate:
        return describe(failure.problem, config.certificate, failure.detail);
    case ServerFailure::Reason::Storage:
        return describe(failure.storage, config.storage.folder);
    case ServerFailure::Reason::Other:
        break;
    }
    return QStringLiteral("cannot listen on port %1: %2").arg(failure.port).arg(failure.detail);
}

QString prepareDataFolder(const QString &folder)
{
    if (folder.isEmpty())
        return {};
    if (!QDir().mkpath(folder))
        return QStringLiteral("the data folder \"%1\" cannot be made; choose another with --data")
            .arg(folder);
    QTemporaryFile probe(QDir(folder).filePath(QStringLiteral("probe-XXXXXX")));
    if (!probe.open())
        return QStringLiteral("the data folder \"%1\" cannot be written to; choose another with --data")
            .arg(folder);
    return {};
}

} // namespace Parlor
