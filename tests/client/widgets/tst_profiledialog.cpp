// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/profiledialog.h"
#include "server/protocol/protocolinfo.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QTest>

using namespace Parlor;
using Profile = ProfileDialog::Profile;

class TestProfileDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatWasEntered()
    {
        QPointer<ProfileDialog> dialog = new ProfileDialog({QStringLiteral("old"), false, true}, nullptr);
        QVector<Profile> entered;
        connect(dialog, &ProfileDialog::entered, this,
                [&entered](const Profile &profile) { entered.append(profile); });
        dialog->open();
        auto *status = dialog->findChild<QLineEdit *>(QStringLiteral("profileStatus"));
        status->setText(QString(MaxStatus + 1, u'x'));
        auto *accept = dialog->findChild<QPushButton *>(QStringLiteral("promptAccept"));
        QTest::mouseClick(accept, Qt::LeftButton);
        QVERIFY(dialog->findChild<QLabel *>(QStringLiteral("promptError"))->isVisible());
        QVERIFY(entered.isEmpty());
        status->selectAll();
        QTest::keyClicks(status, QStringLiteral(" at lunch "));
        for (const char *box : {"profileAway", "profileReceipts"})
            QTest::keyClick(dialog->findChild<QCheckBox *>(QLatin1StringView(box)), Qt::Key_Space);
        QTest::mouseClick(accept, Qt::LeftButton);
        QCOMPARE(entered, (QVector<Profile>{{QStringLiteral("at lunch"), true, false}}));
        QTRY_VERIFY(!dialog);
    }
};

QTEST_MAIN(TestProfileDialog)
#include "tst_profiledialog.moc"
