// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "app/desktopapp.h"
#include "client/core/timelinemodel.h"
#include "client/widgets/chatview.h"
#include "client/widgets/connectionbanner.h"
#include "client/widgets/mainwindow.h"
#include "client/widgets/timelineview.h"
#include "server/protocol/protocolinfo.h"
#include "translations/translator.h"

#include <QApplication>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Parlor;

namespace {

/// `parlor` as its command line starts it, without the process: window, session, server, settings.
class Desk
{
public:
    Desk(const QTemporaryDir &data, const QString &name, const QStringList &arguments = {})
        : m_app(options(data, name, arguments))
    {
        m_app.start();
    }

    static QStringList hosting()
    {
        return {QStringLiteral("--host"),    QStringLiteral("--port"),    QStringLiteral("0"),
                QStringLiteral("--address"), QStringLiteral("127.0.0.1"), QStringLiteral("--title"),
                QStringLiteral("Class 4b")};
    }
    static QStringList joining(const QString &address) { return {QStringLiteral("--join"), address}; }

    MainWindow &window() { return m_app.window(); }
    ChatSession &session() { return m_app.session(); }

    template <typename Widget>
    Widget *find(const char *name)
    {
        return window().findChild<Widget *>(QString::fromLatin1(name));
    }
    void press(const char *button) { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }
    void write(const char *field, const QString &text)
    {
        find<QLineEdit>(field)->clear();
        QTest::keyClicks(find<QLineEdit>(field), text);
    }

    bool isIn()
    {
        return window().chatIsShown() && session().state() == SessionState::Online
            && find<TimelineView>("timeline")->model();
    }
    /// Where the window says that others can join.
    QString address() { return find<QLineEdit>("shareAddress")->text(); }
    QMessageBox *question() { return find<QMessageBox>("closeQuestion"); }

    /// The lines that the window shows, by name and text.
    QStringList lines()
    {
        const TimelineModel *model = find<TimelineView>("timeline")->model();
        QStringList lines;
        for (int row = 0; model && row < model->rowCount(); ++row)
            lines += model->at(row).event.author.name + QStringLiteral(": ") + model->at(row).event.text;
        return lines;
    }
    /// Every word that can be seen now, outside of the timeline.
    QString words()
    {
        QStringList words;
        for (const QLabel *label : window().findChildren<QLabel *>()) {
            if (label->isVisible())
                words += label->text();
        }
        return words.join(u'\n');
    }

private:
    static DesktopOptions options(const QTemporaryDir &data, const QString &name, const QStringList &more)
    {
        QStringList arguments{QStringLiteral("parlor"), QStringLiteral("--data"), data.path()};
        if (!name.isEmpty())
            arguments << QStringLiteral("--name") << name;
        return std::get<DesktopOptions>(parseDesktopArguments(arguments + more));
    }

    DesktopApp m_app;
};

/// A server of something else: answers whatever is asked with a page.
class ForeignServer
{
public:
    ForeignServer()
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                socket->readAll();
                socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\n"
                              "Connection: close\r\n\r\nhi");
                socket->disconnectFromHost();
            });
        });
    }
    bool listen() { return m_server.listen(QHostAddress::LocalHost); }
    QString address() const { return QStringLiteral("127.0.0.1:%1").arg(m_server.serverPort()); }

private:
    QTcpServer m_server;
};

} // namespace

/// Host and guest, each with the real window, session and settings, and a real server between them.
class TestDesktopApp final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void twoPeopleTalk();
    void closingAsksAndSaysHowMany();
    void closingTellsEverybody();
    void stoppingEndsTheChatForAll();
    void hostsAtAClick();
    void nothingListens();
    void somethingElseAnswers();
    void takenNameIsAskedAgain();
    void remembersOverARestart();
    void startsTheNextChatAfterTheLast();
    void savesARoom();

private:
    QTemporaryDir m_one, m_other;
};

void TestDesktopApp::initTestCase()
{
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    static const Translator english(*qApp, QStringLiteral("en"));
    QVERIFY(m_one.isValid() && m_other.isValid());
}

void TestDesktopApp::twoPeopleTalk()
{
    Desk ana(m_one, QStringLiteral("Ana"), Desk::hosting());
    QTRY_VERIFY(ana.isIn());
    Desk ben(m_other, QStringLiteral("Ben"), Desk::joining(ana.address()));
    QTRY_VERIFY(ben.isIn());
    QVERIFY(ben.window().windowTitle().contains(QStringLiteral("Class 4b")));

    QTest::keyClicks(ana.find<QPlainTextEdit>("messageInput"), QStringLiteral("Hello Ben"));
    ana.press("sendButton");
    QTRY_COMPARE(ben.lines(), QStringList{QStringLiteral("Ana: Hello Ben")});
    QTest::keyClicks(ben.find<QPlainTextEdit>("messageInput"), QStringLiteral("Hello Ana"));
    QTest::keyClick(ben.find<QPlainTextEdit>("messageInput"), Qt::Key_Return);
    const QStringList both{QStringLiteral("Ana: Hello Ben"), QStringLiteral("Ben: Hello Ana")};
    QTRY_COMPARE(ana.lines(), both);
    QTRY_COMPARE(ben.lines(), both);
    QVERIFY(ana.find<QPlainTextEdit>("messageInput")->toPlainText().isEmpty());
    QTRY_VERIFY2(ana.words().contains(QStringLiteral("2 people in this chat")), qUtf8Printable(ana.words()));
}

void TestDesktopApp::closingAsksAndSaysHowMany()
{
    Desk ana(m_one, QStringLiteral("Ana"), Desk::hosting());
    QTRY_VERIFY(ana.isIn());
    Desk ben(m_other, QStringLiteral("Ben"), Desk::joining(ana.address()));
    QTRY_VERIFY(ben.isIn());
    QTRY_VERIFY(ana.words().contains(QStringLiteral("2 people in this chat")));

    QVERIFY(!ana.window().close());
    QTRY_VERIFY(ana.question());
    QVERIFY2(ana.question()->text().contains(QStringLiteral("1 person will be disconnected")),
             qUtf8Printable(ana.question()->text()));
    ana.press("closeCancel");
    QTRY_VERIFY(!ana.question());
    QVERIFY(ana.window().isVisible());
    QVERIFY(ana.isIn() && ben.isIn());

    // A guest cuts nobody off: not asked.
    QVERIFY(ben.window().close());
    QTRY_VERIFY(ana.words().contains(QStringLiteral("1 person in this chat")));
    // Nor is a host who is alone.
    QVERIFY(ana.window().close());
    QVERIFY(!ana.question());
}

// In the application's own loop, as in main(): it must go on until everybody has been told, for what comes
// after it cuts them off.
void TestDesktopApp::closingTellsEverybody()
{
    auto ana = std::make_unique<Desk>(m_one, QStringLiteral("Ana"), Desk::hosting());
    QTRY_VERIFY(ana->isIn());
    const SystemClock clock;
    ChatSession ben(clock);
    ben.join({parseAddress(ana->address()), QStringLiteral("Ben"), {}});
    QTRY_COMPARE(ben.state(), SessionState::Online);
    QTRY_VERIFY(ana->words().contains(QStringLiteral("2 people in this chat")));

    QVERIFY(!ana->window().close());
    QTRY_VERIFY(ana->question());
    QMetaObject::invokeMethod(
        &ana->window(), [&ana] { ana->press("closeConfirm"); }, Qt::QueuedConnection);
    QCOMPARE(QApplication::exec(), 0);
    QVERIFY(!ana->window().isVisible());
    ana.reset();
    QTRY_COMPARE(ben.state(), SessionState::Ended);
    QCOMPARE(ben.endReason(), EndReason::HostStopped);
}

void TestDesktopApp::stoppingEndsTheChatForAll()
{
    Desk ana(m_one, QStringLiteral("Ana"), Desk::hosting());
    QTRY_VERIFY(ana.isIn());
    Desk ben(m_other, QStringLiteral("Ben"), Desk::joining(ana.address()));
    QTRY_VERIFY(ben.isIn());
    QTRY_VERIFY(ana.words().contains(QStringLiteral("2 people in this chat")));

    ana.press("stopButton");
    QTRY_VERIFY(ana.question());
    ana.press("closeConfirm");
    QTRY_VERIFY(!ana.window().chatIsShown());
    QVERIFY(!ana.window().isHosting());

    auto *banner = ben.find<ConnectionBanner>("connectionBanner");
    QTRY_VERIFY(banner->isVisible());
    QTRY_VERIFY2(ben.words().contains(QStringLiteral("The host has ended this chat.")),
                 qUtf8Printable(ben.words()));
    QVERIFY(ben.window().chatIsShown()); // what was said can still be read
    ben.press("retryButton");            // "Back to the start"
    QVERIFY(!ben.window().chatIsShown());
    QVERIFY(ben.find<QPushButton>("joinButton")->isEnabled());
}

void TestDesktopApp::hostsAtAClick()
{
    Desk ana(m_one, {});
    QVERIFY(!ana.window().chatIsShown());
    ana.write("nameInput", QStringLiteral("Ana"));
    ana.write("titleInput", QStringLiteral("Rehearsal"));
    ana.press("hostButton");
    QTRY_VERIFY(ana.isIn());
    QVERIFY(ana.window().isHosting());
    QVERIFY(ana.window().windowTitle().contains(QStringLiteral("Rehearsal")));
    QVERIFY(ana.address().startsWith(QStringLiteral("http://")));
}

void TestDesktopApp::nothingListens()
{
    QTcpServer gone;
    QVERIFY(gone.listen(QHostAddress::LocalHost));
    const quint16 port = gone.serverPort();
    gone.close();

    Desk ben(m_other, QStringLiteral("Ben"), Desk::joining(QStringLiteral("127.0.0.1:%1").arg(port)));
    auto *error = ben.find<QLabel>("joinError");
    QTRY_VERIFY(error->isVisible());
    QCOMPARE(error->text(),
             QStringLiteral("That computer is there, but nobody hosts a chat at this address. Check the "
                            "number behind the colon."));
    QVERIFY(!ben.window().chatIsShown());

    // And from there to a chat that is.
    Desk ana(m_one, QStringLiteral("Ana"), Desk::hosting());
    QTRY_VERIFY(ana.isIn());
    ben.write("addressInput", ana.address());
    QVERIFY(!error->isVisible());
    ben.press("joinButton");
    QTRY_VERIFY(ben.isIn());
}

void TestDesktopApp::somethingElseAnswers()
{
    ForeignServer foreign;
    QVERIFY(foreign.listen());
    Desk ben(m_other, QStringLiteral("Ben"));
    ben.write("addressInput", foreign.address());
    ben.press("joinButton");
    auto *error = ben.find<QLabel>("joinError");
    QTRY_VERIFY(error->isVisible());
    QCOMPARE(error->text(),
             QStringLiteral("Something else than Parlor answers at this address. Check the address and the "
                            "number behind the colon."));
    QVERIFY(ben.find<QPushButton>("joinButton")->isEnabled());
}

void TestDesktopApp::takenNameIsAskedAgain()
{
    Desk ana(m_one, QStringLiteral("Ana"), Desk::hosting());
    QTRY_VERIFY(ana.isIn());
    const QTemporaryDir stranger;
    Desk second(stranger, QStringLiteral("Ana"), Desk::joining(ana.address()));
    QTRY_VERIFY(second.find<QLineEdit>("promptInput"));
    QTRY_VERIFY(second.find<QLabel>("promptError")->isVisible());
    const QString suggestion = second.find<QLineEdit>("promptInput")->text();
    QVERIFY(suggestion != QStringLiteral("Ana") && suggestion.startsWith(QStringLiteral("Ana")));
    QVERIFY(second.find<QLabel>("promptError")->text().contains(suggestion));
    second.press("promptAccept");
    QTRY_VERIFY(second.isIn());
    QCOMPARE(second.session().you().name, suggestion);
}

void TestDesktopApp::remembersOverARestart()
{
    Desk ana(m_one, QStringLiteral("Ana"), Desk::hosting());
    QTRY_VERIFY(ana.isIn());
    const QTemporaryDir folder;
    QString id;
    {
        Desk dora(folder, QStringLiteral("Dora"), Desk::joining(ana.address()));
        QTRY_VERIFY(dora.isIn());
        id = dora.session().you().id;
    }
    Desk again(folder, {});
    QCOMPARE(again.window().startView()->name(), QStringLiteral("Dora"));
    auto *recents = again.find<QWidget>("recentList");
    QVERIFY(recents->isVisible());
    auto *recent = recents->findChild<QPushButton *>();
    QVERIFY(recent);
    QVERIFY2(recent->text().contains(QStringLiteral("Class 4b")), qUtf8Printable(recent->text()));
    QTest::mouseClick(recent, Qt::LeftButton);
    QTRY_VERIFY(again.isIn());
    QCOMPARE(again.session().you().id, id); // the same person for the others
    QCOMPARE(again.session().you().name, QStringLiteral("Dora"));
}

void TestDesktopApp::startsTheNextChatAfterTheLast()
{
    Desk ana(m_one, QStringLiteral("Ana"), Desk::hosting());
    QTRY_VERIFY(ana.isIn());
    const QString first = ana.address();
    ana.press("stopButton"); // alone: not asked
    QTRY_VERIFY(!ana.window().chatIsShown());
    auto *error = ana.find<QLabel>("hostError");
    // Pressed until the last chat has ended; meanwhile the window says so.
    QTRY_VERIFY2(ana.window().isHosting() || (ana.press("hostButton"), false), qUtf8Printable(error->text()));
    QTRY_VERIFY(ana.isIn());
    QVERIFY(ana.lines().isEmpty());
}

void TestDesktopApp::savesARoom()
{
    Desk ana(m_one, QStringLiteral("Ana"), Desk::hosting());
    QTRY_VERIFY(ana.isIn());
    ana.session().post(QLatin1String(LobbyId), QStringLiteral("to be kept"));
    QTRY_VERIFY(ana.find<TimelineView>("timeline")->model()->unsentIds().isEmpty());
    QMenu *menu = ana.find<QToolButton>("keepButton")->menu();
    menu->popup({});
    QTest::mouseClick(
        menu, Qt::LeftButton, {},
        menu->actionGeometry(menu->findChild<QAction *>(QStringLiteral("exportText"))).center());
    auto *dialog = ana.find<QFileDialog>("copyDialog");
    QVERIFY(dialog);
    const QTemporaryDir folder;
    auto *field = dialog->findChild<QLineEdit *>();
    field->setText(folder.filePath(QStringLiteral("lobby")));
    QTest::keyClick(field, Qt::Key_Return);
    QFile file(folder.filePath(QStringLiteral("lobby.txt")));
    QTRY_VERIFY2(ana.words().contains(QStringLiteral("lobby.txt")), qUtf8Printable(ana.words()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("to be kept"));
}

QTEST_MAIN(TestDesktopApp)
#include "tst_desktopapp.moc"
