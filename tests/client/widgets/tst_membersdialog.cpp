// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/membersdialog.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Parlor;

class TestMembersDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dialog = new MembersDialog(nullptr);
        m_dialog->open();
    }
    void cleanup() { delete m_dialog; }

    void invitesByName()
    {
        m_dialog->setPeople({ana, ben}, {eve, zoe}, ana.id, {true, false});
        QSignalSpy invited(m_dialog, &MembersDialog::inviteRequested);
        QTest::keyClicks(find<QLineEdit>("inviteFilter"), QStringLiteral("zo"));
        QVERIFY(find<QListWidget>("inviteList")->item(0)->isHidden());
        QTest::keyClick(find<QLineEdit>("inviteFilter"), Qt::Key_Return);
        QCOMPARE(invited.size(), 1);
        QCOMPARE(invited.first().first().toString(), zoe.id);
        QVERIFY(m_dialog->isVisible());
        // Nobody of that name: nothing to press.
        QTest::keyClicks(find<QLineEdit>("inviteFilter"), QStringLiteral("nobody"));
        QVERIFY(!find<QPushButton>("inviteButton")->isEnabled());
        QTest::keyClick(find<QLineEdit>("inviteFilter"), Qt::Key_Return);
        QCOMPARE(invited.size(), 1);
    }

    void removesOnlyWhereOneMay()
    {
        QSignalSpy expelled(m_dialog, &MembersDialog::expelRequested);
        QSignalSpy givenUp(m_dialog, &MembersDialog::giveUpRequested);
        m_dialog->setPeople({ana, ben}, {}, ana.id, {true, false});
        auto *list = find<QListWidget>("memberList");
        QCOMPARE(list->currentRow(), 0);
        const QString own = find<QPushButton>("memberRemove")->text();
        press("memberRemove");
        QCOMPARE(givenUp.size(), 1);
        QTest::keyClick(list, Qt::Key_Down);
        QVERIFY(!find<QPushButton>("memberRemove")->isEnabled());
        QVERIFY(find<QPushButton>("memberRemove")->text() != own);
        m_dialog->setPeople({ana, ben}, {}, ana.id, {true, true});
        QCOMPARE(list->currentRow(), 1); // stays who was chosen
        press("memberRemove");
        QCOMPARE(expelled.size(), 1);
        QCOMPARE(expelled.first().first().toString(), ben.id);
    }

    void secondClickMeansNobodyElse()
    {
        QSignalSpy expelled(m_dialog, &MembersDialog::expelRequested);
        m_dialog->setPeople({ana, ben, eve}, {}, ana.id, {true, true});
        find<QListWidget>("memberList")->setCurrentRow(1);
        press("memberRemove");
        m_dialog->setPeople({ana, eve}, {}, ana.id, {true, true});
        press("memberRemove");
        QCOMPARE(expelled.size(), 1);
        QVERIFY(!find<QListWidget>("memberList")->currentItem());
    }

    void saysThatThereIsNobody()
    {
        m_dialog->setPeople({ana}, {}, ana.id, {true, true});
        QVERIFY(!find<QListWidget>("inviteList")->isVisible());
        QVERIFY(!find<QPushButton>("inviteButton")->isVisible());
        m_dialog->setPeople({ana}, {eve}, ana.id, {true, true});
        QVERIFY(find<QPushButton>("inviteButton")->isVisible());
        m_dialog->setPeople({ana}, {eve}, ana.id, {false, true}); // of an archived room
        QVERIFY(!find<QPushButton>("inviteButton")->isVisible());
    }

private:
    static Person person(const char *name)
    {
        Person made;
        made.name = QLatin1StringView(name);
        made.id = made.name.toLower();
        return made;
    }
    template <typename Widget>
    Widget *find(const char *name) const
    {
        return m_dialog->findChild<Widget *>(QLatin1StringView(name));
    }
    void press(const char *name) { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }

    const Person ana = person("Ana"), ben = person("Ben"), eve = person("Eve"), zoe = person("Zoe");
    MembersDialog *m_dialog = nullptr;
};

QTEST_MAIN(TestMembersDialog)
#include "tst_membersdialog.moc"
