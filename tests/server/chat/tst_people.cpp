// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/chat/people.h"

#include "server/protocol/limits.h"
#include "server/store/directory.h"
#include "tests/support/fakeclock.h"

#include <QRegularExpression>
#include <QTest>

using namespace Parlor;
using namespace std::chrono_literals;

class TestPeople final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsByToken();
    void idsAndColors();
    void countsWhoIsPresent();
    void hostIsWhoeverHasAHostConnection();
    void plainPeopleAreForgottenAtOnce();
    void guestNumbersSkipTakenNames();
    void nameIsKeptForADay();
    void comingBackStartsTheDayAnew();
    void oldestGoFirstWhenTooManyAreAway();
};

static const QString ana = QStringLiteral("Ana"), token = QStringLiteral("token-1");

void TestPeople::findsByToken()
{
    const Limits limits;
    NoDirectory directory;
    const FakeClock clock;
    People people(limits, clock, directory);
    const PersonRecord &record = people.add(ana, token);
    QCOMPARE(people.withToken(token), &record);
    QCOMPARE(people.find(record.person.id), &record);
    QVERIFY(!people.withToken(QStringLiteral("token-2")));
    QVERIFY(!people.withToken(QString()));
    QVERIFY(!record.tokenHash.contains(token.toUtf8()));
    people.addPlain();
    QVERIFY(!people.withToken(QString())); // nobody comes back as a plain client
}

void TestPeople::idsAndColors()
{
    const Limits limits;
    NoDirectory directory;
    const FakeClock clock;
    People people(limits, clock, directory);
    QSet<QString> ids;
    QSet<int> colors;
    const QRegularExpression form(QStringLiteral("^[A-Za-z0-9_-]{1,32}$"));
    for (int i = 0; i < 200; ++i) {
        const Person &person = people.addPlain().person;
        QVERIFY(form.match(person.id).hasMatch());
        QVERIFY(person.color >= 0 && person.color < 8);
        ids.insert(person.id);
        colors.insert(person.color);
    }
    QCOMPARE(ids.size(), 200);
    QCOMPARE(colors.size(), 8);
}

void TestPeople::countsWhoIsPresent()
{
    const Limits limits;
    NoDirectory directory;
    const FakeClock clock;
    People people(limits, clock, directory);
    PersonRecord &record = people.add(ana, token);
    QCOMPARE(people.present(), 0);
    people.arrive(record, 1, false);
    people.arrive(record, 2, false);
    QCOMPARE(people.present(), 1);
    people.depart(record, 1, false);
    QCOMPARE(people.present(), 1);
    people.depart(record, 2, false);
    QCOMPARE(people.present(), 0);
    people.arrive(record, 3, false);
    QCOMPARE(people.present(), 1);
}

void TestPeople::hostIsWhoeverHasAHostConnection()
{
    const Limits limits;
    NoDirectory directory;
    const FakeClock clock;
    People people(limits, clock, directory);
    PersonRecord &record = people.add(ana, token);
    QVERIFY(!people.arrive(record, 1, false));
    QVERIFY(!record.person.host);
    QVERIFY(people.arrive(record, 2, true));
    QVERIFY(record.person.host);
    QVERIFY(!people.arrive(record, 3, true));
    QVERIFY(!people.depart(record, 2, true));
    QVERIFY(people.depart(record, 3, true));
    QVERIFY(!record.person.host);
    QVERIFY(people.names().decide(QStringLiteral("Ana!"), {}).refusal);
}

void TestPeople::plainPeopleAreForgottenAtOnce()
{
    const Limits limits;
    NoDirectory directory;
    const FakeClock clock;
    People people(limits, clock, directory);
    PersonRecord &record = people.addPlain();
    QVERIFY(record.person.plain);
    const QString id = record.person.id, name = record.person.name;
    people.arrive(record, 1, false);
    QCOMPARE(people.present(), 1);
    people.depart(record, 1, false);
    QCOMPARE(people.present(), 0);
    QVERIFY(!people.find(id));
    QVERIFY(!people.names().decide(name, {}).refusal);
    QVERIFY(people.addPlain().person.name
            != name); // numbers are not used again: the log still names the first
}

void TestPeople::guestNumbersSkipTakenNames()
{
    const Limits limits;
    NoDirectory directory;
    const FakeClock clock;
    People people(limits, clock, directory);
    people.add(QStringLiteral("guest 2"), token);
    QCOMPARE(people.addPlain().person.name, QStringLiteral("Guest 1"));
    QCOMPARE(people.addPlain().person.name, QStringLiteral("Guest 3"));
}

void TestPeople::nameIsKeptForADay()
{
    const Limits limits;
    NoDirectory directory;
    FakeClock clock;
    People people(limits, clock, directory);
    PersonRecord &record = people.add(ana, token);
    people.arrive(record, 1, false);
    clock.advance(48h);
    people.forgetAway(); // is here
    people.depart(record, 1, false);
    clock.advance(24h - 1ms);
    people.forgetAway();
    QVERIFY(people.withToken(token));
    QVERIFY(people.names().decide(ana, {}).refusal);
    clock.advance(1ms);
    people.forgetAway();
    QVERIFY(!people.withToken(token));
    QVERIFY(!people.names().decide(ana, {}).refusal);
}

void TestPeople::comingBackStartsTheDayAnew()
{
    const Limits limits;
    NoDirectory directory;
    FakeClock clock;
    People people(limits, clock, directory);
    PersonRecord &first = people.add(ana, token);
    PersonRecord &second = people.add(QStringLiteral("Ben"), QStringLiteral("token-2"));
    people.arrive(first, 1, false);
    people.arrive(second, 2, false);
    people.depart(first, 1, false);
    clock.advance(1h);
    people.depart(second, 2, false);
    people.arrive(first, 3, false);
    clock.advance(1h);
    people.depart(first, 3, false);
    clock.advance(23h);
    people.forgetAway();
    QVERIFY(people.withToken(token));
    QVERIFY(!people.withToken(QStringLiteral("token-2")));
    clock.advance(1h);
    people.forgetAway();
    QVERIFY(!people.withToken(token));
}

void TestPeople::oldestGoFirstWhenTooManyAreAway()
{
    const Limits limits;
    NoDirectory directory;
    FakeClock clock;
    People people(limits, clock, directory, 2);
    const auto tokenOf = [](SessionId id) { return QStringLiteral("token-%1").arg(id); };
    for (SessionId id = 1; id <= 4; ++id)
        people.arrive(people.add(QStringLiteral("Person %1").arg(id), tokenOf(id)), id, false);
    for (SessionId id = 1; id <= 3; ++id)
        people.depart(*people.withToken(tokenOf(id)), id, false);
    people.forgetAway();
    QVERIFY(!people.withToken(tokenOf(1)));
    QVERIFY(people.withToken(tokenOf(2)) && people.withToken(tokenOf(3)) && people.withToken(tokenOf(4)));
}

QTEST_APPLESS_MAIN(TestPeople)
#include "tst_people.moc"
