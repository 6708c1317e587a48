// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/core/searchmodel.h"
#include "client/widgets/excerptlist.h"
#include "client/widgets/searchpanel.h"
#include "tests/client/core/sessionfixture.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Parlor;

class TestSearchPanel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_chat = std::make_unique<SessionFixture>();
        m_panel = std::make_unique<SearchPanel>();
        m_panel->setSession(&m_chat->session);
        m_panel->setRoom(Lobby);
        m_panel->resize(288, 600);
        m_panel->show();
        QVERIFY(m_chat->online());
    }
    void cleanup()
    {
        m_panel.reset();
        m_chat.reset();
    }

    void findsAndLeadsThere()
    {
        talk(3);
        QVERIFY(find<QWidget>("searchHints")->isVisible());
        QTest::keyClick(field(), Qt::Key_Return); // nothing typed: nothing asked
        QVERIFY(m_chat->server.heard<Search>().isEmpty());
        ask(QStringLiteral(" tea "));
        QTRY_COMPARE(list()->model()->rowCount(), 3);
        QCOMPARE(m_chat->server.heard<Search>().first().query, QStringLiteral("tea"));
        QCOMPARE(m_chat->server.heard<Search>().first().room, QString());
        QVERIFY(!find<QWidget>("searchHints")->isVisible());
        QVERIFY(status().contains(u'3'));
        const QString spoken = list()->model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(spoken.startsWith(QStringLiteral("Ben, ")) && spoken.endsWith(QStringLiteral("tea 3")),
                 qPrintable(spoken));

        QSignalSpy opened(m_panel.get(), &SearchPanel::opened);
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        m_panel->focusField();
        QTest::keyClick(field(), Qt::Key_Down);
        QVERIFY(list()->hasFocus());
        QTest::keyClick(list(), Qt::Key_Down);
        QTest::keyClick(list(), Qt::Key_Return);
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {},
                          list()->visualRect(list()->model()->index(2, 0)).center());
        QCOMPARE(opened.size(), 2);
        QCOMPARE(opened[0][0].toString(), Lobby);
        QCOMPARE(opened[0][1].value<Seq>(), m_chat->server.log(Lobby).at(1).seq);
        QCOMPARE(opened[1][1].value<Seq>(), m_chat->server.log(Lobby).at(0).seq);
        QSignalSpy closed(m_panel.get(), &SearchPanel::closeRequested);
        QTest::keyClick(list(), Qt::Key_Escape);
        QCOMPARE(closed.size(), 1);
    }

    void asksForThisRoomAndForMore()
    {
        talk(25);
        QTest::mouseClick(find<QCheckBox>("searchHere"), Qt::LeftButton, {}, {8, 8});
        ask(QStringLiteral("tea"));
        QTRY_COMPARE(list()->model()->rowCount(), 20);
        QCOMPARE(m_chat->server.heard<Search>().first().room, Lobby);
        auto *more = find<QPushButton>("searchMore");
        QVERIFY(more->isVisible());
        QTest::mouseClick(more, Qt::LeftButton);
        QTRY_COMPARE(list()->model()->rowCount(), 25);
        QVERIFY(!more->isVisible());
    }

    void saysHowItStands()
    {
        ask(QStringLiteral("tea"));
        QTRY_VERIFY(status() == SearchPanel::tr("Nothing was found."));
        m_chat->server.script.searchLag = 2;
        talk(3);
        ask(QStringLiteral("tea"));
        QTRY_COMPARE(list()->model()->rowCount(), 1);
        QVERIFY2(status().contains(u'2'), qPrintable(status()));
        m_chat->server.script.searchLag = 0;
        m_chat->pass(std::chrono::seconds(1)); // by itself
        QTRY_COMPARE(list()->model()->rowCount(), 3);
        QTRY_VERIFY(!status().contains(u'2'));
        Refusal bad;
        bad.code = RefusalCode::BadQuery;
        bad.field = QStringLiteral("before");
        m_chat->server.requestRefusals = {bad};
        ask(QStringLiteral("before:never"));
        QTRY_VERIFY(status().contains(QStringLiteral("before")));
        m_chat->server.cut();
        QTRY_COMPARE(m_chat->session.state(), SessionState::Waiting);
        ask(QStringLiteral("tea"));
        QCOMPARE(status(), SearchPanel::tr("There is no connection. Try again when it is back."));
    }

    void showsWhatSomebodyElseAskedFor()
    {
        talk(1);
        Search search;
        search.query = QStringLiteral("tea");
        m_chat->session.search(search);
        m_panel->showFound();
        QCOMPARE(field()->text(), QStringLiteral("tea"));
        QTRY_COMPARE(list()->model()->rowCount(), 1);
    }

private:
    template <typename Widget>
    Widget *find(const char *name) const
    {
        return m_panel->findChild<Widget *>(QLatin1StringView(name));
    }
    QLineEdit *field() const { return find<QLineEdit>("searchField"); }
    ExcerptList *list() const { return find<ExcerptList>("searchList"); }
    QString status() const { return find<QLabel>("searchStatus")->text(); }
    void ask(const QString &query)
    {
        field()->clear();
        QTest::keyClicks(field(), query);
        QTest::keyClick(field(), Qt::Key_Return);
    }
    void talk(int count)
    {
        for (int i = 1; i <= count; ++i)
            m_chat->server.say(Lobby, QStringLiteral("Ben"), QStringLiteral("tea %1").arg(i));
    }

    std::unique_ptr<SessionFixture> m_chat;
    std::unique_ptr<SearchPanel> m_panel;
};

QTEST_MAIN(TestSearchPanel)
#include "tst_searchpanel.moc"
