// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "server/http/tlsconfiguration.h"
#include "tests/support/testcertificates.h"

#include <QSslKey>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace Parlor;

class tst_TlsConfiguration final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void loads_data();
    void loads();
    void refuses_data();
    void refuses();
    void unreadableFilesSayWhy();
    void keyBehindRubbish();
};

void tst_TlsConfiguration::loads_data()
{
    QTest::addColumn<QString>("chain");
    QTest::addColumn<QString>("key");
    QTest::addColumn<int>("certificates");
    QTest::newRow("EC") << certificateFile("chain.pem") << certificateFile("key.pem") << 2;
    QTest::newRow("EC, older format") << certificateFile("chain.pem") << certificateFile("sec1.pem") << 2;
    QTest::newRow("RSA") << certificateFile("rsa.pem") << certificateFile("rsakey.pem") << 1;
}

void tst_TlsConfiguration::loads()
{
    QFETCH(QString, chain);
    QFETCH(QString, key);
    const TlsConfiguration loaded = loadTlsConfiguration({chain, key});
    QCOMPARE(int(loaded.problem), int(CertificateProblem::None));
    QTEST(int(loaded.value.localCertificateChain().size()), "certificates");
    QVERIFY(!loaded.value.privateKey().isNull());
    QCOMPARE(loaded.value.protocol(), QSsl::TlsV1_2OrLater);
    QCOMPARE(loaded.value.peerVerifyMode(), QSslSocket::VerifyNone);
    QVERIFY(loaded.value.caCertificates().isEmpty());
    QCOMPARE(loaded.value.allowedNextProtocols(), QList<QByteArray>{"http/1.1"});
}

void tst_TlsConfiguration::refuses_data()
{
    QTest::addColumn<QString>("chain");
    QTest::addColumn<QString>("key");
    QTest::addColumn<int>("problem");
    const auto row = [](const char *name, const char *chain, const char *key, CertificateProblem problem) {
        QTest::newRow(name) << certificateFile(chain) << certificateFile(key) << int(problem);
    };
    row("no chain", "none", "key.pem", CertificateProblem::ChainUnreadable);
    row("chain is a folder", ".", "key.pem", CertificateProblem::ChainUnreadable);
    row("chain is a key", "key.pem", "key.pem", CertificateProblem::NoCertificate);
    row("chain is text", "names.txt", "key.pem", CertificateProblem::NoCertificate);
    row("no key", "chain.pem", "none", CertificateProblem::KeyUnreadable);
    row("key is a certificate", "chain.pem", "chain.pem", CertificateProblem::NoKey);
    row("key of an unknown kind", "chain.pem", "edkey.pem", CertificateProblem::NoKey);
    row("key behind a passphrase", "chain.pem", "lockedkey.pem", CertificateProblem::KeyEncrypted);
    row("key of nobody", "chain.pem", "otherkey.pem", CertificateProblem::Misfit);
    row("key of another kind", "chain.pem", "rsakey.pem", CertificateProblem::Misfit);
    row("key of the issuer", "chain.pem", "rootkey.pem", CertificateProblem::Misfit);
    row("weak", "weak.pem", "weakkey.pem", CertificateProblem::Misfit);
}

void tst_TlsConfiguration::refuses()
{
    QFETCH(QString, chain);
    QFETCH(QString, key);
    QTEST(int(loadTlsConfiguration({chain, key}).problem), "problem");
}

void tst_TlsConfiguration::unreadableFilesSayWhy()
{
    QVERIFY(!loadTlsConfiguration({certificateFile("none"), {}}).detail.isEmpty());
    QVERIFY(!loadTlsConfiguration({certificateFile("chain.pem"), certificateFile("none")}).detail.isEmpty());
}

/// Both in one file, as some programs write them.
void tst_TlsConfiguration::keyBehindRubbish()
{
    QTemporaryDir folder;
    QFile both(folder.filePath(QStringLiteral("both.pem")));
    QVERIFY(both.open(QIODevice::WriteOnly));
    both.write("the server's\n");
    for (const char *name : {"chain.pem", "key.pem"}) {
        QFile part(certificateFile(name));
        QVERIFY(part.open(QIODevice::ReadOnly));
        both.write(part.readAll());
    }
    both.close();
    const TlsConfiguration loaded = loadTlsConfiguration({both.fileName(), both.fileName()});
    QCOMPARE(int(loaded.problem), int(CertificateProblem::None));
    QCOMPARE(loaded.value.localCertificateChain().size(), 2);
}

QTEST_GUILESS_MAIN(tst_TlsConfiguration)
#include "tst_tlsconfiguration.moc"
