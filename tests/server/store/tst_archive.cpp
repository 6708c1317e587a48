// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/protocol/eventcodec.h"
#include "server/store/backup.h"
#include "server/store/logfile.h"
#include "server/store/roomexport.h"
#include "server/store/sqlitelog.h"
#include "tests/server/store/eventlogcalls.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Parlor;

/// Exports, backups and restored chats, while a log is open and in use.
class TestArchive final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void jsonLinesAreLossless();
    void textAndHtmlSayWhatIsThere();
    void repliesReactionsPinsAndTopic();
    void exportsByTitle();
    void exportEndsWhereItBegan();
    void deletedTextIsInNoExport();
    void backupOfARunningLog();
    void restoredLogHasANewEpoch();
    void refuses();
    void damagedBackupIsNotRestored();
    void hostileBackupIsNotRestored_data();
    void hostileBackupIsNotRestored();
    void emptyRoomIsExported();
    void namesThatAreNoFiles();
    void noLinePassesForAnother();

private:
    QString folder() const { return m_folder->path(); }
    QString beside(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    QByteArray exported(ExportFormat format, const QString &room = Lobby)
    {
        QByteArray all;
        if (exportRoom(folder(), room, format, [&](const QByteArray &bytes) {
                all += bytes;
                return true;
            }))
            return "failed";
        return all;
    }
    Seq say(const QString &text, const QString &room = Lobby)
    {
        Event event = message({}, text, room);
        event.author = {QStringLiteral("p1"), QStringLiteral("Ana <3"), 2, false, false, false};
        event.time = 1'767'225'600'000 + 60'000 * ++m_said;
        return append(*m_log, event).event.seq;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SqliteLog> m_log;
    int m_said = 0;
};

void TestArchive::init()
{
    m_log.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_said = 0;
    m_log = std::make_unique<SqliteLog>(SqliteLog::Config{folder()});
    QVERIFY(!m_log->open());
}

void TestArchive::jsonLinesAreLossless()
{
    for (int i = 0; i < 1100; ++i)
        m_log->append(message(QString::number(i), QStringLiteral("text %1\nline").arg(i)),
                      [](const AppendResult &) {});
    Event full = message(QStringLiteral("full"), QStringLiteral("bold"));
    full.spans = {{SpanKind::Bold, 0, 4, {}}};
    full.source = QStringLiteral("**bold**");
    append(*m_log, full);
    amend(*m_log, amendment(EventKind::Edit, 1, QStringLiteral("e"), QStringLiteral("changed")));
    amend(*m_log, amendment(EventKind::Delete, 2, QStringLiteral("d")));
    const Events events = readBefore(*m_log, 0, 2000).events;
    const QList<QByteArray> lines = exported(ExportFormat::JsonLines).trimmed().split('\n');
    const QJsonObject head = QJsonDocument::fromJson(lines.first()).object();
    QCOMPARE(head[QStringLiteral("parlorExport")].toInt(), 1);
    QCOMPARE(head[QStringLiteral("last")].toInteger(), events.last().seq);
    QCOMPARE(lines.size(), events.size() + 1);
    for (qsizetype i = 0; i < events.size(); ++i) {
        const auto read = readEvent(QJsonDocument::fromJson(lines.at(i + 1)).object());
        QVERIFY(read);
        QCOMPARE(*read, events.at(i));
    }
}

void TestArchive::textAndHtmlSayWhatIsThere()
{
    say(QStringLiteral("one\n<two>"));
    const Seq second = say(QStringLiteral("frist"));
    amend(*m_log, [&] {
        Event edit = amendment(EventKind::Edit, second, QStringLiteral("e"), QStringLiteral("first"));
        edit.author.id = QStringLiteral("p1");
        return edit;
    }());
    QCOMPARE(exported(ExportFormat::Text),
             "Lobby\n\n2026-01-01 00:01  Ana <3: one\n    <two>\n2026-01-01 00:02  Ana <3: first (edited)\n");
    const QByteArray html = exported(ExportFormat::Html);
    QVERIFY(html.startsWith("<!DOCTYPE html>") && html.endsWith("</body></html>\n"));
    QVERIFY(html.contains("Ana &lt;3<time>2026-01-01 00:01</time>"));
    QVERIFY(html.contains("<div>one<br>&lt;two&gt;</div>"));
    QVERIFY(html.contains("00:02 (edited)</time></header><div>first</div>"));
    QVERIFY(!html.contains("<script") && !html.contains("src=") && !html.contains("@import"));
}

void TestArchive::repliesReactionsPinsAndTopic()
{
    const Seq asked = say(QStringLiteral("tea?\n<now>"));
    Event event = message(QStringLiteral("r"), QStringLiteral("yes"));
    event.reply = asked;
    append(*m_log, event);
    event = message(QStringLiteral("t"), QStringLiteral("<drinks>"));
    event.kind = EventKind::Topic;
    append(*m_log, event);
    for (const EventKind kind : {EventKind::React, EventKind::Pin}) {
        event = amendment(kind, asked, QStringLiteral("m%1").arg(int(kind)));
        event.emoji = kind == EventKind::React ? QStringLiteral("<3") : QString();
        event.on = true;
        amend(*m_log, event, {true});
    }
    const QByteArray text = exported(ExportFormat::Text), html = exported(ExportFormat::Html);
    QVERIFY(text.startsWith("Lobby\n<drinks>\n\n2026-01-01 00:01  Ana <3: tea?\n    <now>\n    <3 1\n"));
    QVERIFY(text.endsWith(": yes\n    (reply to Ana <3: tea? <now>)\n"));
    QVERIFY(html.contains("</h1>\n<p>&lt;drinks&gt;</p>\n"));
    QVERIFY(html.contains("</div><small>&lt;3 1</small></article>"));
    QVERIFY(html.contains("<small><a href=\"#m1\">Ana &lt;3</a>: tea? &lt;now&gt;</small><div>yes</div>"));
    const QList<QByteArray> lines = exported(ExportFormat::JsonLines).trimmed().split('\n');
    const QJsonObject head = QJsonDocument::fromJson(lines.first()).object();
    QCOMPARE(head[QStringLiteral("topic")].toString(), QStringLiteral("<drinks>"));
    QCOMPARE(head[QStringLiteral("pins")].toArray(), QJsonArray{asked});
    const Events events = readBefore(*m_log, 0, 10).events;
    QCOMPARE(events.size(), 5);
    for (qsizetype i = 0; i < events.size(); ++i)
        QCOMPARE(readEvent(QJsonDocument::fromJson(lines.at(i + 1)).object()), std::optional(events.at(i)));

    QVERIFY(!backUp(folder(), beside("backup")));
    QVERIFY(!restore(beside("backup"), beside("again")));
    SqliteLog again({beside("again")});
    QVERIFY(!again.open());
    QCOMPARE(again.roomState(Lobby), m_log->roomState(Lobby));
    QCOMPARE(again.roomState(Lobby).pins, QVector<Seq>{asked});
    QCOMPARE(readBefore(again, 0, 10).events.first().reactions, events.first().reactions);
    QCOMPARE(readBefore(again, 0, 10).events.at(1).quote, events.at(1).quote);
}

void TestArchive::exportsByTitle()
{
    m_log->saveRoom({Attic, QStringLiteral("Under the roof")});
    say(QStringLiteral("dusty"), Attic);
    say(QStringLiteral("elsewhere"));
    for (const QString &name : {Attic, QStringLiteral("Under the roof")})
        QVERIFY(exported(ExportFormat::Text, name)
                    .startsWith("Under the roof\n\n2026-01-01 00:01  Ana <3: dusty\n"));
    QVERIFY(!exported(ExportFormat::Html, Attic).contains("elsewhere"));
}

// Or a busy room would never be exported.
void TestArchive::exportEndsWhereItBegan()
{
    say(QStringLiteral("before"));
    QByteArray all;
    QVERIFY(!exportRoom(folder(), Lobby, ExportFormat::Text, [&](const QByteArray &bytes) {
        all += bytes;
        say(QStringLiteral("meanwhile"));
        return true;
    }));
    QVERIFY(all.contains("before"));
    QVERIFY(!all.contains("meanwhile"));
}

void TestArchive::deletedTextIsInNoExport()
{
    const Seq seq = say(QStringLiteral("secret"));
    Event deletion = amendment(EventKind::Delete, seq, QStringLiteral("d"));
    amend(*m_log, deletion, {true, 0});
    for (const ExportFormat format : {ExportFormat::Html, ExportFormat::JsonLines, ExportFormat::Text}) {
        const QByteArray all = exported(format);
        QVERIFY(!all.contains("secret"));
        QVERIFY(all.contains("deleted"));
    }
}

void TestArchive::backupOfARunningLog()
{
    const KnownPerson ana{QStringLiteral("p1"), QStringLiteral("Ana"), "hash", 0};
    m_log->savePerson(ana);
    m_log->saveRoom({Attic, QStringLiteral("Under the roof")});
    say(QStringLiteral("kept"));
    const Events events = readBefore(*m_log, 0, 10).events;
    QVERIFY(!backUp(folder(), beside("backup")));
    say(QStringLiteral("too late for it"));
    QVERIFY(!(QFile(beside("backup")).permissions() & (QFile::ReadGroup | QFile::ReadOther)));
    QVERIFY(!restore(beside("backup"), beside("again")));
    SqliteLog again({beside("again")});
    QVERIFY(!again.open());
    QCOMPARE(again.known().people, QVector<KnownPerson>{ana});
    QCOMPARE(again.known().rooms.size(), 1);
    Events restored = readBefore(again, 0, 10).events;
    for (Event &event : restored)
        event.epoch = events.first().epoch;
    QCOMPARE(restored, events);
}

// A client may have seen what was said after the backup.
void TestArchive::restoredLogHasANewEpoch()
{
    say(QStringLiteral("one"));
    QVERIFY(!backUp(folder(), beside("backup")));
    QVERIFY(!restore(beside("backup"), beside("again")));
    SqliteLog again({beside("again")});
    QVERIFY(!again.open());
    QVERIFY(again.state(Lobby).epoch != m_log->state(Lobby).epoch);
    QCOMPARE(append(again, message(QStringLiteral("x"))).event.seq, 2);
}

void TestArchive::refuses()
{
    using Reason = StoreProblem::Reason;
    say(QStringLiteral("one"));
    const auto nothing = [](const QByteArray &) { return true; };
    QVERIFY(backUp(beside("nowhere"), beside("b")).reason == Reason::NotThere);
    QVERIFY(!QFile::exists(beside("nowhere")));
    QVERIFY(restore(beside("no file"), beside("c")).reason == Reason::NotThere);
    QVERIFY(exportRoom(beside("nowhere"), Lobby, ExportFormat::Text, nothing).reason == Reason::NotThere);
    QVERIFY(exportRoom(folder(), QStringLiteral("no room"), ExportFormat::Text, nothing).reason
            == Reason::NotThere);
    QVERIFY(!backUp(folder(), beside("backup")));
    QVERIFY(backUp(folder(), beside("backup")).reason == Reason::AlreadyThere);
    QVERIFY(restore(beside("backup"), folder()).reason == Reason::InUse);
    m_log.reset();
    QVERIFY(restore(beside("backup"), folder()).reason == Reason::AlreadyThere);
}

void TestArchive::damagedBackupIsNotRestored()
{
    for (int i = 0; i < 500; ++i)
        m_log->append(message({}, QString(200, u'x')), [](const AppendResult &) {});
    say(QStringLiteral("last"));
    QVERIFY(!backUp(folder(), beside("backup")));
    QFile file(beside("backup"));
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.seek(file.size() / 2);
    file.write(QByteArray(20'000, '\xff'));
    file.close();
    QVERIFY(restore(beside("backup"), beside("again")));
    QVERIFY(!QFile::exists(logFile(beside("again"))));
}

void TestArchive::hostileBackupIsNotRestored_data()
{
    QTest::addColumn<QString>("sql");
    QTest::newRow("a trigger") << QStringLiteral(
        "CREATE TRIGGER t AFTER INSERT ON events BEGIN UPDATE events SET text = 'forged'; END");
    QTest::newRow("a view") << QStringLiteral("CREATE VIEW v AS SELECT * FROM events");
    QTest::newRow("seqs without an end") << QStringLiteral("UPDATE logs SET last = 9223372036854775806");
    QTest::newRow("seqs that come again") << QStringLiteral("UPDATE logs SET last = 0");
}

void TestArchive::hostileBackupIsNotRestored()
{
    QFETCH(QString, sql);
    say(QStringLiteral("one"));
    QVERIFY(!backUp(folder(), beside("backup")));
    {
        SqliteConnection connection;
        QVERIFY(!connection.openToWrite(beside("backup"), Durability::Normal));
        QVERIFY(connection.exec(sql));
    }
    QVERIFY(restore(beside("backup"), beside("again")).reason == StoreProblem::Reason::NotALog);
    QVERIFY(QDir(beside("again")).entryList({QStringLiteral("log*")}, QDir::Files).isEmpty());
}

void TestArchive::emptyRoomIsExported()
{
    m_log->saveRoom({Attic, QStringLiteral("Under the roof")});
    say(QStringLiteral("elsewhere"), QStringLiteral("third")); // and written behind the room
    QCOMPARE(exported(ExportFormat::Text), "Lobby\n\n");
    QCOMPARE(exported(ExportFormat::Text, Attic), "Under the roof\n\n");
    m_log->saveRoom({Lobby, QStringLiteral("Hall")});
    fill(*m_log, 1, Attic);
    QCOMPARE(exported(ExportFormat::Text), "Hall\n\n");
}

void TestArchive::namesThatAreNoFiles()
{
    say(QStringLiteral("one"));
    for (const char *name : {"", ":memory:"})
        QVERIFY(backUp(folder(), QString::fromLatin1(name)));
}

void TestArchive::noLinePassesForAnother()
{
    say(QStringLiteral("a\r2026-01-01 10:00  Host: b\u2028c\x1b[2Kd\te"));
    QVERIFY(
        exported(ExportFormat::Text).endsWith("Ana <3: a\n    2026-01-01 10:00  Host: b\n    c[2Kd\te\n"));
}

QTEST_GUILESS_MAIN(TestArchive)
#include "tst_archive.moc"
