// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/excerptlist.h"
#include "client/widgets/pinspanel.h"
#include "tests/client/core/sessionfixture.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Parlor;

class TestPinsPanel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_chat = std::make_unique<SessionFixture>();
        m_panel = std::make_unique<PinsPanel>();
        m_panel->setSession(&m_chat->session);
        m_panel->resize(288, 600);
    }
    void cleanup()
    {
        m_panel.reset();
        m_chat.reset();
    }

    void showsTheLatestFirst()
    {
        QVERIFY(m_chat->online());
        m_panel->setRoom(Lobby);
        m_panel->show();
        QVERIFY(find<QLabel>("pinsEmpty")->isVisible());
        const Event first = pinned(QStringLiteral("rules"));
        const Event second = pinned(QStringLiteral("plan"));
        QTRY_COMPARE(list()->model()->rowCount(), 2);
        QVERIFY(!find<QLabel>("pinsEmpty")->isVisible());
        QCOMPARE(list()->messageAt(list()->model()->index(0, 0)).text, QStringLiteral("plan"));
        QVERIFY(!find<QPushButton>("unpinButton")->isVisible()); // one may not
        QSignalSpy opened(m_panel.get(), &PinsPanel::opened);
        m_panel->focusList();
        QTest::keyClick(list(), Qt::Key_Down);
        QTest::keyClick(list(), Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][1].value<Seq>(), first.seq);
        QTest::keyClick(list(), Qt::Key_Delete);
        QVERIFY(m_chat->server.heard<Pin>().isEmpty());
        QCOMPARE(second.text, QStringLiteral("plan"));
    }

    void unpinsWhereOneMay()
    {
        m_chat->server.script.host = true;
        QVERIFY(m_chat->online());
        m_panel->setRoom(Lobby);
        m_panel->show();
        const Event event = pinned(QStringLiteral("rules"));
        pinned(QStringLiteral("plan"));
        QTRY_COMPARE(list()->model()->rowCount(), 2);
        auto *unpin = find<QPushButton>("unpinButton");
        QVERIFY(unpin->isVisible());
        m_panel->focusList();
        QTest::keyClick(list(), Qt::Key_Down);
        QTest::mouseClick(unpin, Qt::LeftButton);
        QTRY_COMPARE(m_chat->server.heard<Pin>().size(), 1);
        QCOMPARE(m_chat->server.heard<Pin>().first().target, event.seq);
        QVERIFY(!m_chat->server.heard<Pin>().first().on);
        QTRY_COMPARE(list()->model()->rowCount(), 1);
        QTest::keyClick(list(), Qt::Key_Delete);
        QTRY_COMPARE(list()->model()->rowCount(), 0);
        QVERIFY(find<QLabel>("pinsEmpty")->isVisible());
    }

    void asksOnlyWhileItIsLookedAt()
    {
        QVERIFY(m_chat->online());
        m_panel->setRoom(Lobby);
        pinned(QStringLiteral("rules"));
        QTRY_COMPARE(m_chat->session.pins(Lobby).size(), 1);
        const auto asked = [this] {
            const QVector<GetHistory> all = m_chat->server.heard<GetHistory>();
            return std::count_if(all.cbegin(), all.cend(), [](const GetHistory &one) { return one.pinned; });
        };
        QCOMPARE(asked(), 0);
        m_panel->show();
        QTRY_COMPARE(list()->model()->rowCount(), 1);
        QCOMPARE(asked(), 1);
        QSignalSpy closed(m_panel.get(), &PinsPanel::closeRequested);
        QTest::keyClick(list(), Qt::Key_Escape);
        QCOMPARE(closed.size(), 1);
        m_panel->setRoom({});
        QCOMPARE(list()->model()->rowCount(), 0);
    }

private:
    template <typename Widget>
    Widget *find(const char *name) const
    {
        return m_panel->findChild<Widget *>(QLatin1StringView(name));
    }
    ExcerptList *list() const { return find<ExcerptList>("pinsList"); }
    Event pinned(const QString &text)
    {
        const Event event = m_chat->server.say(Lobby, QStringLiteral("Ben"), text);
        Event pin;
        pin.kind = EventKind::Pin;
        pin.target = event.seq;
        pin.on = true;
        m_chat->server.mark(Lobby, event.author, pin);
        return event;
    }

    std::unique_ptr<SessionFixture> m_chat;
    std::unique_ptr<PinsPanel> m_panel;
};

QTEST_MAIN(TestPinsPanel)
#include "tst_pinspanel.moc"
