// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/helpdialog.h"

#include "server/protocol/slashcommand.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace Parlor {

namespace {

/// What stands behind a command.
QString argumentWords(const QString &argument)
{
    const bool isOptional = argument.startsWith(QLatin1StringView("optional-"));
    const QString kind = isOptional ? argument.mid(9) : argument;
    QString words;
    if (kind == QLatin1StringView("name"))
        words = HelpDialog::tr("name");
    else if (kind == QLatin1StringView("person"))
        words = HelpDialog::tr("person");
    else if (kind == QLatin1StringView("room"))
        words = HelpDialog::tr("room");
    else if (kind == QLatin1StringView("text"))
        words = HelpDialog::tr("text");
    return isOptional && !words.isEmpty() ? QString(u'[' + words + u']') : words;
}

} // namespace

HelpDialog::HelpDialog(QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("helpDialog"));
    setWindowTitle(tr("Commands"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *all = new QGridLayout(this);
    all->setContentsMargins(24, 20, 24, 20);
    all->setHorizontalSpacing(18);
    all->setVerticalSpacing(6);
    const auto makeLabel = [this](const QString &text, const char *look) {
        auto *label = new QLabel(text, this);
        label->setTextFormat(Qt::PlainText);
        label->setProperty("look", QLatin1StringView(look));
        return label;
    };
    int row = 0;
    for (const SlashCommand &command : slashCommands()) {
        const QString words = wordsFor(command.name);
        const QString typed = u'/' + command.name + u' ' + argumentWords(command.argument);
        all->addWidget(makeLabel(typed.trimmed(), ""), row, 0);
        all->addWidget(makeLabel(words, "secondary"), row++, 1);
    }
    auto *hint = makeLabel(tr("Begin with // to send a line that begins with /."), "secondary");
    hint->setWordWrap(true);
    all->addWidget(hint, row++, 0, 1, 2);
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("helpClose"));
    close->setDefault(true);
    all->addWidget(close, row, 1, Qt::AlignRight);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
}

QString HelpDialog::wordsFor(const QString &command)
{
    const struct
    {
        QLatin1StringView name;
        QString words;
    } known[] = {
        {QLatin1StringView("help"), tr("Show these commands")},
        {QLatin1StringView("nick"), tr("Take another name")},
        {QLatin1StringView("away"), tr("Say that you are away")},
        {QLatin1StringView("back"), tr("Say that you are back")},
        {QLatin1StringView("join"), tr("Enter a room, or make it")},
        {QLatin1StringView("leave"), tr("Leave this room")},
        {QLatin1StringView("topic"), tr("Say what this room is about")},
        {QLatin1StringView("rename"), tr("Give this room another name")},
        {QLatin1StringView("archive"), tr("Close this room for anything new")},
        {QLatin1StringView("invite"), tr("Take someone into this private room")},
        {QLatin1StringView("dm"), tr("Talk to one person alone")},
        {QLatin1StringView("ignore"), tr("Ignore someone, or stop ignoring them")},
        {QLatin1StringView("search"), tr("Look for messages")},
        {QLatin1StringView("shrug"), tr("Add a shrug to what you write")},
    };
    for (const auto &one : known) {
        if (command == one.name)
            return one.words;
    }
    return {};
}

} // namespace Parlor
