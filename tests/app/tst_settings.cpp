// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "app/settings.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Parlor;

class TestSettings final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startWithTheLoginName();
    void keepsOverARestart();
    void recentsAreUniqueAndBounded();
    void tokensAreTheirServersAlone();
    void keepsASessionForEachServer();
    void onlyTheOwnerMayRead();
};

void TestSettings::startWithTheLoginName()
{
    const QTemporaryDir folder;
    qputenv("USER", "ana");
    QCOMPARE(Settings(folder.path()).name(), QStringLiteral("Ana"));
    QVERIFY(Settings(folder.path()).recents().isEmpty());
}

void TestSettings::keepsOverARestart()
{
    const QTemporaryDir folder;
    {
        Settings settings(folder.path());
        settings.setName(QStringLiteral("山田 花子"));
        settings.addRecent({QStringLiteral("10.0.0.1"), QStringLiteral("Class 4b")});
        settings.setWindowState(QByteArray("\0\1", 2));
    }
    const Settings settings(folder.path());
    QCOMPARE(settings.name(), QStringLiteral("山田 花子"));
    QCOMPARE(settings.recents(),
             (QList<RecentAddress>{{QStringLiteral("10.0.0.1"), QStringLiteral("Class 4b")}}));
    QCOMPARE(settings.windowState(), QByteArray("\0\1", 2));
}

void TestSettings::recentsAreUniqueAndBounded()
{
    const QTemporaryDir folder;
    Settings settings(folder.path());
    for (int i = 0; i < 20; ++i)
        settings.addRecent({QString::number(i), {}});
    settings.addRecent({QStringLiteral("15"), QStringLiteral("Again")});
    QCOMPARE(settings.recents().size(), 8);
    QCOMPARE(settings.recents().constFirst().title, QStringLiteral("Again"));
    settings.removeRecent(QStringLiteral("15"));
    const QList<RecentAddress> left = settings.recents();
    QCOMPARE(left.size(), 7); // it was there once
    for (const RecentAddress &recent : left)
        QVERIFY(recent.address != QLatin1String("15"));
}

void TestSettings::tokensAreTheirServersAlone()
{
    const QTemporaryDir folder;
    Settings settings(folder.path());
    settings.setToken(QStringLiteral("ws://a/ws"), QStringLiteral("secret"));
    QCOMPARE(settings.token(QStringLiteral("ws://a/ws")), QStringLiteral("secret"));
    QVERIFY(settings.token(QStringLiteral("ws://b/ws")).isEmpty());
}

void TestSettings::keepsASessionForEachServer()
{
    const QTemporaryDir folder;
    const QString server = QStringLiteral("a/b\\c");
    const QByteArray state = "{\"lines\":[\"\u2615 \\\\n; %\"]}";
    {
        Settings settings(folder.path());
        SessionStore &store = settings;
        store.save(server, "first");
        store.save(server, state);
        store.save(QStringLiteral("other"), "x");
    }
    {
        Settings settings(folder.path());
        QCOMPARE(settings.load(server), state);
        QCOMPARE(settings.load(QStringLiteral("other")), QByteArray("x"));
        QVERIFY(settings.load(QStringLiteral("a")).isEmpty());
        settings.save(server, {});
    }
    const Settings settings(folder.path());
    QVERIFY(settings.load(server).isEmpty());
    QCOMPARE(settings.load(QStringLiteral("other")), QByteArray("x"));
}

void TestSettings::onlyTheOwnerMayRead()
{
    const QTemporaryDir folder;
    {
        Settings settings(folder.path());
        settings.setToken(QStringLiteral("ws://a/ws"), QStringLiteral("secret"));
    }
    const QFileInfo file(folder.filePath(QStringLiteral("settings.ini")));
    QVERIFY(file.exists());
    QVERIFY(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
