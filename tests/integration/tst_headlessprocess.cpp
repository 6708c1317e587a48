// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/support/serverprocess.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QWebSocket>

using namespace Parlor;

/// `parlor-server` as people start it: what it prints, how it ends, what it says about mistakes.
class TestHeadlessProcess final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printsOneLineAndEndsWithZero();
    void tellsEverybodyWhenItStops();
    void portInUse();
    void mistakes_data();
    void mistakes();
    void unusableDataFolder();
    void secondServerInAFolder();
    void archiveOfARunningServer();
};

void TestHeadlessProcess::printsOneLineAndEndsWithZero()
{
    ServerProcess server;
    QVERIFY(server.start({QStringLiteral("--title"), QStringLiteral("Class 4b")}));
    QCOMPARE(server.stop(), 0);
    QCOMPARE(server.output(), QStringLiteral("Parlor is ready: http://127.0.0.1:%1/\n").arg(server.port()));
}

void TestHeadlessProcess::tellsEverybodyWhenItStops()
{
    ServerProcess server;
    QVERIFY(server.start());
    QWebSocket client;
    QSignalSpy connected(&client, &QWebSocket::connected);
    QSignalSpy disconnected(&client, &QWebSocket::disconnected);
    client.open(server.webSocketUrl(QStringLiteral("/")));
    QTRY_COMPARE(connected.count(), 1);
    server.process().terminate();
    QTRY_COMPARE(disconnected.count(), 1);
    QCOMPARE(client.closeCode(), QWebSocketProtocol::CloseCodeGoingAway);
    QCOMPARE(server.waitForEnd(), 0);
}

void TestHeadlessProcess::portInUse()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    ServerProcess server;
    QVERIFY(!server.start({}, other.serverPort()));
    QCOMPARE(server.process().exitCode(), 1);
    QVERIFY2(server.output().contains(QStringLiteral("port %1 is in use").arg(other.serverPort())),
             qUtf8Printable(server.output()));
    QCOMPARE(server.output().count(u'\n'), 1);
}

void TestHeadlessProcess::mistakes_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    QTest::newRow("unknown option") << QStringList{QStringLiteral("--prot")} << 2;
    QTest::newRow("unknown limit") << QStringList{QStringLiteral("--limit"), QStringLiteral("speed=1")} << 2;
    QTest::newRow("no configuration file")
        << QStringList{QStringLiteral("--config"), QStringLiteral("/no/such/file")} << 1;
    QTest::newRow("address of another machine")
        << QStringList{QStringLiteral("--address"), QStringLiteral("192.0.2.1")} << 1;
}

void TestHeadlessProcess::mistakes()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, status);
    ServerProcess server;
    QVERIFY(!server.start(arguments));
    QCOMPARE(server.process().exitCode(), status);
    QCOMPARE(server.output().count(u'\n'), 1);
    QVERIFY(server.output().startsWith(QLatin1String("parlor-server: ")));
}

void TestHeadlessProcess::unusableDataFolder()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    ServerProcess server;
    QVERIFY(!server.start({QStringLiteral("--data"), file.fileName()})); // a file where the folder should be
    QCOMPARE(server.process().exitCode(), 1);
    QVERIFY(server.output().contains(QLatin1String("data folder")));
}

void TestHeadlessProcess::secondServerInAFolder()
{
    const QTemporaryDir folder;
    const QStringList data{QStringLiteral("--data"), folder.path()};
    ServerProcess first, second;
    QVERIFY(first.start(data));
    QVERIFY(!second.start(data));
    QCOMPARE(second.process().exitCode(), 1);
    QCOMPARE(second.output().count(u'\n'), 1);
    QVERIFY(second.output().contains(QLatin1String("another server keeps its chat in")));
    first.kill();
    QVERIFY(second.start(data)); // a lock does not outlive its process
}

static int runServer(const QStringList &arguments, QByteArray &output)
{
    QProcess process;
    process.start(ServerProcess::binary(), arguments);
    process.waitForFinished();
    output = process.readAllStandardOutput();
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
}

void TestHeadlessProcess::archiveOfARunningServer()
{
    const QTemporaryDir folder;
    const QString backup = folder.filePath(QStringLiteral("backup")),
                  again = folder.filePath(QStringLiteral("again"));
    const QStringList data{QStringLiteral("--data"), folder.filePath(QStringLiteral("chat"))};
    ServerProcess server;
    QVERIFY(server.start(data));
    QWebSocket client;
    QSignalSpy heard(&client, &QWebSocket::textMessageReceived);
    connect(&client, &QWebSocket::connected, &client,
            [&] { client.sendTextMessage(QStringLiteral("for ever")); });
    client.open(server.webSocketUrl(QStringLiteral("/")));
    QTRY_COMPARE(heard.count(), 1);

    QByteArray output;
    const QStringList text{QStringLiteral("--format"), QStringLiteral("text")};
    QCOMPARE(runServer(QStringList{QStringLiteral("export")} + data + text, output), 0);
    QVERIFY2(output.contains("Guest 1: for ever"), output.constData());
    QCOMPARE(runServer(QStringList{QStringLiteral("backup")} + data + QStringList{backup}, output), 0);
    QCOMPARE(runServer({QStringLiteral("restore"), QStringLiteral("--data"), again, backup}, output), 0);
    QCOMPARE(runServer(QStringList{QStringLiteral("export"), QStringLiteral("--data"), again} + text, output),
             0);
    QVERIFY(output.contains("Guest 1: for ever"));
    QCOMPARE(runServer({QStringLiteral("restore"), QStringLiteral("--data"), again, backup}, output), 1);
    QCOMPARE(runServer({QStringLiteral("backup"), backup}, output), 2);
    QCOMPARE(
        runServer(QStringList{QStringLiteral("export"), QStringLiteral("--format"), QStringLiteral("pdf")}
                      + data,
                  output),
        2);
}

QTEST_GUILESS_MAIN(TestHeadlessProcess)
#include "tst_headlessprocess.moc"
