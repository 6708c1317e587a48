// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "bothdispatchers.h"
#include "maskedframe.h"
#include "rawclient.h"
#include "transportfixture.h"

#include <QTest>

using namespace Parlor;
using namespace std::chrono_literals;

/// What one connection does: handshake, messages, ways to end.
class ConnectionTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersTheHandshake_data();
    void answersTheHandshake();
    void takesWhatCameWithTheHandshake();
    void reportsMessages();
    void reportsBinary();
    void joinsFragments();
    void answersPings();
    void answersGoodbye();
    void noticesWhoJustLeaves();
    void readsWhatWasSaidBeforeLeaving();
    void closesPolitely();
    void cutsWhoDoesNotGo();
    void closeFrameComesLast();
};

void ConnectionTest::answersTheHandshake_data()
{
    QTest::addColumn<bool>("rich");
    QTest::newRow("plain") << false;
    QTest::newRow("rich") << true;
}

void ConnectionTest::answersTheHandshake()
{
    QFETCH(bool, rich);
    TransportFixture fixture;
    fixture.rich = rich;
    RawClient client(fixture.port());
    QTRY_COMPARE(fixture.handler.open.size(), 1);
    QTRY_VERIFY(client.isOpen());
    // RFC 6455 section 1.3.
    QVERIFY(client.head().contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"));
    QCOMPARE(client.head().contains("Sec-WebSocket-Protocol: parlor.v1\r\n"), rich);
    QVERIFY(!client.head().contains("Sec-WebSocket-Extensions"));
    QCOMPARE(fixture.transport.count(), 1);
}

void ConnectionTest::takesWhatCameWithTheHandshake()
{
    TransportFixture fixture;
    RawClient client(fixture.port(), maskedText("early") + maskedText("bird"));
    QTRY_COMPARE(fixture.handler.texts, QStringList({QStringLiteral("early"), QStringLiteral("bird")}));
}

void ConnectionTest::reportsMessages()
{
    TransportFixture fixture;
    RawClient client(fixture.port());
    QTRY_VERIFY(client.isOpen());
    const QByteArray text("sch\xC3\xB6n \xE4\xBD\xA0\xE5\xA5\xBD \xF0\x9F\x8E\x89");
    const QByteArray bytes = maskedText(text);
    for (const char byte : bytes) {
        client.send(QByteArray(1, byte));
        client.socket().flush();
        QCoreApplication::processEvents();
    }
    client.sendText("");
    client.sendText(QByteArray(65536, 'x'));
    QTRY_COMPARE(fixture.handler.texts.size(), 3);
    QCOMPARE(fixture.handler.texts[0].toUtf8(), text);
    QVERIFY(fixture.handler.texts[1].isEmpty());
    QCOMPARE(fixture.handler.texts[2].size(), 65536);
}

void ConnectionTest::reportsBinary()
{
    TransportFixture fixture;
    RawClient client(fixture.port());
    client.send(maskedFrame(0x82, "data"));
    QTRY_COMPARE(fixture.handler.binaries, QByteArrayList({"data"}));
    fixture.transport.sendBinary(fixture.handler.open.first(), "reply");
    QTRY_COMPARE(client.order(), "2");
    QVERIFY(client.isClean());
}

void ConnectionTest::joinsFragments()
{
    TransportFixture fixture;
    RawClient client(fixture.port());
    const QByteArray text("\xF0\x9F\x8E\x89\xE4\xBD\xA0"); // every fragment boundary is inside a code point
    for (qsizetype i = 0; i < text.size(); ++i)
        client.send(
            maskedFrame((i == 0 ? 0x01 : 0x00) | (i + 1 == text.size() ? 0x80 : 0x00), text.mid(i, 1)));
    QTRY_COMPARE(fixture.handler.texts, QStringList(QString::fromUtf8(text)));
    QVERIFY(client.isConnected());
}

void ConnectionTest::answersPings()
{
    TransportFixture fixture;
    RawClient client(fixture.port());
    client.send(maskedFrame(0x89, "one") + maskedFrame(0x89, "") + maskedFrame(0x89, QByteArray(125, 'x')));
    QTRY_COMPARE(client.pongs(), QByteArrayList({"one", "", QByteArray(125, 'x')}));
    QVERIFY(client.isClean());
}

void ConnectionTest::answersGoodbye()
{
    TransportFixture fixture;
    RawClient client(fixture.port());
    client.send(maskedFrame(0x88,
                            "\x03\xE8"
                            "bye"));
    QTRY_COMPARE(int(client.closeCode()), 1000);
    QTRY_VERIFY(!client.isConnected()); // it is the server that closes the connection
    QTRY_COMPARE(fixture.handler.ended.size(), 1);
    QCOMPARE(fixture.lastEnded().code, 1000);
    QCOMPARE(fixture.lastEnded().ending, Ending::ByClient);
}

void ConnectionTest::noticesWhoJustLeaves()
{
    TransportFixture fixture;
    RawClient client(fixture.port());
    QTRY_COMPARE(fixture.handler.open.size(), 1);
    client.abort();
    QTRY_COMPARE(fixture.handler.ended.size(), 1);
    QCOMPARE(fixture.lastEnded().code, 1006);
    QCOMPARE(fixture.lastEnded().ending, Ending::Lost);
    QCOMPARE(fixture.transport.count(), 0);
}

void ConnectionTest::readsWhatWasSaidBeforeLeaving()
{
    TransportFixture fixture;
    RawClient client(fixture.port());
    for (int i = 0; i < 1000; ++i)
        client.sendText(QByteArray::number(i));
    client.leave();
    QTRY_COMPARE(fixture.handler.ended.size(), 1);
    QCOMPARE(fixture.handler.texts.size(), 1000);
    QCOMPARE(fixture.handler.texts.last(), QStringLiteral("999"));
}

void ConnectionTest::closesPolitely()
{
    TransportFixture fixture;
    RawClient client(fixture.port());
    QTRY_COMPARE(fixture.handler.open.size(), 1);
    fixture.transport.close(fixture.handler.open.first(), CloseCode::Removed);
    QVERIFY(fixture.handler.ended.isEmpty());
    QTRY_COMPARE(int(client.closeCode()), 4101);
    QTRY_COMPARE(fixture.handler.ended.size(), 1);
    QCOMPARE(fixture.lastEnded().code, 4101);
    QCOMPARE(fixture.lastEnded().ending, Ending::ByServer);
}

void ConnectionTest::cutsWhoDoesNotGo()
{
    TransportFixture fixture;
    fixture.sendBufferBytes = 4096;
    RawClient client(fixture.port());
    QTRY_VERIFY(client.isOpen());
    client.stopReading();
    const quint64 id = fixture.handler.open.first();
    // More than the kernel takes, so that the close frame stays behind it.
    QTRY_VERIFY((fixture.transport.send({&id, 1}, QByteArray(50'000, 'x')),
                 fixture.transport.stats(id)->bytesWaiting > 100'000));
    fixture.transport.close(id, CloseCode::Removed);
    fixture.pass(2999ms);
    QCoreApplication::processEvents();
    QVERIFY(fixture.handler.ended.isEmpty());
    fixture.pass(1ms);
    QTRY_COMPARE(fixture.handler.ended.size(), 1);
    QCOMPARE(fixture.lastEnded().code, 4101);
    QCOMPARE(fixture.transport.count(), 0);
}

void ConnectionTest::closeFrameComesLast()
{
    TransportFixture fixture;
    RawClient client(fixture.port());
    fixture.handler.onOpened = [&](quint64 id) {
        fixture.transport.send({&id, 1}, "one");
        fixture.transport.send({&id, 1}, "two");
        fixture.transport.close(id, CloseCode::Policy);
        fixture.transport.send({&id, 1}, "never");
    };
    QTRY_COMPARE(int(client.closeCode()), 1008);
    QCOMPARE(client.texts(), QByteArrayList({"one", "two"}));
    QCOMPARE(client.order(), "118");
}

int main(int argc, char *argv[])
{
    return runWithBothDispatchers<ConnectionTest>(argc, argv, {Wire::Plain, Wire::Encrypted});
}

#include "tst_connection.moc"
