// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "app/commandline.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Parlor;

class TestCommandLine final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void serverDefaults();
    void serverTakesWhatItIsGiven();
    void storage_data();
    void storage();
    void serverRefuses_data();
    void serverRefuses();
    void fileIsOverriddenByArguments();
    void fileRefused_data();
    void fileRefused();
    void helpNamesEveryLimit();
    void desktopDefaults();
    void desktopHosts();
    void desktopJoins();
    void desktopRefuses_data();
    void desktopRefuses();

private:
    template <typename Options, typename Parse>
    static Options read(Parse parse, const QString &line);
    template <typename Parse>
    static PrintAndExit refused(Parse parse, const QString &line);
    QString write(const QByteArray &content);
    QTemporaryDir m_folder;
};

static QStringList split(const QString &line)
{
    return QStringList{QStringLiteral("parlor")} + line.split(u' ', Qt::SkipEmptyParts);
}

template <typename Options, typename Parse>
Options TestCommandLine::read(Parse parse, const QString &line)
{
    const auto result = parse(split(line));
    if (const auto *end = std::get_if<PrintAndExit>(&result)) {
        QTest::qFail(qUtf8Printable(end->text), __FILE__, __LINE__);
        return {};
    }
    return std::get<Options>(result);
}

template <typename Parse>
PrintAndExit TestCommandLine::refused(Parse parse, const QString &line)
{
    const auto result = parse(split(line));
    const auto *end = std::get_if<PrintAndExit>(&result);
    return end ? *end : PrintAndExit{QStringLiteral("was taken"), -1};
}

QString TestCommandLine::write(const QByteArray &content)
{
    QFile file(m_folder.filePath(QStringLiteral("parlor.ini")));
    const bool written = file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    return written ? file.fileName() : QString();
}

void TestCommandLine::serverDefaults()
{
    const auto options = read<ServerOptions>(parseServerArguments, QString());
    QCOMPARE(options.server.port, quint16(8080));
    QCOMPARE(options.server.address, QHostAddress(QHostAddress::Any));
    QVERIFY(!options.server.nextFreePort);
    QCOMPARE(options.server.limits, Limits());
    QVERIFY(options.data.isEmpty());
    QVERIFY(options.server.certificate.isEmpty());
}

void TestCommandLine::serverTakesWhatItIsGiven()
{
    const auto options = read<ServerOptions>(
        parseServerArguments,
        QStringLiteral("--address ::1 --port 0 --title Class --data d --storage memory --durability full "
                       "--allow-origin https://a.example "
                       "--allow-origin null --allow-host b.example --limit rooms=3 --limit queue-bytes=0 "
                       "--tls-cert chain.pem --tls-key key.pem"));
    QCOMPARE(options.server.address, QHostAddress(QHostAddress::LocalHostIPv6));
    QCOMPARE(options.server.port, quint16(0));
    QCOMPARE(options.server.title, QStringLiteral("Class"));
    QCOMPARE(options.data, QStringLiteral("d"));
    QCOMPARE(options.server.allowedOrigins,
             (QStringList{QStringLiteral("https://a.example"), QStringLiteral("null")}));
    QCOMPARE(options.server.allowedHosts, QStringList{QStringLiteral("b.example")});
    QCOMPARE(options.server.limits[Limit::Rooms], 3);
    QCOMPARE(options.server.limits[Limit::QueueBytes], 0);
    QCOMPARE(options.server.certificate.chain, QStringLiteral("chain.pem"));
    QCOMPARE(options.server.certificate.key, QStringLiteral("key.pem"));
}

void TestCommandLine::storage_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<bool>("full");
    QTest::newRow("nothing said") << QString() << QString() << true;
    QTest::newRow("a folder") << QStringLiteral("--data d") << QStringLiteral("d") << true;
    QTest::newRow("both") << QStringLiteral("--data d --storage sqlite") << QStringLiteral("d") << true;
    QTest::newRow("off the record") << QStringLiteral("--data d --storage memory") << QString() << true;
    QTest::newRow("quicker") << QStringLiteral("--data d --durability normal") << QStringLiteral("d")
                             << false;
}

void TestCommandLine::storage()
{
    QFETCH(QString, line);
    const auto options = read<ServerOptions>(parseServerArguments, line);
    QTEST(options.server.storage.folder, "folder");
    QTEST(options.server.storage.durability == Durability::Full, "full");
}

void TestCommandLine::serverRefuses_data()
{
    QTest::addColumn<QString>("line");
    for (const char *line : {"--prot 1",
                             "--port",
                             "--port x",
                             "--port 65536",
                             "--port -1",
                             "--address here",
                             "extra",
                             "--limit rooms",
                             "--limit speed=1",
                             "--storage paper",
                             "--storage sqlite",
                             "--allow-origin example.org",
                             "--allow-origin ftp://a",
                             "--allow-host http://x",
                             "--durability maybe",
                             "--tls-cert a",
                             "--tls-key a",
                             "--host",
                             "--join x",
                             "--title="})
        QTest::newRow(line) << QString::fromLatin1(line);
}

void TestCommandLine::serverRefuses()
{
    QFETCH(QString, line);
    const PrintAndExit end = refused(parseServerArguments, line);
    QCOMPARE(end.status, 2);
    QVERIFY(!end.text.isEmpty() && !end.text.contains(u'\n'));
}

void TestCommandLine::fileIsOverriddenByArguments()
{
    const QString path =
        write("port=9000\ntitle=From file\nallow-host=a.example, b.example\nlimit=rooms=3, connections=7\n"
              "tls-cert=chain.pem\ntls-key=old.pem\n");
    const auto options =
        read<ServerOptions>(parseServerArguments,
                            QStringLiteral("--port 9001 --limit rooms=4 --tls-key key.pem --config ") + path);
    QCOMPARE(options.server.port, quint16(9001));
    QCOMPARE(options.server.title, QStringLiteral("From file"));
    QCOMPARE(options.server.allowedHosts,
             (QStringList{QStringLiteral("a.example"), QStringLiteral("b.example")}));
    QCOMPARE(options.server.certificate.chain, QStringLiteral("chain.pem"));
    QCOMPARE(options.server.certificate.key, QStringLiteral("key.pem"));
    QCOMPARE(options.server.limits[Limit::Rooms], 4);
    QCOMPARE(options.server.limits[Limit::Connections], 7);
}

void TestCommandLine::fileRefused_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("status");
    QTest::newRow("unknown key") << QByteArray("prot=1\n") << 1;
    QTest::newRow("section") << QByteArray("[server]\nport=1\n") << 1;
    QTest::newRow("bad value") << QByteArray("port=many\n") << 2;
    QTest::newRow("bad limit") << QByteArray("limit=speed=3\n") << 2;
    QTest::newRow("certificate without key") << QByteArray("tls-cert=chain.pem\n") << 2;
}

void TestCommandLine::fileRefused()
{
    QFETCH(QByteArray, content);
    QFETCH(int, status);
    QCOMPARE(refused(parseServerArguments, QStringLiteral("--config ") + write(content)).status, status);
    QCOMPARE(
        refused(parseServerArguments, QStringLiteral("--config ") + m_folder.filePath(QStringLiteral("none")))
            .status,
        1);
}

void TestCommandLine::helpNamesEveryLimit()
{
    const PrintAndExit help = refused(parseServerArguments, QStringLiteral("--help"));
    QCOMPARE(help.status, 0);
    for (const LimitInfo &row : Limits::table())
        QVERIFY2(help.text.contains(QLatin1String(row.name)), row.name);
    QVERIFY(refused(parseServerArguments, QStringLiteral("--version"))
                .text.contains(QLatin1String(PARLOR_VERSION)));
}

void TestCommandLine::desktopDefaults()
{
    const auto options = read<DesktopOptions>(parseDesktopArguments, QString());
    QVERIFY(!options.host && options.join.isEmpty() && options.name.isEmpty());
}

void TestCommandLine::desktopHosts()
{
    const auto options = read<DesktopOptions>(
        parseDesktopArguments, QStringLiteral("--host --port 0 --address 127.0.0.1 --title T --name Ana"));
    QVERIFY(options.host);
    QCOMPARE(options.host->port, quint16(0));
    QCOMPARE(options.host->title, QStringLiteral("T"));
    QVERIFY(!options.host->nextFreePort); // an explicit port that is taken is an error
    QCOMPARE(options.name, QStringLiteral("Ana"));
}

void TestCommandLine::desktopJoins()
{
    const auto options = read<DesktopOptions>(
        parseDesktopArguments, QStringLiteral("--join 192.168.1.20:9000 --data d --lang zh_TW"));
    QCOMPARE(options.join, QStringLiteral("192.168.1.20:9000"));
    QCOMPARE(options.data, QStringLiteral("d"));
    QCOMPARE(options.lang, QStringLiteral("zh_TW"));
}

void TestCommandLine::desktopRefuses_data()
{
    QTest::addColumn<QString>("line");
    for (const char *line : {"--host --join a", "--port 1", "--title x", "--join http://", "--join ftp://a",
                             "--limit rooms=1", "--host --port z", "file"})
        QTest::newRow(line) << QString::fromLatin1(line);
}

void TestCommandLine::desktopRefuses()
{
    QFETCH(QString, line);
    QCOMPARE(refused(parseDesktopArguments, line).status, 2);
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
