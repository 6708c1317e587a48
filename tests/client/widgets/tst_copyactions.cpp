// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/copyactions.h"

#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Parlor;

class TestCopyActions final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs); }

    void asksWhereTo_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("file");
        QTest::newRow("page") << QStringLiteral("exportHtml") << QStringLiteral("copy.html");
        QTest::newRow("text") << QStringLiteral("exportText") << QStringLiteral("copy.txt");
        QTest::newRow("lines") << QStringLiteral("exportJson") << QStringLiteral("copy.jsonl");
        QTest::newRow("all") << QStringLiteral("backUp") << QStringLiteral("copy.parlor");
    }
    void asksWhereTo()
    {
        QFETCH(QString, action);
        QFETCH(QString, file);
        QWidget window;
        CopyActions copies(&window);
        copies.setRoom(QStringLiteral("r"), QStringLiteral("Tea/../room"), true);
        QMenu menu;
        copies.fill(&menu);
        menu.findChild<QAction *>(action)->trigger();
        auto *dialog = window.findChild<QFileDialog *>();
        QVERIFY(dialog);
        auto *field = dialog->findChild<QLineEdit *>();
        QVERIFY2(!field->text().contains(u'/'), qPrintable(field->text()));
        const QTemporaryDir folder;
        QSignalSpy exported(&copies, &CopyActions::exportRequested);
        QSignalSpy backedUp(&copies, &CopyActions::backupRequested);
        field->setText(folder.filePath(QStringLiteral("copy"))); // the ending comes by itself
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(exported.size() + backedUp.size(), 1);
        const QList<QVariant> told = exported.isEmpty() ? backedUp.first() : exported.first();
        QCOMPARE(told.last().toString(), folder.filePath(file));
        if (action != QStringLiteral("backUp"))
            QCOMPARE(told.first().toString(), QStringLiteral("r"));
        QCOMPARE(backedUp.size(), action == QStringLiteral("backUp") ? 1 : 0);
    }

    void aRoomThatIsNotKeptCannotBeSaved()
    {
        QWidget window;
        CopyActions copies(&window);
        copies.setRoom(QStringLiteral("r"), QStringLiteral("Whisper"), false);
        QMenu menu;
        copies.fill(&menu);
        QVERIFY(!menu.findChild<QAction *>(QStringLiteral("exportHtml"))->isEnabled());
        QVERIFY(menu.findChild<QAction *>(QStringLiteral("backUp"))->isEnabled());
    }
};

QTEST_MAIN(TestCopyActions)
#include "tst_copyactions.moc"
