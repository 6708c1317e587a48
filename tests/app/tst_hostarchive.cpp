// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "app/hostarchive.h"
#include "server/serverthread.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Parlor;

class TestHostArchive final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<ServerThread>();
        ServerConfig config;
        config.address = QHostAddress(QHostAddress::LocalHost);
        config.port = 0;
        config.storage.folder = chat();
        QVERIFY(QDir().mkpath(chat()));
        QSignalSpy started(m_server.get(), &ServerThread::started);
        m_server->start(config);
        QTRY_COMPARE(started.size(), 1);
    }
    void cleanup()
    {
        m_server.reset();
        m_folder.reset();
    }

    void writesWhileTheServerRuns()
    {
        HostArchive archive;
        QSignalSpy finished(&archive, &HostArchive::finished);
        const QString page = m_folder->filePath(QStringLiteral("lobby.html"));
        const QString backup = m_folder->filePath(QStringLiteral("all.parlor"));
        archive.exportRoom(chat(), QStringLiteral("lobby"), ExportFormat::Html, page);
        archive.backUp(chat(), backup);
        QTRY_COMPARE(finished.size(), 2);
        for (const QString &file : {page, backup}) {
            QVERIFY2(finished.takeFirst().first().toString().contains(file), qPrintable(file));
            QVERIFY(QFile(file).size() > 0);
        }
        // One of the same name is replaced.
        archive.backUp(chat(), backup);
        archive.exportRoom(chat(), QStringLiteral("lobby"), ExportFormat::Html, page);
        QTRY_COMPARE(finished.size(), 2);
        QVERIFY(!QFile::exists(backup + QStringLiteral(".part")));
    }

    void saysWhatWentWrongAndKeepsWhatWasThere()
    {
        HostArchive archive;
        QSignalSpy finished(&archive, &HostArchive::finished);
        const QString file = m_folder->filePath(QStringLiteral("kept.html"));
        QFile kept(file);
        QVERIFY(kept.open(QIODevice::WriteOnly) && kept.write("old") == 3);
        kept.close();
        archive.exportRoom(chat(), QStringLiteral("nowhere"), ExportFormat::Html, file);
        QTRY_COMPARE(finished.size(), 1);
        const QString saved = HostArchive::tr("Saved as %1");
        QVERIFY(!finished.first().first().toString().startsWith(saved.left(5)));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), QByteArray("old"));
        archive.backUp(chat(), m_folder->filePath(QStringLiteral("no/such/folder.parlor")));
        archive.exportRoom(chat(), QStringLiteral("lobby"), ExportFormat::Text,
                           m_folder->filePath(QStringLiteral("no/such/folder.txt")));
        QTRY_COMPARE(finished.size(), 3);
        for (int i = 1; i < 3; ++i)
            QVERIFY2(!finished[i].first().toString().startsWith(saved.left(5)),
                     qPrintable(finished[i].first().toString()));
    }

    void writesNothingIntoTheFolderOfTheChat()
    {
        HostArchive archive;
        QSignalSpy finished(&archive, &HostArchive::finished);
        const QString log = QDir(chat()).filePath(QStringLiteral("log.sqlite"));
        QVERIFY(QFile::exists(log));
        const QStringList there = QDir(chat()).entryList(QDir::Files);
        archive.backUp(chat(), log);
        archive.exportRoom(chat(), QStringLiteral("lobby"), ExportFormat::Text, log);
        QCOMPARE(finished.size(), 2);
        QCOMPARE(QDir(chat()).entryList(QDir::Files), there);
    }

private:
    QString chat() const { return m_folder->filePath(QStringLiteral("chat")); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ServerThread> m_server;
};

QTEST_GUILESS_MAIN(TestHostArchive)
#include "tst_hostarchive.moc"
