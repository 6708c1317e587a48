// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT

// Built with the thread sanitizer only, run as two ctest entries: what is right must be silent, a race must
// be seen. Both use what Parlor uses between its threads, so that no suppression can grow unnoticed until it
// covers everything.

#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <atomic>
#include <vector>

namespace Parlor {

struct Parcel
{
    struct Item
    {
        QString name;
        int count = 0;
    };
    QString title;
    QByteArray bytes;
    QList<Item> items;
    std::vector<int> numbers;
};

class Worker final : public QObject
{
    Q_OBJECT

public:
    int sum = 0;

    void take(const Parcel &parcel)
    {
        Parcel answer = parcel;
        for (const Parcel::Item &item : parcel.items)
            sum += item.count + int(item.name.size());
        for (const char c : parcel.bytes)
            sum += c;
        answer.numbers.push_back(sum);
        answer.items.append({QStringLiteral("answer"), sum});
        Q_EMIT answered(answer);
    }

Q_SIGNALS:
    void answered(const Parcel &parcel);
};

class Sender final : public QObject
{
    Q_OBJECT

public:
    int left = 200;
    int received = 0;

    void send()
    {
        Parcel parcel;
        parcel.title = QString::number(left);
        for (int i = 0; i < 20; ++i) {
            parcel.items.append({QString::number(i), i});
            parcel.bytes.append(char(i));
            parcel.numbers.push_back(i);
        }
        Q_EMIT sent(parcel);
    }

    void onAnswered(const Parcel &parcel)
    {
        received += parcel.items.last().count != 0;
        received += parcel.numbers.back() != 0;
        --left;
        if (left > 0)
            send();
        else if (left == 0)
            Q_EMIT finished();
    }

Q_SIGNALS:
    void sent(const Parcel &parcel);
    void finished();
};

/// Writes a variable on its way out, which the other thread reads after QThread::wait().
class LastWord final : public QObject
{
public:
    explicit LastWord(int *word)
        : m_word(word)
    { }
    ~LastWord() override { *m_word = 7; }

private:
    int *m_word;
};

class TsanBitesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void queuedCallsAreSilent()
    {
        QThread thread;
        auto *worker = new Worker;
        worker->moveToThread(&thread);
        int lastWord = 0;
        auto *last = new LastWord(&lastWord);
        last->moveToThread(&thread);
        connect(&thread, &QThread::finished, worker, &QObject::deleteLater);
        connect(&thread, &QThread::finished, last, &QObject::deleteLater);
        Sender sender;
        QSignalSpy finished(&sender, &Sender::finished);
        connect(&sender, &Sender::sent, worker, &Worker::take);
        connect(worker, &Worker::answered, &sender, &Sender::onAnswered);
        thread.start();
        Parcel captured;
        captured.items.append({QStringLiteral("captured"), 3});
        QMetaObject::invokeMethod(
            worker, [worker, captured] { worker->take(captured); }, Qt::QueuedConnection);
        sender.send();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60000);
        thread.quit();
        QVERIFY(thread.wait());
        QVERIFY(sender.received > 0);
        QCOMPARE(lastWord, 7);
    }

    /// Two threads count up one variable at the same time; the relaxed flags order nothing.
    void countOnPurpose()
    {
        QThread thread;
        auto *worker = new Worker;
        worker->moveToThread(&thread);
        connect(&thread, &QThread::finished, worker, &QObject::deleteLater);
        thread.start();
        std::atomic<int> there = 0;
        int counter = 0;
        const auto race = [&there, &counter] {
            there.fetch_add(1, std::memory_order_relaxed);
            while (there.load(std::memory_order_relaxed) < 2)
                QThread::yieldCurrentThread();
            for (int i = 0; i < 1000; ++i)
                counter = counter + 1;
        };
        QMetaObject::invokeMethod(worker, race, Qt::QueuedConnection);
        race();
        thread.quit();
        QVERIFY(thread.wait());
        QVERIFY(counter > 0);
    }
};

} // namespace Parlor

QTEST_GUILESS_MAIN(Parlor::TsanBitesTest)
#include "tst_tsanbites.moc"
