// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/integration/rawlistener.h"
#include "tests/support/serverprocess.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>
#include <algorithm>
#include <memory>

using namespace Parlor;

namespace {

constexpr int Patience = 60'000; // a busy disk may take its time

/// Somebody who is in, and hears everything.
class Member
{
public:
    explicit Member(const QString &name)
        : m_name(name)
    { }
    void connectTo(const QUrl &url, const QJsonObject &rooms = {})
    {
        m_heard.clear();
        m_socket = std::make_unique<QWebSocket>();
        QObject::connect(
            m_socket.get(), &QWebSocket::textMessageReceived, m_socket.get(),
            [this](const QString &text) { m_heard.append(QJsonDocument::fromJson(text.toUtf8()).object()); });
        QWebSocketHandshakeOptions options;
        options.setSubprotocols({QStringLiteral("parlor.v1")});
        m_socket->open(url, options);
        QTRY_COMPARE_WITH_TIMEOUT(m_socket->state(), QAbstractSocket::ConnectedState, Patience);
        QJsonObject hello{{QStringLiteral("version"), 1}, {QStringLiteral("name"), m_name}};
        if (!m_token.isEmpty())
            hello.insert(QStringLiteral("token"), m_token);
        hello.insert(QStringLiteral("rooms"), rooms);
        const QJsonObject welcome = ask("hello", hello, "welcome");
        m_token = welcome.value(QLatin1String("token")).toString();
        m_id = welcome.value(QLatin1String("you")).toObject().value(QLatin1String("id")).toString();
        // an answer that is waited for later is none of these
        const auto areAllThere = [&] {
            return std::count_if(m_heard.cbegin(), m_heard.cend(),
                                 [](const QJsonObject &message) {
                                     const QString type = message.value(QLatin1String("type")).toString();
                                     return type == QLatin1String("joined")
                                         || type == QLatin1String("room-gone");
                                 })
                == rooms.size() + 1; // the lobby is not named
        };
        QTRY_VERIFY_WITH_TIMEOUT(areAllThere(), Patience);
    }
    const QString &id() const { return m_id; }
    /// Says it, and waits for the next message of the type @p answer.
    QJsonObject ask(const char *type, const QJsonObject &message, const char *answer)
    {
        const qsizetype from = m_heard.size();
        say(type, message);
        QJsonObject found;
        const auto isThere = [&] {
            for (qsizetype i = from; i < m_heard.size(); ++i) {
                if (m_heard.at(i).value(QLatin1String("type")) == QLatin1String(answer))
                    found = m_heard.at(i);
            }
            return !found.isEmpty();
        };
        if (!QTest::qWaitFor(isThere, Patience))
            QTest::qFail(
                qPrintable(QStringLiteral("%1: no %2").arg(QLatin1String(type), QLatin1String(answer))),
                __FILE__, __LINE__);
        return found;
    }
    void say(const char *type, QJsonObject message)
    {
        message.insert(QStringLiteral("type"), QLatin1String(type));
        m_socket->sendTextMessage(QString::fromUtf8(QJsonDocument(message).toJson(QJsonDocument::Compact)));
    }
    QString enter(const char *type, const QJsonObject &message)
    {
        return ask(type, message, "joined")
            .value(QLatin1String("room"))
            .toObject()
            .value(QLatin1String("id"))
            .toString();
    }
    void post(const QString &room, const QString &text)
    {
        static int last = 0;
        ask("post",
            {{QStringLiteral("id"), QStringLiteral("p%1").arg(++last)},
             {QStringLiteral("room"), room},
             {QStringLiteral("text"), text}},
            "ack");
    }

private:
    QString m_name, m_token, m_id;
    std::unique_ptr<QWebSocket> m_socket;
    QVector<QJsonObject> m_heard;
};

bool isInFiles(const QString &folder, const QString &text)
{
    const QByteArray utf16(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
    for (QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
         files.hasNext();) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray bytes = file.readAll();
        if (bytes.contains(text.toUtf8()) || bytes.contains(utf16))
            return true;
    }
    return false;
}

} // namespace

/// What a stranger is sent, byte for byte, while others talk in rooms that it may not know of, and what it
/// gets when it names them: the same as for a room that never was. PARLOR_STRANGER_SERVER: another server,
/// for the proof that this test bites.
class TestStranger final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void hearsNothing();
    void learnsNothing();
    void learnsNothingAfterARestart();
    void expelledHearNothingMore();
    void offTheRecordIsOnNoDisk();

private:
    void start();
    void talk();
    QByteArrayList answers(const QString &room);
    QByteArray helloNaming(const QString &room);
    void checkBytes();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<RawListener> m_stranger;
    std::unique_ptr<Member> m_ana, m_ben, m_cem;
    QStringList m_rooms;
    int m_hellos = 0;
};

static const QString room = QStringLiteral("room"), idKey = QStringLiteral("id"),
                     person = QStringLiteral("person"), nowhere = QStringLiteral("Nowhere_Room");
// nothing of it is ever in an answer to what the stranger says
static const QByteArrayList secrets{"Zanzibar", "zirconium", "Xylophone", "quagmire", "wombat"};

void TestStranger::start()
{
    m_server = std::make_unique<ServerProcess>();
    if (qEnvironmentVariableIsSet("PARLOR_STRANGER_SERVER"))
        m_server->setProgram(qEnvironmentVariable("PARLOR_STRANGER_SERVER"));
    QVERIFY2(m_server->start({QStringLiteral("--data"), m_folder->path(), QStringLiteral("--limit"),
                              QStringLiteral("all=0")}),
             qPrintable(m_server->output()));
}

void TestStranger::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    start();
    m_stranger = std::make_unique<RawListener>();
    m_ana = std::make_unique<Member>(QStringLiteral("Ana"));
    m_ben = std::make_unique<Member>(QStringLiteral("Ben"));
    m_cem = std::make_unique<Member>(QStringLiteral("Cem"));
    for (Member *const member : {m_ana.get(), m_ben.get(), m_cem.get()})
        member->connectTo(m_server->webSocketUrl());
    QVERIFY(m_stranger->connectTo(m_server->port()));
    m_stranger->send(R"({"type":"hello","version":1,"name":"Mallory"})");
    QVERIFY(!m_stranger->readUntil("\"joined\"").isEmpty());
    m_rooms.clear();
    talk();
}

// All that members do.
void TestStranger::talk()
{
    const QString title = QStringLiteral("title"), isPrivate = QStringLiteral("private");
    const QString secret = m_ana->enter("create", {{title, QStringLiteral("Zanzibar")}, {isPrivate, true}});
    const QString quiet = m_ana->enter("create",
                                       {{title, QStringLiteral("Zanzibar")},
                                        {isPrivate, true},
                                        {QStringLiteral("offRecord"), true},
                                        {QStringLiteral("temporary"), true}});
    m_rooms = {secret, quiet};
    m_ana->post(secret, QStringLiteral("zirconium"));
    for (Member *const member : {m_ben.get(), m_cem.get()}) {
        m_ana->ask("invite", {{idKey, QStringLiteral("i")}, {room, secret}, {person, member->id()}}, "ack");
        member->enter("join", {{room, secret}});
    }
    m_ben->post(secret, QStringLiteral("quagmire"));
    m_ben->say("typing", {{room, secret}, {QStringLiteral("on"), true}});
    m_ana->ask("configure",
               {{idKey, QStringLiteral("c")},
                {room, secret},
                {title, QStringLiteral("Xylophone")},
                {QStringLiteral("topic"), QStringLiteral("wombat")},
                {QStringLiteral("welcome"), QStringLiteral("wombat")}},
               "ack");
    m_ana->ask("history", {{room, secret}}, "page");
    m_ana->ask("expel", {{idKey, QStringLiteral("e")}, {room, secret}, {person, m_cem->id()}}, "ack");
    m_ana->post(quiet, QStringLiteral("wombat"));
    const QString direct = m_ana->enter("direct", {{person, m_ben->id()}});
    m_rooms.append(direct);
    QCOMPARE(m_ben->enter("join", {{room, direct}}), direct);
    m_ben->post(direct, QStringLiteral("quagmire"));
    m_ana->ask("ping", {{QStringLiteral("nonce"), 1}}, "pong");
    for (const QString &each : m_rooms)
        QCOMPARE(each.size(), nowhere.size());
}

// Not a word, not an id, not that there is anything.
void TestStranger::checkBytes()
{
    for (const QByteArray &secret : secrets)
        QVERIFY2(!m_stranger->bytes().contains(secret), secret.constData());
    QCOMPARE(m_stranger->bytes().count("\"type\":\"room\""), 0); // nobody made one that is public
    QCOMPARE(m_stranger->bytes().count("\"type\":\"event\""), 0);
    QCOMPARE(m_stranger->bytes().count("\"type\":\"typing\""), 0);
}

void TestStranger::hearsNothing()
{
    // what is told with the tick has come when a change of the stranger's own, told by the same, has come
    m_stranger->send(R"({"type":"name","name":"Malory"})");
    m_stranger->readUntil("Malory");
    m_stranger->send(R"({"type":"name","name":"Mallory"})");
    QVERIFY(!m_stranger->readUntil("\"Mallory\"").isEmpty());
    m_ana->post(m_rooms.first(), QStringLiteral("zirconium"));
    m_stranger->send(R"({"type":"ping","nonce":77})");
    QVERIFY(m_stranger->readUntil("77").constLast().contains("pong"));
    checkBytes();
    for (const QString &each : m_rooms)
        QVERIFY(!m_stranger->bytes().contains(each.toUtf8()));
}

// Everything that names a room, and what comes of it.
QByteArrayList TestStranger::answers(const QString &asked)
{
    static const QByteArrayList messages{
        R"("type":"post","id":"x","room":"ROOM","text":"x")",
        R"("type":"post","id":"x","room":"ROOM","text":"")",
        R"("type":"edit","id":"x","room":"ROOM","target":1,"text":"x")",
        R"("type":"delete","id":"x","room":"ROOM","target":1)",
        R"("type":"react","id":"x","room":"ROOM","target":1,"emoji":"+","on":true)",
        R"("type":"pin","id":"x","room":"ROOM","target":1,"on":true)",
        R"("type":"configure","id":"x","room":"ROOM","title":"x","archived":true)",
        R"("type":"invite","id":"x","room":"ROOM","person":"PERSON")",
        R"("type":"expel","id":"x","room":"ROOM","person":"PERSON")",
        R"("type":"typing","room":"ROOM","on":true)",
        R"("type":"history","room":"ROOM")",
        R"("type":"history","room":"ROOM","around":1)",
        R"("type":"history","room":"ROOM","at":1)",
        R"("type":"history","room":"ROOM","pinned":true)",
        R"("type":"read","room":"ROOM","seq":1)",
        R"("type":"join","room":"ROOM")",
        R"("type":"leave","room":"ROOM")",
        R"("type":"search","id":"x","query":"zirconium","room":"ROOM")",
        R"("type":"ping","nonce":5,"seen":{"ROOM":1})",
        R"("type":"pong","nonce":5,"seen":{"ROOM":1})"};
    QByteArrayList all;
    for (QByteArray message : messages) {
        message.replace("ROOM", asked.toUtf8()).replace("PERSON", m_cem->id().toUtf8());
        m_stranger->send('{' + message + '}');
        m_stranger->send(R"({"type":"ping","nonce":99})");
        for (QByteArray frame : m_stranger->readUntil("\"nonce\":99")) {
            if (!frame.contains(
                    "\"type\":\"presence\"")) // of the lobby, at any time; checkBytes() has read it
                all.append(frame.replace(asked.toUtf8(), "ROOM"));
        }
    }
    return all;
}

void TestStranger::learnsNothing()
{
    const QByteArrayList nothing = answers(nowhere);
    QVERIFY(nothing.size() > 25);
    for (const QString &each : m_rooms)
        QCOMPARE(answers(each), nothing);
    // whom one may write to is no secret, with whom they do is
    m_stranger->send(R"({"type":"search","id":"all","query":"zirconium"})");
    m_stranger->send(R"({"type":"create","title":"Zanzibar"})");
    QVERIFY(!m_stranger->readUntil("\"joined\"").isEmpty());
    QVERIFY(!m_stranger->bytes().contains("room-taken"));
    QVERIFY(!m_stranger->bytes().contains("zirconium") && !m_stranger->bytes().contains("quagmire"));
}

QByteArray TestStranger::helloNaming(const QString &named)
{
    return R"({"type":"hello","version":1,"name":"Mallory)" + QByteArray::number(++m_hellos)
        + R"(","rooms":{")" + named.toUtf8() + R"(":{"epoch":"e","seq":1}}})";
}

void TestStranger::learnsNothingAfterARestart()
{
    QCOMPARE(m_server->stop(), 0);
    start();
    QJsonObject rooms;
    for (const QString &each : m_rooms)
        rooms.insert(each,
                     QJsonObject{{QStringLiteral("epoch"), QStringLiteral("e")}, {QStringLiteral("seq"), 0}});
    m_ana->connectTo(m_server->webSocketUrl(), rooms);
    m_ben->connectTo(m_server->webSocketUrl(), rooms);
    QCOMPARE(m_ben->enter("join", {{room, m_rooms.first()}}), m_rooms.first()); // a member still
    m_cem->connectTo(m_server->webSocketUrl(), rooms);
    QCOMPARE(m_cem->ask("join", {{room, m_rooms.first()}}, "refusal").value(QLatin1String("code")).toString(),
             QStringLiteral("no-such-room")); // expelled still
    // names the room when it comes back
    for (const QString &named : m_rooms + QStringList{nowhere}) {
        QVERIFY(m_stranger->connectTo(m_server->port()));
        m_stranger->send(helloNaming(named));
        const QByteArrayList frames = m_stranger->readUntil("room-gone");
        QCOMPARE(frames.constLast(), R"({"type":"room-gone","room":")" + named.toUtf8() + "\"}");
        m_stranger->send(R"({"type":"bye"})");
    }
    QVERIFY(m_stranger->connectTo(m_server->port()));
    m_stranger->send(R"({"type":"hello","version":1,"name":"Mallory"})");
    QVERIFY(!m_stranger->readUntil("\"joined\"").isEmpty());
    m_ana->post(m_rooms.first(), QStringLiteral("zirconium"));
    const QByteArrayList nothing = answers(nowhere);
    for (const QString &each : m_rooms)
        QCOMPARE(answers(each), nothing);
    checkBytes();
}

// Who was a member knows what was said till then, and not a byte more.
void TestStranger::expelledHearNothingMore()
{
    const QString secret = m_rooms.first();
    m_stranger->send(R"({"type":"name","name":"Malory"})");
    const QByteArray presence = m_stranger->readUntil("Malory").constLast();
    QString mallory;
    const QJsonArray people =
        QJsonDocument::fromJson(presence).object().value(QLatin1String("people")).toArray();
    for (const QJsonValue &each : people) { // others may have news at the same moment
        if (each.toObject().value(QLatin1String("name")) == QLatin1String("Malory"))
            mallory = each.toObject().value(idKey).toString();
    }
    QVERIFY(!mallory.isEmpty());
    m_ana->ask("invite", {{idKey, QStringLiteral("i2")}, {room, secret}, {person, mallory}}, "ack");
    m_stranger->send(R"({"type":"join","room":")" + secret.toUtf8() + "\"}");
    QVERIFY(m_stranger->readUntil("\"joined\"").constLast().contains("zirconium"));
    m_ana->ask("expel", {{idKey, QStringLiteral("e2")}, {room, secret}, {person, mallory}}, "ack");
    QVERIFY(m_stranger->readUntil("room-gone").constLast().contains(secret.toUtf8()));
    const qsizetype known = m_stranger->bytes().size();
    m_ana->post(secret, QStringLiteral("wildebeest"));
    m_ben->say("typing", {{room, secret}, {QStringLiteral("on"), true}});
    m_ben->say("read", {{room, secret}, {QStringLiteral("seq"), 3}});
    m_ana->ask(
        "configure",
        {{idKey, QStringLiteral("c2")}, {room, secret}, {QStringLiteral("topic"), QStringLiteral("gnu")}},
        "ack");
    // as in hearsNothing()
    m_stranger->send(R"({"type":"name","name":"Mallory"})");
    QVERIFY(!m_stranger->readUntil("\"Mallory\"").isEmpty());
    m_stranger->send(R"({"type":"ping","nonce":78})");
    QVERIFY(m_stranger->readUntil("78").constLast().contains("pong"));
    const QByteArray more = m_stranger->bytes().mid(known);
    for (const QByteArray &each : {QByteArray("wildebeest"), QByteArray("gnu"), secret.toUtf8()})
        QVERIFY2(!more.contains(each), more.constData());
    const QByteArrayList nothing = answers(nowhere);
    QCOMPARE(answers(secret), nothing);
}

void TestStranger::offTheRecordIsOnNoDisk()
{
    const QString title = QStringLiteral("title");
    const QString quiet =
        m_ana->enter("create", {{title, QStringLiteral("Quiet")}, {QStringLiteral("offRecord"), true}});
    m_ana->post(quiet, QStringLiteral("hippopotamus"));
    m_ana->ask("configure",
               {{idKey, QStringLiteral("c")},
                {room, quiet},
                {QStringLiteral("topic"), QStringLiteral("rhinoceros")},
                {QStringLiteral("welcome"), QStringLiteral("salamander")}},
               "ack");
    m_ana->post(m_rooms.first(), QStringLiteral("crocodile"));
    const auto check = [this] {
        QVERIFY(isInFiles(m_folder->path(), QStringLiteral("crocodile"))); // it would be seen
        QVERIFY(!isInFiles(m_folder->path(), QStringLiteral("hippopotamus")));
        QVERIFY(!isInFiles(m_folder->path(), QStringLiteral("rhinoceros")));
        QVERIFY(!isInFiles(m_folder->path(), QStringLiteral("salamander")));
    };
    check();
    QCOMPARE(m_server->stop(), 0);
    check();
    start();
    m_ana->connectTo(m_server->webSocketUrl());
    const QJsonObject joined = m_ana->ask("join", {{room, quiet}}, "joined");
    QCOMPARE(joined.value(QLatin1String("events")).toArray().size(), 0);
}

QTEST_GUILESS_MAIN(TestStranger)
#include "tst_stranger.moc"
