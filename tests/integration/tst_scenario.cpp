// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "tests/integration/scenariorunner.h"
#include "tests/integration/scenariowords.h"
#include "tests/support/serverprocess.h"
#include "tests/support/testdata.h"

#include <QDir>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

using namespace Parlor;

/// The native client's core and a real server go through the scenarios that every client is held to.
class TestScenario final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everybodySees_data();
    void everybodySees();
    void notesWhatIsMisspelt_data();
    void notesWhatIsMisspelt();
};

void TestScenario::everybodySees_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("storage");
    const QStringList files =
        QDir(QStringLiteral(PARLOR_TEST_DATA "/scenario")).entryList({QStringLiteral("*.json")});
    QVERIFY(!files.isEmpty());
    for (const QString &file : files) {
        for (const char *const storage : {"memory", "sqlite"})
            QTest::addRow("%s, %s", qUtf8Printable(file), storage) << file << QString::fromLatin1(storage);
    }
}

void TestScenario::everybodySees()
{
    QFETCH(const QString, file);
    QFETCH(const QString, storage);
    const QString hostToken = QStringLiteral("token-of-the-host");
    const QTemporaryDir folder;
    QStringList options{QStringLiteral("--storage"), storage};
    if (storage == QLatin1String("sqlite"))
        options += {QStringLiteral("--data"), folder.path()};
    for (const char *const limit : {"messages-per-second", "bytes-per-second", "searches-per-minute"})
        options += {QStringLiteral("--limit"), QString::fromLatin1(limit) + QStringLiteral("=0")};
    ServerProcess server;
    server.setProgram(QStringLiteral(PARLOR_HOSTED_SERVER));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PARLOR_HOST_TOKEN"), hostToken);
    server.process().setProcessEnvironment(environment);
    QVERIFY2(server.start(options), qPrintable(server.output()));
    {
        ScenarioRunner runner(server.port(), hostToken);
        const QString trouble = runner.run(readTestData(qPrintable(QStringLiteral("scenario/") + file)));
        QVERIFY2(trouble.isEmpty(), qUtf8Printable(trouble));
    }
    QVERIFY2(server.stop() == 0, qPrintable(server.output()));
}

void TestScenario::notesWhatIsMisspelt_data()
{
    QTest::addColumn<QByteArray>("step");
    QTest::addColumn<QString>("trouble");
    const auto row = [](const char *name, const char *step, const char *trouble) {
        QTest::newRow(name) << QByteArray(step) << QString::fromLatin1(trouble);
    };
    row("correct", R"({"who": ["Ana"], "do": "post", "room": "lobby", "text": "hi"})", "");
    row("an unknown deed", R"({"who": "Ana", "do": "shout"})", R"(step 1: there is no do "shout")");
    row("an unknown sight", R"({"who": "Ana", "sees": "stars"})", R"(step 1: there is no sees "stars")");
    row("neither", R"({"who": "Ana"})", R"(step 1: there is no sees "")");
    row("an unknown argument", R"({"who": "Ana", "do": "cut", "long": true})",
        "step 1: nothing here is called long");
    row("a missing one", R"({"who": "Ana", "do": "post", "room": "lobby"})", "step 1: text is missing");
    row("an unknown field of a line",
        R"({"who": "Ana", "sees": "messages", "room": "lobby", "are": [{"txt": "hi"}]})",
        "step 1: nothing here is called txt");
    row("nothing to compare", R"({"who": "Ana", "sees": "room", "room": "lobby"})",
        "step 1: nothing is compared");
    row("a stranger", R"({"who": "Bo", "do": "cut"})", "step 1: Bo does not take part");
    row("a strange person", R"({"who": "Ana", "do": "direct", "person": "Bo"})",
        "step 1: Bo does not take part");
    row("nobody", R"({"who": [], "do": "cut"})", "step 1: it is nobody's");
    row("an unknown refusal", R"({"who": "Ana", "do": "cut", "refused": "no"})",
        "step 1: no refusal is called no");
}

void TestScenario::notesWhatIsMisspelt()
{
    QFETCH(const QByteArray, step);
    QFETCH(const QString, trouble);
    const QJsonArray scenario{QJsonDocument::fromJson(R"({"people": ["Ana"]})").object(),
                              QJsonDocument::fromJson(step).object()};
    QCOMPARE(misspeltIn(scenario), trouble);
}

QTEST_GUILESS_MAIN(TestScenario)
#include "tst_scenario.moc"
