// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT

// The cutting proxy as a program, for tests that are not written in C++.
//
//     cutproxy PORT
//
// Prints {"port": N}, where it listens for what it passes on to PORT. For a line "SEED CUTS ACK_CUTS ACKS" on
// standard input (see CutPlan) it cuts as planned; when that is done it prints {"cuts": "8 before the ack,
// ..."}. Ends at the end of its input.

#include "tests/support/cuttingproxy.h"

#include <QCoreApplication>
#include <QSocketNotifier>
#include <array>
#include <cstdio>
#include <unistd.h>

namespace Parlor {

namespace {

void print(const QString &json)
{
    std::printf("%s\n", qUtf8Printable(json));
    std::fflush(stdout);
}

} // namespace

/// One proxy between standard input and standard output.
class CutProxy final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CutProxy)

public:
    explicit CutProxy(quint16 serverPort);

    bool listen();

private:
    void onInput();
    void start(const QByteArray &plan);
    void onCut();

    CuttingProxy m_proxy;
    QSocketNotifier m_input{STDIN_FILENO, QSocketNotifier::Read};
    QByteArray m_read;
};

CutProxy::CutProxy(quint16 serverPort)
    : m_proxy(serverPort)
{
    connect(&m_input, &QSocketNotifier::activated, this, &CutProxy::onInput);
    connect(&m_proxy, &CuttingProxy::wasCut, this, &CutProxy::onCut);
}

bool CutProxy::listen()
{
    if (!m_proxy.listen())
        return false;
    print(QStringLiteral(R"({"port": %1})").arg(m_proxy.port()));
    return true;
}

void CutProxy::onInput()
{
    std::array<char, 256> bytes{};
    const ssize_t count = ::read(STDIN_FILENO, bytes.data(), bytes.size());
    if (count <= 0) {
        m_input.setEnabled(false);
        QCoreApplication::quit();
        return;
    }
    m_read.append(bytes.data(), count);
    for (qsizetype end = m_read.indexOf('\n'); end >= 0; end = m_read.indexOf('\n')) {
        start(m_read.first(end));
        m_read.remove(0, end + 1);
    }
}

void CutProxy::start(const QByteArray &plan)
{
    const QList<QByteArray> words = plan.simplified().split(' ');
    m_proxy.start(
        {words.value(0).toUInt(), words.value(1).toInt(), words.value(2).toInt(), words.value(3).toInt()});
}

void CutProxy::onCut()
{
    if (m_proxy.isPlanDone())
        print(QStringLiteral(R"({"cuts": "%1"})").arg(m_proxy.counts().text()));
}

} // namespace Parlor

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    Parlor::CutProxy proxy(QCoreApplication::arguments().value(1).toUShort());
    return proxy.listen() ? QCoreApplication::exec() : 1;
}

#include "cutproxy.moc"
