// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "maskedframe.h"
#include "rawclient.h"

#include <QProcess>
#include <QTest>

using namespace Parlor;

static const QByteArray Euro("\xE2\x82\xAC");
static const QByteArray Mixed("h\xC3\xA9\xE4\xBD\xA0\xF0\x9F\x8E\x89!");

static QByteArray closeFrame(quint16 code, const QByteArray &reason = {})
{
    return maskedFrame(0x88, QByteArray(1, char(code >> 8)) + char(code) + reason);
}

/// RFC 6455 frame by frame, against the real front and transport in a program of its own.
class ConformanceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void conforms_data();
    void conforms();
    void splitsTextAnywhere_data();
    void splitsTextAnywhere();
    void splitsFramesAnywhere();

private:
    quint16 m_port = 0;
    QProcess m_server;
};

void ConformanceTest::initTestCase()
{
    m_server.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_server.start(QStringLiteral(ECHO_SERVER), {});
    QTRY_VERIFY(m_server.canReadLine());
    m_port = m_server.readLine().trimmed().toUShort();
    QVERIFY(m_port > 0);
}

void ConformanceTest::cleanupTestCase()
{
    m_server.kill();
    QVERIFY(m_server.waitForFinished());
}

void ConformanceTest::conforms_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("opcodes"); // of the answers: 1 text, 2 binary, 8 close, a pong
    QTest::addColumn<QByteArrayList>("payloads");
    QTest::addColumn<int>("code"); // of the close frame
    const auto echo = [](const char *name, const QByteArray &bytes, const QByteArray &opcodes,
                         const QByteArrayList &payloads) {
        QTest::newRow(name) << bytes + closeFrame(1000) << QByteArray(opcodes + "8") << payloads << 1000;
    };
    const auto fails = [](const char *name, const QByteArray &bytes, int code) {
        QTest::newRow(name) << maskedText("ok") + bytes + maskedText("ignored") << QByteArray("18")
                            << QByteArrayList{"ok"} << code;
    };
    for (const int size : {0, 1, 125, 126, 127, 128, 65535, 65536}) {
        const QByteArray payload(size, '*');
        echo(qPrintable(QStringLiteral("text of %1").arg(size)), maskedText(payload), "1", {payload});
        echo(qPrintable(QStringLiteral("binary of %1").arg(size)), maskedFrame(0x82, payload), "2",
             {payload});
    }
    echo("ping without payload", maskedFrame(0x89, ""), "a", {""});
    echo("ping with binary payload", maskedFrame(0x89, QByteArray("\0\xFF\xFE", 3)), "a",
         {QByteArray("\0\xFF\xFE", 3)});
    echo("ping of 125", maskedFrame(0x89, QByteArray(125, 'p')), "a", {QByteArray(125, 'p')});
    echo("ten pings", maskedFrame(0x89, "p").repeated(10), "aaaaaaaaaa", QByteArrayList(10, "p"));
    echo("unsolicited pong", maskedFrame(0x8A, "x") + maskedText("a"), "1", {"a"});
    echo("two fragments", maskedFrame(0x01, "a") + maskedFrame(0x80, "b"), "1", {"ab"});
    echo("ping between fragments", maskedFrame(0x01, "a") + maskedFrame(0x89, "p") + maskedFrame(0x80, "b"),
         "a1", {"p", "ab"});
    echo("empty fragments around", maskedFrame(0x01, "") + maskedFrame(0x00, "x") + maskedFrame(0x80, ""),
         "1", {"x"});
    echo("fragmented binary", maskedFrame(0x02, "a") + maskedFrame(0x00, "b") + maskedFrame(0x80, "c"), "2",
         {"abc"});
    echo("longest code point", maskedText("\xF4\x8F\xBF\xBF"), "1", {"\xF4\x8F\xBF\xBF"});
    echo("non-characters", maskedText("\xEF\xBF\xBE\xEF\xBF\xBF"), "1", {"\xEF\xBF\xBE\xEF\xBF\xBF"});
    echo("null character", maskedText(QByteArray("a\0b", 3)), "1", {QByteArray("a\0b", 3)});

    for (const quint8 bits : {0x10, 0x20, 0x40, 0x70})
        fails(qPrintable(QStringLiteral("reserved bits %1").arg(bits, 0, 16)), maskedFrame(0x81 | bits, "x"),
              1002);
    for (const quint8 opcode : {3, 4, 5, 6, 7, 0xB, 0xC, 0xD, 0xE, 0xF})
        fails(qPrintable(QStringLiteral("opcode %1").arg(opcode, 0, 16)), maskedFrame(0x80 | opcode, "x"),
              1002);
    fails("fragmented ping", maskedFrame(0x09, "x"), 1002);
    fails("fragmented close", maskedFrame(0x08, ""), 1002);
    fails("long ping", maskedFrame(0x89, QByteArray(126, 'x')), 1002);
    fails("continuation of nothing", maskedFrame(0x80, "x"), 1002);
    fails("open continuation of nothing", maskedFrame(0x00, "x"), 1002);
    fails("new message inside another", maskedFrame(0x01, "x") + maskedText("y"), 1002);
    fails("binary inside a text", maskedFrame(0x01, "x") + maskedFrame(0x82, "y"), 1002);
    fails("unmasked", makeFrame(Opcode::Text, "x"), 1002);
    fails("too big", maskedText(QByteArray(65537, 'x')), 1009);
    fails("overlong code", maskedText("\xC0\xAF"), 1007);
    fails("surrogate", maskedText("\xED\xBF\xBF"), 1007);
    fails("beyond Unicode", maskedText("\xF4\x90\x80\x80"), 1007);
    fails("lonely continuation byte", maskedText("a\x80"), 1007);
    fails("text ends inside a code point", maskedText(Euro.left(2)), 1007);
    fails("last fragment ends inside a code point", maskedFrame(0x01, "a") + maskedFrame(0x80, Euro.left(2)),
          1007);
    fails("byte order of a code point broken by a fragment",
          maskedFrame(0x01, Euro.left(1)) + maskedFrame(0x80, "a"), 1007);

    const auto closes = [](const char *name, const QByteArray &bytes, int code) {
        QTest::newRow(name) << bytes << QByteArray("8") << QByteArrayList() << code;
    };
    for (const int code : {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999})
        closes(qPrintable(QStringLiteral("close %1").arg(code)), closeFrame(quint16(code), "why"), code);
    for (const int code : {0, 999, 1004, 1005, 1006, 2999, 5000, 65535})
        closes(qPrintable(QStringLiteral("bad close %1").arg(code)), closeFrame(quint16(code)), 1002);
    closes("close without a code", maskedFrame(0x88, ""), 1000);
    closes("close of one byte", maskedFrame(0x88, "x"), 1002);
    closes("longest reason", closeFrame(1000, QByteArray(123, 'r')), 1000);
    closes("reason is not UTF-8", closeFrame(1000, "\xC3\x28"), 1007);
    closes("text after close", closeFrame(1000) + maskedText("late"), 1000);
    closes("ping after close", closeFrame(1000) + maskedFrame(0x89, "late"), 1000);
}

void ConformanceTest::conforms()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    RawClient client(m_port);
    QTRY_VERIFY(client.isOpen());
    client.send(bytes);
    QTRY_COMPARE(int(client.closeCode()), code);
    QTRY_VERIFY(!client.isConnected()); // by the server
    QVERIFY(client.isClean());
    QTEST(client.order(), "opcodes");
    QTEST(client.payloads(), "payloads");
}

void ConformanceTest::splitsTextAnywhere_data()
{
    QTest::addColumn<QByteArrayList>("fragments");
    for (qsizetype i = 0; i <= Mixed.size(); ++i)
        QTest::addRow("in two at %lld", qint64(i)) << QByteArrayList{Mixed.left(i), Mixed.mid(i)};
    QByteArrayList bytes;
    for (const char byte : Mixed)
        bytes += QByteArray(1, byte);
    QTest::newRow("in single bytes") << bytes;
}

void ConformanceTest::splitsTextAnywhere()
{
    QFETCH(QByteArrayList, fragments);
    RawClient client(m_port);
    QTRY_VERIFY(client.isOpen());
    for (qsizetype i = 0; i < fragments.size(); ++i) {
        const quint8 first = (i == 0 ? 0x01 : 0x00) | (i + 1 == fragments.size() ? 0x80 : 0x00);
        client.send(maskedFrame(first, fragments[i]));
    }
    QTRY_COMPARE(client.texts(), QByteArrayList({Mixed}));
    QVERIFY(client.isConnected());
}

void ConformanceTest::splitsFramesAnywhere()
{
    RawClient client(m_port);
    QTRY_VERIFY(client.isOpen());
    client.socket().setSocketOption(QAbstractSocket::LowDelayOption, 1);
    const QByteArray bytes = maskedText(QByteArray(300, 'x')) + maskedFrame(0x89, "p") + maskedText(Mixed);
    for (const char byte : bytes) {
        client.send(QByteArray(1, byte));
        client.socket().flush();
    }
    QTRY_COMPARE(client.order(), "1a1");
    QCOMPARE(client.texts(), QByteArrayList({QByteArray(300, 'x'), Mixed}));
}

QTEST_GUILESS_MAIN(ConformanceTest)
#include "tst_conformance.moc"
