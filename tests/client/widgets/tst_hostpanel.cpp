// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/hostpanel.h"
#include "client/widgets/qrcode.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Parlor;

class TestHostPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheBestAddress()
    {
        HostPanel panel;
        panel.setHosting({first, second}, 3);
        panel.show();
        QCOMPARE(address(panel)->text(), first);
        QVERIFY(address(panel)->isReadOnly());
        QCOMPARE(panel.findChild<QrCode *>()->text(), first);
        QVERIFY(panel.findChild<QComboBox *>()->isVisible());
        panel.setHosting({first}, 1);
        QVERIFY(!panel.findChild<QComboBox *>()->isVisible());
    }

    void keepsTheChosenAddress()
    {
        HostPanel panel;
        panel.setHosting({first, second}, 3);
        panel.show();
        QSignalSpy chosen(&panel, &HostPanel::addressChosen);
        QTest::keyClick(panel.findChild<QComboBox *>(), Qt::Key_Down);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.at(0).at(0).toString(), second);
        QCOMPARE(panel.address(), second);
        panel.setHosting({first, second}, 4);
        QCOMPARE(panel.address(), second);
        panel.setHosting({first}, 4);
        QCOMPARE(panel.address(), first);
    }

    void copies()
    {
        HostPanel panel;
        panel.setHosting({first}, 1);
        panel.show();
        QTest::mouseClick(panel.findChild<QPushButton *>(QStringLiteral("copyButton")), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), first);
    }

    void asksToStop()
    {
        HostPanel panel;
        panel.setHosting({first}, 1);
        panel.show();
        QSignalSpy stop(&panel, &HostPanel::stopRequested);
        QTest::mouseClick(panel.findChild<QPushButton *>(QStringLiteral("stopButton")), Qt::LeftButton);
        QCOMPARE(stop.size(), 1);
    }

    void theCodeIsDarkOnWhiteWithAQuietZone()
    {
        const QImage code = QrCode::encode(first);
        QVERIFY(!code.isNull());
        QCOMPARE(code.width(), code.height());
        const int modules = code.width() - 8;
        QVERIFY(modules >= 21);
        QCOMPARE((modules - 21) % 4, 0);
        for (int i = 0; i < code.width(); ++i) {
            for (int quiet = 0; quiet < 4; ++quiet) {
                QCOMPARE(code.pixel(i, quiet), 0xFFFFFFFF);
                QCOMPARE(code.pixel(quiet, i), 0xFFFFFFFF);
                QCOMPARE(code.pixel(i, code.height() - 1 - quiet), 0xFFFFFFFF);
                QCOMPARE(code.pixel(code.width() - 1 - quiet, i), 0xFFFFFFFF);
            }
        }
        // A finder pattern: seven dark modules in a row, and the white ring inside it.
        for (int i = 0; i < 7; ++i)
            QCOMPARE(code.pixel(4 + i, 4), 0xFF000000);
        QCOMPARE(code.pixel(5, 5), 0xFFFFFFFF);
    }

    void tooLongForACode()
    {
        QVERIFY(QrCode::encode(QString(10'000, u'x')).isNull());
        QVERIFY(QrCode::encode({}).isNull());
        QrCode code;
        code.setText(QString(10'000, u'x'));
        code.grab();
    }

private:
    static QLineEdit *address(const HostPanel &panel)
    {
        return panel.findChild<QLineEdit *>(QStringLiteral("shareAddress"));
    }

    const QString first = QStringLiteral("http://192.168.1.20:8080/");
    const QString second = QStringLiteral("http://[fe80::1]:8080/");
};

QTEST_MAIN(TestHostPanel)
#include "tst_hostpanel.moc"
