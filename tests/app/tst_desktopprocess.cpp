// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/chatsession.h"
#include "server/protocol/clock.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace Parlor;

namespace {

constexpr int Patience = 20'000; // sanitizers are slow to start

/// A process whose standard output and standard error are read apart, killed with the object.
class Program
{
public:
    ~Program()
    {
        if (process.state() != QProcess::NotRunning) {
            process.kill();
            process.waitForFinished();
        }
    }
    /// Waits for a whole line. @return what was captured in it, or nothing.
    QString waitForLine(const QRegularExpression &expected)
    {
        while (!output.contains(u'\n') && process.waitForReadyRead(Patience))
            output += QString::fromUtf8(process.readAllStandardOutput());
        return expected.match(output).captured(1);
    }
    bool waitForEnd()
    {
        const bool ended = process.state() == QProcess::NotRunning || process.waitForFinished(Patience);
        output += QString::fromUtf8(process.readAllStandardOutput());
        errors = QString::fromUtf8(process.readAllStandardError());
        return ended && process.exitStatus() == QProcess::NormalExit;
    }

    QProcess process;
    QString output;
    QString errors;
};

/// `parlor` with settings of its own, on this display; without one it is told of none.
class Desktop final : public Program
{
public:
    void start(const QStringList &arguments, const QString &variable = {}, const QString &value = {})
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            environment.remove(QString::fromLatin1(name));
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"),
                           m_data.path()); // Qt complains where there is none
        if (!variable.isEmpty())
            environment.insert(variable, value);
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(PARLOR_BINARY),
                      arguments + QStringList{QStringLiteral("--data"), m_data.path()});
    }

private:
    const QTemporaryDir m_data;
};

/// An X server without a screen.
class VirtualDisplay final : public Program
{
public:
    /// @return the name of the display, or nothing.
    QString start()
    {
        process.start(QStringLiteral("Xvfb"),
                      {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"),
                       QStringLiteral("0"), QStringLiteral("1280x800x24"), QStringLiteral("-nolisten"),
                       QStringLiteral("tcp")});
        static const QRegularExpression number(QStringLiteral("^(\\d+)\n"));
        const QString display = waitForLine(number);
        return display.isEmpty() ? QString() : u':' + display;
    }
};

} // namespace

/// `parlor` as people start it: what it prints, how it ends, what it says about mistakes.
class TestDesktopProcess final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysThatThereIsNoDisplay();
    void helpsWithoutADisplay();
    void hostsUntilItIsToldToEnd();
    void portInUse();
};

void TestDesktopProcess::saysThatThereIsNoDisplay()
{
    Desktop parlor;
    parlor.start({});
    QVERIFY(parlor.waitForEnd());
    QCOMPARE(parlor.process.exitCode(), 1);
    QCOMPARE(parlor.output, QString());
    QCOMPARE(parlor.errors,
             QStringLiteral("parlor: there is no display here; parlor-server hosts a chat without one\n"));
}

void TestDesktopProcess::helpsWithoutADisplay()
{
    Desktop parlor;
    parlor.start({QStringLiteral("--help")});
    QVERIFY(parlor.waitForEnd());
    QCOMPARE(parlor.process.exitCode(), 0);
    QVERIFY2(parlor.output.contains(QStringLiteral("--join")), qUtf8Printable(parlor.output));
    QCOMPARE(parlor.errors, QString());
}

void TestDesktopProcess::hostsUntilItIsToldToEnd()
{
    if (QStandardPaths::findExecutable(QStringLiteral("Xvfb")).isEmpty())
        QSKIP("Xvfb is not installed");
    VirtualDisplay screen;
    const QString display = screen.start();
    QVERIFY2(!display.isEmpty(), screen.process.readAllStandardError().constData());

    Desktop parlor;
    parlor.start({QStringLiteral("--host"), QStringLiteral("--port"), QStringLiteral("0"),
                  QStringLiteral("--address"), QStringLiteral("127.0.0.1"), QStringLiteral("--name"),
                  QStringLiteral("Ana")},
                 QStringLiteral("DISPLAY"), display);
    static const QRegularExpression ready(
        QStringLiteral("^Parlor is ready: (http://127\\.0\\.0\\.1:\\d+/)\n$"));
    const QString address = parlor.waitForLine(ready);
    QVERIFY2(!address.isEmpty(), parlor.process.readAllStandardError().constData());

    const SystemClock clock;
    ChatSession guest(clock);
    guest.join({parseAddress(address), QStringLiteral("Ben"), {}});
    QTRY_COMPARE(guest.state(), SessionState::Online);

    parlor.process.terminate();
    QTRY_COMPARE(guest.state(), SessionState::Ended);
    QCOMPARE(guest.endReason(), EndReason::HostStopped);
    QVERIFY(parlor.waitForEnd());
    QCOMPARE(parlor.process.exitCode(), 0);
    QCOMPARE(parlor.output.count(u'\n'), 1);
}

void TestDesktopProcess::portInUse()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    Desktop parlor;
    parlor.start({QStringLiteral("--host"), QStringLiteral("--address"), QStringLiteral("127.0.0.1"),
                  QStringLiteral("--port"), QString::number(other.serverPort())},
                 QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    QVERIFY(parlor.waitForEnd());
    QCOMPARE(parlor.process.exitCode(), 1);
    QCOMPARE(parlor.output, QString());
    QVERIFY2(parlor.errors.contains(QStringLiteral("port %1 is in use").arg(other.serverPort())),
             qUtf8Printable(parlor.errors));
    QCOMPARE(parlor.errors.count(u'\n'), 1);
}

QTEST_GUILESS_MAIN(TestDesktopProcess)
#include "tst_desktopprocess.moc"
