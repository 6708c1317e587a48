// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/roomsettingsdialog.h"
#include "server/protocol/protocolinfo.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

using namespace Parlor;

class TestRoomSettingsDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        delete m_dialog;
        m_changes.clear();
    }

    void tellsOnlyWhatDiffers()
    {
        open();
        press("promptAccept");
        QVERIFY(m_changes.isEmpty());
        QTRY_VERIFY(!m_dialog);

        open();
        QTest::keyClick(find<QLineEdit>("ruleTopic"), Qt::Key_End);
        QTest::keyClicks(find<QLineEdit>("ruleTopic"), QStringLiteral("! "));
        press("promptAccept");
        Configure change;
        change.room = QStringLiteral("r");
        change.topic = QStringLiteral("Tea!");
        QCOMPARE(m_changes, QVector<Configure>{change});
    }

    void tellsEverything()
    {
        open();
        find<QLineEdit>("ruleTitle")->selectAll();
        QTest::keyClicks(find<QLineEdit>("ruleTitle"), QStringLiteral("Coffee"));
        find<QLineEdit>("ruleTopic")->clear();
        QTest::keyClicks(find<QPlainTextEdit>("ruleWelcome"), QStringLiteral("Hello"));
        auto *last = find<QSpinBox>("ruleLast");
        QVERIFY(!last->isEnabled());
        QTest::keyClick(find<QComboBox>("ruleNewcomers"), Qt::Key_Down);
        QVERIFY(last->isEnabled());
        last->selectAll();
        QTest::keyClicks(last, QStringLiteral("7"));
        find<QSpinBox>("ruleDays")->selectAll();
        QTest::keyClicks(find<QSpinBox>("ruleDays"), QStringLiteral("30"));
        QTest::keyClick(find<QSpinBox>("ruleMessages"), Qt::Key_Up);
        QTest::mouseClick(find<QCheckBox>("ruleArchived"), Qt::LeftButton, {}, {8, 8});
        press("promptAccept");
        Configure change;
        change.room = QStringLiteral("r");
        change.title = QStringLiteral("Coffee");
        change.topic = QString();
        change.welcome = QStringLiteral("Hello");
        change.newcomers = Newcomers::Last;
        change.newcomersLast = 7;
        change.keepDays = 30;
        change.keepMessages = 1;
        change.archived = true;
        QCOMPARE(m_changes, QVector<Configure>{change});
    }

    void showsWhatHolds()
    {
        RoomInfo info = room();
        info.newcomers = Newcomers::None;
        info.keepDays = 3;
        info.archived = true;
        info.welcome = QStringLiteral("Hi");
        open(info);
        QCOMPARE(find<QComboBox>("ruleNewcomers")->currentData().toInt(), int(Newcomers::None));
        QCOMPARE(find<QSpinBox>("ruleDays")->value(), 3);
        QVERIFY(find<QSpinBox>("ruleMessages")->text() != QStringLiteral("0")); // words for "all"
        QVERIFY(find<QCheckBox>("ruleArchived")->isChecked());
        QCOMPARE(find<QPlainTextEdit>("ruleWelcome")->toPlainText(), QStringLiteral("Hi"));
    }

    void saysWhatWillNotDo_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<int>("topic");
        QTest::addColumn<int>("welcome");
        QTest::newRow("no title") << QStringLiteral(" ") << 0 << 0;
        QTest::newRow("long topic") << QStringLiteral("T") << MaxTopic + 1 << 0;
        QTest::newRow("long welcome") << QStringLiteral("T") << 0 << MaxWelcomeText + 1;
    }
    void saysWhatWillNotDo()
    {
        QFETCH(QString, title);
        QFETCH(int, topic);
        QFETCH(int, welcome);
        open();
        find<QLineEdit>("ruleTitle")->setText(title);
        find<QLineEdit>("ruleTopic")->setText(QString(topic, u'x'));
        find<QPlainTextEdit>("ruleWelcome")->setPlainText(QString(welcome, u'x'));
        press("promptAccept");
        QVERIFY(m_changes.isEmpty());
        QVERIFY(m_dialog && m_dialog->isVisible());
        QVERIFY(find<QLabel>("promptError")->isVisible());
    }

    void leadsThroughItByTab()
    {
        open();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog));
        QStringList names{m_dialog->focusWidget()->objectName()};
        for (int i = 0; i < 8; ++i) {
            QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Tab);
            names += m_dialog->focusWidget()->objectName();
        }
        const QStringList wanted{
            QStringLiteral("ruleTitle"),     QStringLiteral("ruleTopic"),    QStringLiteral("ruleWelcome"),
            QStringLiteral("ruleNewcomers"), QStringLiteral("ruleDays"),     QStringLiteral("ruleMessages"),
            QStringLiteral("ruleArchived"),  QStringLiteral("promptCancel"), QStringLiteral("promptAccept")};
        QCOMPARE(names, wanted);
    }

private:
    static RoomInfo room()
    {
        RoomInfo info;
        info.id = QStringLiteral("r");
        info.title = QStringLiteral("Tea room");
        info.topic = QStringLiteral("Tea");
        return info;
    }
    void open(const RoomInfo &info = room())
    {
        m_dialog = new RoomSettingsDialog(info, nullptr);
        connect(m_dialog, &RoomSettingsDialog::changed, this,
                [this](const Configure &change) { m_changes.append(change); });
        m_dialog->open();
    }
    template <typename Widget>
    Widget *find(const char *name) const
    {
        return m_dialog->findChild<Widget *>(QLatin1StringView(name));
    }
    void press(const char *name) { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }

    QPointer<RoomSettingsDialog> m_dialog;
    QVector<Configure> m_changes;
};

QTEST_MAIN(TestRoomSettingsDialog)
#include "tst_roomsettingsdialog.moc"
