// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/transport/innersocket.h"

#include <QSignalSpy>
#include <QTest>

using namespace Parlor;

/// The socket without a network: what is fed can be read, what is written is reported.
class InnerSocketTest final : public QObject, private InnerSocketOwner
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_written.clear();
        m_closed = 0;
    }
    void keepsWhatIsLeft()
    {
        InnerSocket socket(*this);
        QByteArray read;
        connect(&socket, &QIODevice::readyRead, this, [&] { read += socket.read(3); });
        socket.feed("abcde");
        QCOMPARE(read, "abc");
        QCOMPARE(socket.bytesAvailable(), 2);
        socket.feed("f");
        QCOMPARE(read, "abcdef");
        QCOMPARE(socket.bytesAvailable(), 0);
    }
    void squeezesWhenNothingIsLeft()
    {
        InnerSocket socket(*this);
        QSignalSpy closing(&socket, &QIODevice::aboutToClose);
        socket.feed("head\r\n");
        QCOMPARE(socket.peek(100), "head\r\n"); // now QIODevice holds it
        socket.squeeze();
        QCOMPARE(socket.readAll(), "head\r\n");
        socket.squeeze();
        QVERIFY(socket.isOpen());
        QCOMPARE(socket.state(), QAbstractSocket::ConnectedState);
        QCOMPARE(closing.count(), 0);
        QCOMPARE(m_closed, 0);
        socket.feed("more");
        QCOMPARE(socket.readAll(), "more");
        socket.write("answer");
        QCOMPARE(m_written, "answer");
    }
    void closesOnce()
    {
        InnerSocket socket(*this);
        QSignalSpy disconnected(&socket, &QTcpSocket::disconnected);
        socket.feed("unread");
        socket.disconnectFromHost();
        socket.close();
        socket.squeeze();
        socket.feed("too late");
        QVERIFY(!socket.isOpen());
        QCOMPARE(socket.bytesAvailable(), 0);
        QCOMPARE(disconnected.count(), 1);
        QCOMPARE(m_closed, 1);
    }

private:
    void onInnerWrote(const QByteArray &bytes) override { m_written += bytes; }
    void onInnerClosed() override { ++m_closed; }

    QByteArray m_written;
    int m_closed = 0;
};

QTEST_GUILESS_MAIN(InnerSocketTest)
#include "tst_innersocket.moc"
