// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/helpdialog.h"
#include "server/protocol/slashcommand.h"

#include <QLabel>
#include <QTest>

using namespace Parlor;

class TestHelpDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatEachCommandDoes()
    {
        HelpDialog dialog(nullptr);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        QStringList shown;
        for (const QLabel *label : dialog.findChildren<QLabel *>())
            shown += label->text();
        for (const SlashCommand &command : slashCommands()) {
            QVERIFY2(!HelpDialog::wordsFor(command.name).isEmpty(), qPrintable(command.name));
            QVERIFY(shown.contains(HelpDialog::wordsFor(command.name)));
            QVERIFY(shown.filter(u'/' + command.name).size() > 0);
        }
    }
};

QTEST_MAIN(TestHelpDialog)
#include "tst_helpdialog.moc"
