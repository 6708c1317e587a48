// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/http/resourcetable.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Parlor;

class tst_ResourceTable final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsWhatWasAdded();
    void addsAFolder();
    void matchesEtags_data();
    void matchesEtags();
};

void tst_ResourceTable::findsWhatWasAdded()
{
    ResourceTable table;
    table.add("/", "text/html", "page");
    table.add("/a.js", "text/javascript", "script", "max-age=60");
    const Resource *page = table.find("/");
    QVERIFY(page);
    QCOMPARE(page->body, "page");
    QCOMPARE(page->contentType, "text/html");
    QCOMPARE(page->cacheControl, "no-cache");
    QVERIFY(page->etag.startsWith('"') && page->etag.endsWith('"'));
    QVERIFY(page->etag != table.find("/a.js")->etag);
    QCOMPARE(table.find("/a.js")->cacheControl, "max-age=60");
    for (const char *path : {"", "/A.js", "//", "/a.js/", "/../a.js", "/%61.js", "a.js"})
        QVERIFY2(!table.find(path), path);
}

void tst_ResourceTable::addsAFolder()
{
    const QTemporaryDir folder;
    QDir(folder.path()).mkdir(QStringLiteral("lib"));
    for (const char *name : {"index.html", "chat.css", "lib/view.js", "icon.svg", "data.bin"}) {
        QFile file(folder.filePath(QString::fromLatin1(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(name);
    }
    ResourceTable table;
    QCOMPARE(table.addFolder(folder.path()), 5);
    QCOMPARE(table.find("/")->body, "index.html");
    QCOMPARE(table.find("/")->contentType, "text/html; charset=utf-8");
    QVERIFY(!table.find("/index.html"));
    QCOMPARE(table.find("/lib/view.js")->contentType, "text/javascript; charset=utf-8");
    QCOMPARE(table.find("/chat.css")->contentType, "text/css; charset=utf-8");
    QCOMPARE(table.find("/icon.svg")->contentType, "image/svg+xml");
    QCOMPARE(table.find("/data.bin")->contentType, "application/octet-stream");
    QCOMPARE(ResourceTable().addFolder(QStringLiteral(":/there-is-no-such-folder")), 0);
}

void tst_ResourceTable::matchesEtags_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<bool>("matches");
    QTest::newRow("same") << QByteArray("\"a\"") << true;
    QTest::newRow("weak") << QByteArray("W/\"a\"") << true;
    QTest::newRow("in a list") << QByteArray("\"b\", \"a\"") << true;
    QTest::newRow("any") << QByteArray("*") << true;
    QTest::newRow("other") << QByteArray("\"b\"") << false;
    QTest::newRow("unquoted") << QByteArray("a") << false;
    QTest::newRow("empty") << QByteArray() << false;
}

void tst_ResourceTable::matchesEtags()
{
    QFETCH(QByteArray, header);
    QFETCH(bool, matches);
    QCOMPARE(matchesEtag(header, "\"a\""), matches);
}

QTEST_APPLESS_MAIN(tst_ResourceTable)
#include "tst_resourcetable.moc"
