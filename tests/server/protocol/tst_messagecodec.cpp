// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/protocol/messagecodec.h"
#include "tests/support/testdata.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Parlor;

/// The wire, driven by the golden frames that both clients' tests read too.
class TestMessageCodec final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clientRoundTrip_data() { rows("protocol/client-good.json"); }
    void clientRoundTrip() { roundTrip<ClientMessage>(decodeClient); }
    void serverRoundTrip_data() { rows("protocol/server-good.json"); }
    void serverRoundTrip() { roundTrip<ServerMessage>(decodeServer); }
    void clientRefused_data() { rows("protocol/client-bad.json"); }
    void clientRefused() { refused<ClientMessage>(decodeClient); }
    void serverRefused_data() { rows("protocol/server-bad.json"); }
    void serverRefused() { refused<ServerMessage>(decodeServer); }
    void hostileSpans_data() { rows("protocol/server-hostile-spans.json"); }
    void hostileSpans();
    void everyTypeHasAGoodFrame();
    void unknownFieldsAreIgnored();
    void unknownEventKindKeepsItsSeq();
    void unknownNewcomersAreAll();
    void invalidUtf8IsMalformed();
    void mutatedFramesNeverCrash();

private:
    static void rows(const char *file);
    template <typename AnyMessage, typename Decode>
    void roundTrip(Decode decode);
    template <typename AnyMessage, typename Decode>
    void refused(Decode decode);
};

void TestMessageCodec::rows(const char *file)
{
    QTest::addColumn<QJsonObject>("row");
    for (const QJsonValue &row : readTestData(file))
        QTest::newRow(qUtf8Printable(row[u"name"].toString())) << row.toObject();
}

template <typename AnyMessage, typename Decode>
void TestMessageCodec::roundTrip(Decode decode)
{
    QFETCH(QJsonObject, row);
    const QByteArray raw = row[u"raw"].toString().toUtf8();
    const auto decoded = decode(raw);
    if (const auto *error = std::get_if<DecodeError>(&decoded))
        QFAIL(qUtf8Printable(refusalWord(error->code) + u' ' + error->field));
    const AnyMessage message = std::get<AnyMessage>(decoded);
    const QByteArray written = encode(message);
    QCOMPARE(QJsonDocument::fromJson(written), QJsonDocument::fromJson(raw));
    QVERIFY(decode(written) == decoded);
}

template <typename AnyMessage, typename Decode>
void TestMessageCodec::refused(Decode decode)
{
    QFETCH(QJsonObject, row);
    const auto decoded = decode(row[u"raw"].toString().toUtf8());
    QVERIFY(std::holds_alternative<DecodeError>(decoded));
    const DecodeError error = std::get<DecodeError>(decoded);
    QCOMPARE(refusalWord(error.code), row[u"code"].toString());
    QCOMPARE(error.field, row[u"field"].toString());
    QCOMPARE(error.type, row[u"type"].toString());
    QCOMPARE(error.id, row[u"id"].toString());
}

void TestMessageCodec::hostileSpans()
{
    QFETCH(QJsonObject, row);
    const auto decoded = decodeServer(row[u"raw"].toString().toUtf8());
    QVERIFY(std::holds_alternative<ServerMessage>(decoded));
    const auto &event = std::get<EventMessage>(std::get<ServerMessage>(decoded)).event;
    QCOMPARE(event.spans.size(), row[u"kept"].toInt());
    for (const Span &span : event.spans)
        QVERIFY(isSafe(span, event.text.size()));
}

void TestMessageCodec::everyTypeHasAGoodFrame()
{
    QSet<size_t> client, server;
    for (const QJsonValue &row : readTestData("protocol/client-good.json"))
        client.insert(std::get<ClientMessage>(decodeClient(row[u"raw"].toString().toUtf8())).index());
    for (const QJsonValue &row : readTestData("protocol/server-good.json"))
        server.insert(std::get<ServerMessage>(decodeServer(row[u"raw"].toString().toUtf8())).index());
    QCOMPARE(size_t(client.size()), std::variant_size_v<ClientMessage>);
    QCOMPARE(size_t(server.size()), std::variant_size_v<ServerMessage>);
}

void TestMessageCodec::unknownFieldsAreIgnored()
{
    const auto decoded = decodeClient(R"({"type":"join","room":"r1","colour":{"deep":[1,2]}})");
    QCOMPARE(std::get<JoinRoom>(std::get<ClientMessage>(decoded)).room, QStringLiteral("r1"));
}

void TestMessageCodec::unknownEventKindKeepsItsSeq()
{
    const auto decoded = decodeServer(
        R"({"type":"event","room":"lobby","epoch":"e","seq":8,"prev":7,"kind":"poll","votes":3})");
    const Event event = std::get<EventMessage>(std::get<ServerMessage>(decoded)).event;
    QCOMPARE(event.kind, EventKind::Unknown);
    QCOMPARE(event.seq, 8);
    QCOMPARE(event.prev, 7);
}

void TestMessageCodec::unknownNewcomersAreAll()
{
    const auto decoded = decodeServer(
        R"({"type":"room","room":{"id":"r1","title":"Art","epoch":"e9","first":1,"last":4,"newcomers":"few"}})");
    const RoomInfo room = std::get<RoomChanged>(std::get<ServerMessage>(decoded)).room;
    QCOMPARE(room.title, QStringLiteral("Art"));
    QCOMPARE(room.newcomers, Newcomers::All);
}

void TestMessageCodec::invalidUtf8IsMalformed()
{
    for (const QByteArray &bytes :
         {QByteArray("\xff"), QByteArray("\xc3"), QByteArray("\xed\xa0\x80"), QByteArray("\xc0\xaf")}) {
        const QByteArray frame = R"({"type":"name","name":")" + bytes + R"("})";
        const auto decoded = decodeClient(frame);
        QVERIFY(std::holds_alternative<DecodeError>(decoded));
        QCOMPARE(std::get<DecodeError>(decoded).code, RefusalCode::Malformed);
    }
}

void TestMessageCodec::mutatedFramesNeverCrash()
{
    QVector<QByteArray> seeds;
    for (const char *file :
         {"protocol/client-good.json", "protocol/server-good.json", "protocol/client-bad.json"}) {
        for (const QJsonValue &row : readTestData(file))
            seeds.push_back(row[u"raw"].toString().toUtf8());
    }
    QRandomGenerator random(20260101);
    int understood = 0;
    for (int i = 0; i < 40000; ++i) {
        QByteArray bytes = seeds[random.bounded(int(seeds.size()))];
        for (int change = random.bounded(1, 4); change > 0 && !bytes.isEmpty(); --change) {
            const qsizetype at = random.bounded(int(bytes.size()));
            switch (random.bounded(4)) {
            case 0:
                bytes[at] = char(random.bounded(256));
                break;
            case 1:
                bytes.remove(at, random.bounded(1, 8));
                break;
            case 2:
                bytes.insert(at, "{\"[]},:0-9e\\u"[random.bounded(13)]);
                break;
            default:
                bytes.insert(at, bytes.mid(random.bounded(int(bytes.size())), 8));
                break;
            }
        }
        const auto client = decodeClient(bytes);
        if (const auto *message = std::get_if<ClientMessage>(&client)) {
            ++understood;
            QVERIFY(decodeClient(encode(*message)) == client);
        }
        const auto server = decodeServer(bytes);
        if (const auto *message = std::get_if<ServerMessage>(&server)) {
            ++understood;
            QVERIFY2(decodeServer(encode(*message)) == server, bytes.constData());
        }
    }
    QVERIFY(understood > 500); // else the mutations reach no further than the parser
}

QTEST_APPLESS_MAIN(TestMessageCodec)
#include "tst_messagecodec.moc"
