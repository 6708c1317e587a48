// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/newroomdialog.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QTest>

using namespace Parlor;

class TestNewRoomDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dialog = new NewRoomDialog(nullptr);
        connect(m_dialog, &NewRoomDialog::entered, this,
                [this](const CreateRoom &room) { m_entered.append(room); });
        m_dialog->open();
    }
    void cleanup()
    {
        delete m_dialog;
        m_entered.clear();
    }

    void tellsWhatWasEntered()
    {
        QVERIFY(QTest::qWaitForWindowActive(m_dialog));
        QTest::keyClicks(m_dialog->focusWidget(), QStringLiteral("  Book   club "));
        // By keyboard alone: Tab leads through the boxes, and then to the buttons.
        for (const char *name : {"roomPrivate", "roomTemporary", "roomOffRecord"}) {
            QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Tab);
            QCOMPARE(m_dialog->focusWidget()->objectName(), QLatin1StringView(name));
        }
        QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Space);
        QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Backtab);
        QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Backtab);
        QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Space);
        QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Return);
        QCOMPARE(m_entered, (QVector<CreateRoom>{{QStringLiteral("Book club"), true, false, true}}));
        QTRY_VERIFY(!m_dialog);
    }

    void saysWhyATitleWillNotDo()
    {
        auto *error = m_dialog->findChild<QLabel *>(QStringLiteral("promptError"));
        QVERIFY(!error->isVisible());
        press("promptAccept");
        QVERIFY(error->isVisible());
        QVERIFY(m_entered.isEmpty());
        QTest::keyClicks(m_dialog->findChild<QLineEdit *>(QStringLiteral("promptInput")),
                         QStringLiteral("x"));
        QVERIFY(!error->isVisible());
        press("promptAccept");
        QCOMPARE(m_entered.size(), 1);
    }

    void beginsWithWhatWasRefused()
    {
        m_dialog->setRoom({QStringLiteral("Club"), false, true, false}, QStringLiteral("It is there."));
        QVERIFY(m_dialog->findChild<QLabel *>(QStringLiteral("promptError"))->isVisible());
        press("promptAccept");
        QCOMPARE(m_entered, (QVector<CreateRoom>{{QStringLiteral("Club"), false, true, false}}));
    }

private:
    void press(const char *name)
    {
        QTest::mouseClick(m_dialog->findChild<QPushButton *>(QLatin1StringView(name)), Qt::LeftButton);
    }

    QPointer<NewRoomDialog> m_dialog;
    QVector<CreateRoom> m_entered;
};

QTEST_MAIN(TestNewRoomDialog)
#include "tst_newroomdialog.moc"
