// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/welcomecard.h"
#include "tests/client/core/sessionfixture.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace Parlor;

class TestWelcomeCard final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void staysUntilItWasRead()
    {
        SessionFixture chat;
        WelcomeCard card;
        card.setSession(&chat.session);
        const QString text = QStringLiteral("<b>Be kind.</b>");
        RoomInfo info = chat.server.info(Lobby);
        info.welcome = text;
        chat.server.setInfo(info);
        QVERIFY(chat.online());
        QVERIFY(!card.isVisible());
        card.setRoom(Lobby);
        QVERIFY(card.isVisible());
        auto *label = card.findChild<QLabel *>();
        QCOMPARE(label->text(), text);
        QCOMPARE(label->textFormat(), Qt::PlainText);
        card.setRoom(QStringLiteral("other"));
        QVERIFY(!card.isVisible());
        card.setRoom(Lobby);
        QVERIFY(card.isVisible());
        QTest::mouseClick(card.findChild<QPushButton *>(), Qt::LeftButton);
        QVERIFY(!card.isVisible());
        card.setRoom({});
        card.setRoom(Lobby);
        QVERIFY(!card.isVisible());
    }
};

QTEST_MAIN(TestWelcomeCard)
#include "tst_welcomecard.moc"
