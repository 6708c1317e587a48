// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/server/store/markscontract.h"

#include "server/protocol/amendment.h"
#include "server/protocol/protocolinfo.h"
#include "tests/server/store/eventlogcalls.h"

#include <QTest>

namespace Parlor {

static const QString ana = QStringLiteral("ana"), ben = QStringLiteral("ben"),
                     heart = QStringLiteral("\u2665"), star = QStringLiteral("\u2605");
static constexpr AmendRule Anybody{true, 0, 0};

static Event reply(const QString &id, Seq to)
{
    Event event = message(id, QStringLiteral("yes"), Lobby, ben);
    event.reply = to;
    return event;
}

static Event react(Seq target, const QString &emoji, bool on, const QString &author = ana,
                   const QString &id = {})
{
    Event event = message(id, {}, Lobby, author);
    event.kind = EventKind::React;
    event.target = target;
    event.emoji = emoji;
    event.on = on;
    return event;
}

static Event pin(Seq target, bool on, const QString &id = {})
{
    Event event = message(id);
    event.kind = EventKind::Pin;
    event.target = target;
    event.on = on;
    return event;
}

static Event newest(EventLog &log)
{
    return readBefore(log, 0, 1).events.value(0);
}

static Event readOne(EventLog &log, Seq seq)
{
    return readAfter(log, seq - 1, 1).events.value(0);
}

static Seq say(EventLog &log, const QString &text = QStringLiteral("text"))
{
    return append(log, message({}, text)).event.seq;
}

void MarksContract::replyHasItsQuote()
{
    const auto log = makeLog(0);
    Event original = message(QStringLiteral("a"), QStringLiteral("tea?"));
    original.author.name = QStringLiteral("Ana");
    const Seq seq = append(*log, original).event.seq;
    const Event said = append(*log, reply(QStringLiteral("r"), seq)).event;
    QCOMPARE(said.reply, seq);
    QVERIFY(said.quote);
    QCOMPARE(*said.quote, (Quote{ana, QStringLiteral("Ana"), QStringLiteral("tea?"), false}));
    QCOMPARE(newest(*log), said);
    QCOMPARE(append(*log, reply(QStringLiteral("r"), seq)).event, said); // sent again
    QVERIFY(!readOne(*log, seq).quote);
}

void MarksContract::quoteIsOfTheTextByNow()
{
    const auto log = makeLog(0);
    const Seq seq = say(*log, QStringLiteral("frist"));
    append(*log, reply({}, seq));
    amend(*log, amendment(EventKind::Edit, seq, QStringLiteral("e"), QStringLiteral("first")));
    QCOMPARE(readBefore(*log, 0, 10).events.at(1).quote->text, QStringLiteral("first"));
    QCOMPARE(append(*log, reply({}, seq)).event.quote->text, QStringLiteral("first"));
}

void MarksContract::quoteIsCutAtItsLength_data()
{
    QTest::addColumn<QString>("text");
    const QString party = QString::fromUtf8("\xF0\x9F\x8E\x89");
    QTest::newRow("ASCII") << QString(1000, u'x');
    QTest::newRow("three bytes each") << QString(1000, u'\x4f60');
    QTest::newRow("four bytes each") << party.repeated(500);
    QTest::newRow("cut in a pair") << u'x' + party.repeated(500);
    QTest::newRow("just as long") << QString(MaxQuote, u'\x4f60');
    QTest::newRow("a NUL inside") << QStringLiteral("a") + QChar(u'\0') + QStringLiteral("b");
}

void MarksContract::quoteIsCutAtItsLength()
{
    QFETCH(QString, text);
    const auto log = makeLog(0);
    const Event original = append(*log, message({}, text)).event;
    append(*log, reply({}, original.seq));
    QCOMPARE(newest(*log).quote, std::optional(quoteOf(original)));
}

void MarksContract::deletedOriginalLeavesNoTextInQuotes()
{
    const auto log = makeLog(0);
    const Seq seq = say(*log, QStringLiteral("secret"));
    append(*log, reply({}, seq));
    amend(*log, amendment(EventKind::Delete, seq, QStringLiteral("d")));
    const Event live = append(*log, reply({}, seq)).event; // the tombstone is there
    for (const Event &event : {readOne(*log, seq + 1), newest(*log), live}) {
        QCOMPARE(event.reply, seq);
        QVERIFY(event.quote && event.quote->deleted && event.quote->text.isEmpty());
        QCOMPARE(event.quote->author, ana);
    }
}

void MarksContract::replyToWhatIsNoMessage_data()
{
    QTest::addColumn<int>("target"); // 3: a deletion
    QTest::newRow("nothing there yet") << 99;
    QTest::newRow("fell out") << 1;
    QTest::newRow("no message") << 3;
}

void MarksContract::replyToWhatIsNoMessage()
{
    QFETCH(int, target);
    const auto log = makeLog(2);
    say(*log);
    const Seq second = say(*log);
    amend(*log, amendment(EventKind::Delete, second, QStringLiteral("d")));
    const AppendResult result = append(*log, reply({}, target));
    QCOMPARE(result.error, AppendError::None);
    QCOMPARE(result.event.text, QStringLiteral("yes"));
    QCOMPARE(result.event.reply, 0);
    QVERIFY(!result.event.quote);
    QCOMPARE(newest(*log), result.event);
}

void MarksContract::reactionsAreFoldedIn()
{
    const auto log = makeLog(0);
    const Seq seq = say(*log), other = say(*log);
    const Event first = amend(*log, react(seq, heart, true), Anybody).event;
    QCOMPARE(first.seq, other + 1);
    QCOMPARE(first.emoji, heart);
    QVERIFY(first.on);
    QCOMPARE(newest(*log), first);
    amend(*log, react(other, star, true), Anybody);
    const Seq last = amend(*log, react(seq, heart, true, ben), Anybody).event.seq;
    for (const LogPage &page : {readBefore(*log, 0, 10), readAfter(*log, 0, 10)}) {
        QCOMPARE(page.events.at(0).reactions, (QVector<Reaction>{{heart, {ana, ben}}}));
        QCOMPARE(page.events.at(0).reacted, last);
        QCOMPARE(page.events.at(1).reactions, (QVector<Reaction>{{star, {ana}}}));
        QVERIFY(page.events.at(2).reactions.isEmpty());
    }
}

// Whoever was there all the time and whoever comes later see the same, in the same order.
void MarksContract::reactionsFoldAsTheyDoLive()
{
    const auto log = makeLog(0);
    const Seq seq = say(*log);
    Event live = readOne(*log, seq);
    const QString people[] = {ana, ben, QStringLiteral("cy")};
    const QString emoji[] = {heart, star, QStringLiteral("\uFEFFx"), QStringLiteral("\uFFFE")};
    quint32 dice = 1;
    for (int i = 0; i < 200; ++i) {
        dice = dice * 1664525 + 1013904223; // Numerical Recipes; the same in every run
        const AppendResult result = amend(
            *log, react(seq, emoji[(dice >> 8) % 4], (dice >> 16) % 2, people[(dice >> 20) % 3]), Anybody);
        QCOMPARE(result.error, AppendError::None);
        if (!result.duplicate)
            QVERIFY(amend(live, result.event));
        QCOMPARE(readOne(*log, seq), live);
    }
}

void MarksContract::markThatIsSoAlready_data()
{
    QTest::addColumn<bool>("isPin");
    QTest::newRow("reaction") << false;
    QTest::newRow("pin") << true;
}

void MarksContract::markThatIsSoAlready()
{
    QFETCH(bool, isPin);
    const auto log = makeLog(0);
    const Seq seq = say(*log);
    const auto mark = [&](bool on) {
        return amend(*log, isPin ? pin(seq, on) : react(seq, heart, on), Anybody);
    };
    const AppendResult never = mark(false);
    QCOMPARE(never.error, AppendError::None);
    QVERIFY(never.duplicate);
    QCOMPARE(never.event.seq, 0);
    const Event on = mark(true).event;
    QVERIFY(mark(true).duplicate);
    QCOMPARE(mark(true).event, on);
    const Event off = mark(false).event;
    QCOMPARE(off.seq, on.seq + 1);
    QVERIFY(mark(false).duplicate);
    QCOMPARE(mark(false).event, off);
    QCOMPARE(readBefore(*log, 0, 10).events.size(), 3);
    QVERIFY(!mark(true).duplicate);
}

void MarksContract::markSentAgain()
{
    const auto log = makeLog(0);
    const Seq seq = say(*log);
    for (const Event &mark :
         {react(seq, heart, true, ana, QStringLiteral("m1")), pin(seq, true, QStringLiteral("m2"))}) {
        const Event done = amend(*log, mark, Anybody).event;
        Event undo = mark;
        undo.on = false;
        undo.id += u'u';
        QVERIFY(!amend(*log, undo, Anybody).duplicate);
        const AppendResult again = amend(*log, mark, Anybody); // it was undone since, and stays so
        QVERIFY(again.duplicate);
        QCOMPARE(again.event, done);
    }
    QVERIFY(readOne(*log, seq).reactions.isEmpty());
    QVERIFY(log->roomState(Lobby).pins.isEmpty());
}

void MarksContract::marksRefused_data()
{
    QTest::addColumn<int>("target"); // 1: deleted; 2: a deletion; else nothing
    QTest::newRow("deleted") << 1;
    QTest::newRow("no message") << 2;
    QTest::newRow("nothing") << 99;
    QTest::newRow("before the first") << 0;
}

void MarksContract::marksRefused()
{
    QFETCH(int, target);
    const auto log = makeLog(0);
    amend(*log, amendment(EventKind::Delete, say(*log), QStringLiteral("d")));
    for (const bool on : {true, false}) {
        QCOMPARE(amend(*log, react(target, heart, on), Anybody).error, AppendError::NoTarget);
        QCOMPARE(amend(*log, pin(target, on), Anybody).error, AppendError::NoTarget);
    }
    QCOMPARE(readBefore(*log, 0, 10).events.size(), 2);
}

void MarksContract::asManyAsTheRuleAllows()
{
    const auto log = makeLog(0);
    const Seq seq = say(*log), second = say(*log), third = say(*log);
    const AmendRule two{true, 0, 2};
    amend(*log, react(seq, heart, true), two);
    amend(*log, react(seq, star, true), two);
    QCOMPARE(amend(*log, react(seq, star, true, ben), two).error, AppendError::TooMany);
    QVERIFY2(amend(*log, react(seq, star, true), two).duplicate, "it is so already");
    QCOMPARE(amend(*log, react(second, star, true), two).error, AppendError::None);
    amend(*log, react(seq, star, false), two);
    QCOMPARE(amend(*log, react(seq, star, true, ben), two).error, AppendError::None);
    amend(*log, pin(seq, true), two);
    amend(*log, pin(second, true), two);
    QCOMPARE(amend(*log, pin(third, true), two).error, AppendError::TooMany);
    amend(*log, pin(seq, false), two);
    QCOMPARE(amend(*log, pin(third, true), two).error, AppendError::None);
    QCOMPARE(log->roomState(Lobby).pins, (QVector<Seq>{second, third}));
}

void MarksContract::kindsAreLimited()
{
    const auto log = makeLog(0);
    const Seq seq = say(*log);
    const auto kind = [](int i) { return QString(QChar(u'a' + i)); };
    for (int i = 0; i < MaxReactionKinds; ++i)
        QCOMPARE(amend(*log, react(seq, kind(i), true), Anybody).error, AppendError::None);
    QCOMPARE(amend(*log, react(seq, heart, true), Anybody).error, AppendError::TooManyKinds);
    QCOMPARE(amend(*log, react(seq, kind(0), true, ben), Anybody).error, AppendError::None);
    QCOMPARE(amend(*log, react(seq, heart, false), Anybody).error, AppendError::None); // it never was
    QCOMPARE(readOne(*log, seq).reactions.size(), MaxReactionKinds);
}

void MarksContract::deletionTakesTheMarksAlong()
{
    const auto log = makeLog(0);
    const Seq seq = say(*log), other = say(*log);
    for (const Seq each : {seq, other}) {
        amend(*log, react(each, heart, true), Anybody);
        amend(*log, pin(each, true), Anybody);
    }
    amend(*log, amendment(EventKind::Delete, seq, QStringLiteral("d")));
    const Event tombstone = readOne(*log, seq);
    QVERIFY(tombstone.deleted && tombstone.reactions.isEmpty());
    QCOMPARE(tombstone.reacted, 0);
    QCOMPARE(readOne(*log, other).reactions.size(), 1);
    QCOMPARE(log->roomState(Lobby).pins, QVector<Seq>{other});
}

void MarksContract::pinsStandInTheirOrder()
{
    const auto log = makeLog(0);
    const Seq first = say(*log), second = say(*log), third = say(*log);
    for (const Seq each : {third, first, second})
        amend(*log, pin(each, true), Anybody);
    amend(*log, pin(third, false), Anybody);
    amend(*log, pin(third, true), Anybody);
    amend(*log, pin(first, true), Anybody); // it is so already
    QCOMPARE(log->roomState(Lobby).pins, (QVector<Seq>{first, second, third}));
}

void MarksContract::stateOfARoom()
{
    const auto log = makeLog(2);
    QCOMPARE(log->roomState(Lobby), RoomState());
    Event topic = message({}, QStringLiteral("bikes"));
    topic.kind = EventKind::Topic;
    append(*log, topic);
    say(*log);
    say(*log); // the event is gone, and what it made of the room stays
    QCOMPARE(log->roomState(Lobby).topic, QStringLiteral("bikes"));
    QCOMPARE(log->roomState(Attic).topic, QString());
    topic.text.clear();
    append(*log, topic);
    QCOMPARE(log->roomState(Lobby), RoomState());
}

void MarksContract::whatFellOutIsNotPinned()
{
    const auto log = makeLog(3);
    const Seq first = say(*log), second = say(*log);
    amend(*log, pin(first, true), {true, 0, 1});
    QCOMPARE(amend(*log, pin(second, true), {true, 0, 1}).error, AppendError::TooMany);
    say(*log);
    QCOMPARE(log->roomState(Lobby).pins, QVector<Seq>());
    QCOMPARE(amend(*log, pin(second, true), {true, 0, 1}).error, AppendError::None);
}

void MarksContract::whatIsRemovedTakesItsMarksAlong()
{
    const auto log = makeLog(0);
    const Seq first = say(*log), second = say(*log);
    amend(*log, react(first, heart, true), Anybody);
    for (const Seq each : {first, second})
        amend(*log, pin(each, true), Anybody);
    retain(*log, {0, 1});
    QCOMPARE(log->roomState(Lobby).pins, QVector<Seq>{second});
    const Seq third = say(*log);
    QCOMPARE(amend(*log, pin(third, true), {true, 0, 2}).error, AppendError::None);
    QCOMPARE(amend(*log, react(first, heart, true), Anybody).error, AppendError::NoTarget);
}

void MarksContract::forgottenMarksAreGone()
{
    const auto log = makeLog(0);
    const Seq seq = say(*log);
    amend(*log, react(seq, heart, true), Anybody);
    amend(*log, pin(seq, true), Anybody);
    log->forget(Lobby);
    QCOMPARE(log->roomState(Lobby), RoomState());
    QCOMPARE(say(*log), seq);
    QVERIFY(!amend(*log, react(seq, heart, true), Anybody).duplicate);
    QVERIFY(!amend(*log, pin(seq, true), Anybody).duplicate);
}

void MarksContract::someEventsAreRead()
{
    const auto log = makeLog(0);
    fill(*log, 5);
    amend(*log, react(2, heart, true), Anybody);
    amend(*log, react(5, star, true), Anybody);
    append(*log, message(QStringLiteral("x"), {}, Attic));
    const LogPage page = read(*log, {LogRange::Place::Each, 0, 10, 0, 0, {5, 2, 99, 2, 0}});
    QVERIFY(!page.failed && !page.more && !page.newer);
    QCOMPARE(page.state.last, 7);
    QCOMPARE(ids(page), QStringLiteral("2 5"));
    QCOMPARE(page.events.at(0), readOne(*log, 2));
    QCOMPARE(page.events.at(1), readOne(*log, 5));
    QCOMPARE(page.events.at(1).reactions, (QVector<Reaction>{{star, {ana}}}));
}

void MarksContract::eventsOfEachKindAreKept()
{
    const auto log = makeLog(0);
    for (const EventKind kind : {EventKind::Topic, EventKind::Title, EventKind::Member}) {
        Event event = message(QStringLiteral("k%1").arg(int(kind)));
        event.kind = kind;
        if (kind == EventKind::Member) {
            event.subject = {ben, QStringLiteral("Ben"), 3, false, false, true, QStringLiteral("lunch")};
            event.on = true;
        } else {
            event.text = QStringLiteral("\uFFFE new");
        }
        const Event written = append(*log, event).event;
        QVERIFY(written.kind == kind);
        QCOMPARE(written.subject, event.subject);
        QCOMPARE(newest(*log), written);
        QVERIFY(append(*log, event).duplicate);
    }
}

} // namespace Parlor
