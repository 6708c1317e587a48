// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/support/serverprocess.h"
#include "tests/support/testcertificates.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

using namespace Parlor;

/// `parlor-server` with a certificate, as people start it and join it.
class TestEncryptedProcess final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printsAnHttpsAddress();
    void takesFilesFromTheConfiguration();
    void servesThePageBothWays();
    void everybodyHearsEverybody();
    void tellsEverybodyWhenItStops();
    void mistakes_data();
    void mistakes();
};

static QStringList encrypted(const QString &chain = certificateFile("chain.pem"),
                             const QString &key = certificateFile("key.pem"))
{
    return {QStringLiteral("--tls-cert"), chain, QStringLiteral("--tls-key"), key};
}

/// A client that keeps what it hears.
struct Listener
{
    Listener(const QUrl &url, bool isRich)
    {
        socket.setSslConfiguration(trustingConfiguration());
        QObject::connect(&socket, &QWebSocket::textMessageReceived, &socket,
                         [this](const QString &text) { heard += text; });
        QWebSocketHandshakeOptions options;
        if (isRich)
            options.setSubprotocols({QStringLiteral("parlor.v1")});
        socket.open(url, options);
        [this] { QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState); }();
    }
    bool hasHeard(const QString &text) const { return heard.join(u'\n').contains(text); }

    QWebSocket socket;
    QStringList heard;
};

void TestEncryptedProcess::printsAnHttpsAddress()
{
    ServerProcess server;
    QVERIFY(server.start(encrypted()));
    QCOMPARE(server.stop(), 0);
    QCOMPARE(server.output(), QStringLiteral("Parlor is ready: https://127.0.0.1:%1/\n").arg(server.port()));
}

void TestEncryptedProcess::takesFilesFromTheConfiguration()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("server.conf")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("tls-cert=" + certificateFile("rsa.pem").toUtf8()
               + "\ntls-key=" + certificateFile("rsakey.pem").toUtf8() + '\n');
    file.close();
    ServerProcess server;
    QVERIFY(server.start({QStringLiteral("--config"), file.fileName()}));
    QVERIFY(server.output().contains(QLatin1String("https://")));
    QCOMPARE(server.stop(), 0);
}

void TestEncryptedProcess::servesThePageBothWays()
{
    ServerProcess server;
    QVERIFY(server.start(encrypted()));
    QNetworkAccessManager network;
    for (const char *scheme : {"https", "http"}) {
        QNetworkRequest request(
            QUrl(QStringLiteral("%1://127.0.0.1:%2/").arg(QLatin1String(scheme)).arg(server.port())));
        request.setSslConfiguration(trustingConfiguration());
        const std::unique_ptr<QNetworkReply> reply(network.get(request));
        QTRY_VERIFY(reply->isFinished());
        QCOMPARE(reply->error(), QNetworkReply::NoError);
        QVERIFY(reply->readAll().contains("<html"));
    }
}

void TestEncryptedProcess::everybodyHearsEverybody()
{
    ServerProcess server;
    QVERIFY(server.start(encrypted()));
    QUrl unencrypted = server.webSocketUrl();
    QCOMPARE(unencrypted.scheme(), QStringLiteral("wss"));
    unencrypted.setScheme(QStringLiteral("ws"));
    Listener ana(server.webSocketUrl(), true);
    ana.socket.sendTextMessage(QStringLiteral(R"({"type":"hello","version":1,"name":"Ana"})"));
    QTRY_VERIFY(ana.hasHeard(QStringLiteral(R"("type":"welcome")")));
    Listener plain(server.webSocketUrl(QStringLiteral("/")), false);
    Listener other(unencrypted, false);

    const QString long1 = QString(3000, u'x') + QStringLiteral("one");
    plain.socket.sendTextMessage(long1);
    for (const Listener *listener : {&ana, &plain, &other})
        QTRY_VERIFY(listener->hasHeard(long1));
    other.socket.sendTextMessage(QStringLiteral("two"));
    for (const Listener *listener : {&ana, &plain, &other})
        QTRY_VERIFY(listener->hasHeard(QStringLiteral("two")));
    ana.socket.sendTextMessage(QStringLiteral(R"({"type":"post","id":"c-1","room":"lobby","text":"three"})"));
    for (const Listener *listener : {&plain, &other})
        QTRY_VERIFY(listener->heard.contains(QStringLiteral("Ana: three")));
    QCOMPARE(plain.heard, other.heard);
    QCOMPARE(plain.heard, (QStringList{long1, QStringLiteral("two"), QStringLiteral("Ana: three")}));
}

void TestEncryptedProcess::tellsEverybodyWhenItStops()
{
    ServerProcess server;
    QVERIFY(server.start(encrypted()));
    Listener client(server.webSocketUrl(QStringLiteral("/")), false);
    QSignalSpy disconnected(&client.socket, &QWebSocket::disconnected);
    server.process().terminate();
    QTRY_COMPARE(disconnected.count(), 1);
    QCOMPARE(client.socket.closeCode(), QWebSocketProtocol::CloseCodeGoingAway);
    QCOMPARE(server.waitForEnd(), 0);
}

void TestEncryptedProcess::mistakes_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const char *chain, const char *key, const char *says) {
        QTest::newRow(name) << encrypted(certificateFile(chain), certificateFile(key)) << 1
                            << QString::fromLatin1(says);
    };
    row("no chain", "none", "key.pem", "--tls-cert: the file");
    row("no certificate in it", "key.pem", "key.pem", "--tls-cert: no certificate");
    row("no key", "chain.pem", "none", "--tls-key: the file");
    row("no key in it", "chain.pem", "chain.pem", "--tls-key: no EC or RSA key");
    row("key behind a passphrase", "chain.pem", "lockedkey.pem", "passphrase");
    row("another's key", "chain.pem", "otherkey.pem", "is not that of the first certificate");
    QTest::newRow("certificate alone") << encrypted().mid(0, 2) << 2 << QStringLiteral("go together");
    QTest::newRow("key alone") << encrypted().mid(2) << 2 << QStringLiteral("go together");
}

void TestEncryptedProcess::mistakes()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, status);
    QFETCH(QString, says);
    ServerProcess server;
    QVERIFY(!server.start(arguments));
    QCOMPARE(server.process().exitCode(), status);
    QCOMPARE(server.output().count(u'\n'), 1);
    QVERIFY(server.output().startsWith(QLatin1String("parlor-server: ")));
    QVERIFY2(server.output().contains(says), qUtf8Printable(server.output()));
}

QTEST_GUILESS_MAIN(TestEncryptedProcess)
#include "tst_encryptedprocess.moc"
