// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/store/memorylog.h"
#include "tests/server/store/eventlogcalls.h"
#include "tests/server/store/markscontract.h"

#include <QTest>

namespace Parlor {

class TestMemoryLog final : public MarksContract
{
    Q_OBJECT

protected:
    std::unique_ptr<EventLog> makeLog(qint64 messagesPerRoom) override
    {
        return std::make_unique<MemoryLog>(MemoryLog::Config{messagesPerRoom});
    }

private Q_SLOTS:
    void answersOfOnePassComeTogether();
    void evictedIdIsForgotten();
    void oneMessagePerRoom();
    void bytesOfAllRooms();
    void bytesOfEdits();
};

void TestMemoryLog::answersOfOnePassComeTogether()
{
    MemoryLog log({});
    int called = 0;
    int seen = 0;
    QObject probe;
    log.append({}, [&](const AppendResult &) { ++called; });
    // Queued behind the first append, and yet it finds all of them answered.
    QMetaObject::invokeMethod(
        &probe, [&] { seen = called; }, Qt::QueuedConnection);
    for (int i = 1; i < 1000; ++i)
        log.append({}, [&](const AppendResult &) { ++called; });
    QTRY_COMPARE(seen, 1000);
}

void TestMemoryLog::evictedIdIsForgotten()
{
    MemoryLog log({2});
    QVector<AppendResult> results;
    for (const int id : {1, 2, 3, 1}) {
        Event event;
        event.id = QString::number(id);
        log.append(event, [&](AppendResult r) { results.append(std::move(r)); });
    }
    QTRY_COMPARE(results.size(), 4);
    QVERIFY(!results[3].duplicate);
    QCOMPARE(results[3].event.seq, 4);
}

void TestMemoryLog::oneMessagePerRoom()
{
    MemoryLog log({1});
    for (int i = 0; i < 3; ++i)
        log.append({}, [](const AppendResult &) {});
    const LogState state = log.state({});
    QCOMPARE(state.first, 3);
    QCOMPARE(state.last, 3);
}

// The largest room loses what is too much, whichever is written to.
void TestMemoryLog::bytesOfAllRooms()
{
    MemoryLog log({0, 100'000});
    const QString text(1000, u'x');
    for (int i = 0; i < 1000; ++i)
        append(log, message({}, text, Attic));
    QVERIFY(log.state(Attic).first > 900);
    QVERIFY(log.state(Attic).first < 1000 - 100'000 / 4000); // a thousand characters are far from 4000 bytes
    const Seq before = log.state(Attic).first;
    fill(log, 10);
    QCOMPARE(log.state(Lobby).first, 1);
    QVERIFY(log.state(Attic).first > before);
    log.forget(Attic);
    append(log, message({}, QString(100'000, u'x')));
    QCOMPARE(log.state(Lobby).first, log.state(Lobby).last); // the newest stays
}

void TestMemoryLog::bytesOfEdits()
{
    MemoryLog log({0, 100'000});
    const QString text(30'000, u'x'); // of two bytes each
    fill(log, 10);
    amend(log, amendment(EventKind::Edit, 9, QStringLiteral("e"), text));
    amend(log, amendment(EventKind::Delete, 9, QStringLiteral("d")));
    amend(log, amendment(EventKind::Edit, 10, QStringLiteral("f"), text));
    QCOMPARE(log.state(Lobby).first, 1);
    append(log, message(QStringLiteral("too much"), text));
    QCOMPARE(log.state(Lobby).first, 11);
}

} // namespace Parlor

QTEST_GUILESS_MAIN(Parlor::TestMemoryLog)
#include "tst_memorylog.moc"
