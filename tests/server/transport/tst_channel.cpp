// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/transport/channel.h"
#include "server/transport/sendqueue.h"

#include <QSet>
#include <QTcpSocket>
#include <QTest>
#include <array>

using namespace Parlor;

class ChannelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addsOnce()
    {
        Channel channel;
        QVERIFY(channel.add(m_queues[0]));
        QVERIFY(!channel.add(m_queues[0]));
        QCOMPARE(channel.members().size(), size_t(1));
        QVERIFY(channel.remove(m_queues[0]));
        QVERIFY(!channel.remove(m_queues[0]));
        QVERIFY(channel.isEmpty() && !channel.contains(m_queues[0]));
    }
    void removesAnywhere_data()
    {
        QTest::addColumn<int>("gone");
        for (int i = 0; i < 4; ++i)
            QTest::addRow("%d", i) << i;
    }
    void removesAnywhere()
    {
        QFETCH(int, gone);
        Channel channel;
        Channel other;
        for (int i : {0, 1, 2}) {
            channel.add(m_queues[size_t(i)]);
            other.add(m_queues[size_t(2 - i)]);
        }
        QCOMPARE(channel.remove(m_queues[size_t(gone)]), gone < 3);
        QSet<SendQueue *> left{&m_queues[0], &m_queues[1], &m_queues[2]};
        left.remove(&m_queues[size_t(gone)]);
        QCOMPARE(QSet<SendQueue *>(channel.members().begin(), channel.members().end()), left);
        QCOMPARE(other.members().size(), size_t(3));
        for (SendQueue *queue : std::as_const(left)) { // the places of those who moved are right
            QVERIFY(channel.remove(*queue));
            QVERIFY(!channel.contains(*queue) && other.contains(*queue));
        }
        QVERIFY(channel.isEmpty());
        for (SendQueue &queue : m_queues)
            other.remove(queue);
    }

private:
    QTcpSocket m_socket;
    std::array<SendQueue, 4> m_queues{SendQueue(m_socket, 1), SendQueue(m_socket, 2), SendQueue(m_socket, 3),
                                      SendQueue(m_socket, 4)};
};

QTEST_GUILESS_MAIN(ChannelTest)
#include "tst_channel.moc"
