// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/roomsettingsdialog.h"

#include "client/widgets/checkbox.h"
#include "client/widgets/choicebox.h"
#include "client/widgets/texts.h"
#include "server/protocol/name.h"
#include "server/protocol/protocolinfo.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>

namespace Parlor {

namespace {

constexpr int MostKept = 1'000'000; // days or messages
constexpr int UsualLast = 50;

} // namespace

RoomSettingsDialog::RoomSettingsDialog(const RoomInfo &info, QWidget *parent)
    : FormDialog(tr("Room settings"), tr("Save"), parent)
    , m_info(info)
    , m_title(new QLineEdit(this))
    , m_topic(new QLineEdit(this))
    , m_welcome(new QPlainTextEdit(this))
    , m_newcomers(new ChoiceBox(this))
    , m_last(new QSpinBox(this))
    , m_days(new QSpinBox(this))
    , m_messages(new QSpinBox(this))
    , m_archived(new CheckBox(tr("Archived: nothing new can be said"), this))
{
    setObjectName(QStringLiteral("roomSettings"));
    m_title->setObjectName(QStringLiteral("ruleTitle"));
    m_topic->setObjectName(QStringLiteral("ruleTopic"));
    m_welcome->setObjectName(QStringLiteral("ruleWelcome"));
    m_newcomers->setObjectName(QStringLiteral("ruleNewcomers"));
    m_last->setObjectName(QStringLiteral("ruleLast"));
    m_days->setObjectName(QStringLiteral("ruleDays"));
    m_messages->setObjectName(QStringLiteral("ruleMessages"));
    m_archived->setObjectName(QStringLiteral("ruleArchived"));
    m_welcome->setProperty("look", QStringLiteral("field"));
    m_welcome->setTabChangesFocus(true);
    m_welcome->setFixedHeight(64);
    m_newcomers->addItem(tr("Everything"), int(Newcomers::All));
    m_newcomers->addItem(tr("The latest messages"), int(Newcomers::Last));
    m_newcomers->addItem(tr("Nothing"), int(Newcomers::None));
    m_last->setRange(1, MostKept);
    m_days->setRange(0, MostKept);
    m_days->setSpecialValueText(tr("For ever"));
    m_messages->setRange(0, MostKept);
    m_messages->setSpecialValueText(tr("All of them"));
    for (QSpinBox *box : {m_last, m_days, m_messages})
        box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    addFields();
    showInfo();
}

void RoomSettingsDialog::addFields()
{
    const auto beside = [this](QWidget *left, QWidget *right) {
        auto *pair = new QWidget(this);
        auto *row = new QHBoxLayout(pair);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(12);
        row->addWidget(left, 1);
        row->addWidget(right, 1);
        addWidget(pair);
    };
    addField(tr("Name of the room"), m_title);
    addField(tr("Topic"), m_topic);
    addField(tr("Welcome text for who is new"), m_welcome);
    QWidget *newcomers = addField(tr("What newcomers see of the past"), m_newcomers);
    QWidget *last = addField(tr("How many"), m_last);
    beside(newcomers, last);
    QWidget *days = addField(tr("Days to keep messages"), m_days);
    beside(days, addField(tr("Messages to keep"), m_messages));
    addHint(tr("Older messages are removed for everyone."));
    addWidget(m_archived);
    connect(m_newcomers, &QComboBox::currentIndexChanged, this,
            [this] { m_last->setEnabled(m_newcomers->currentData().toInt() == int(Newcomers::Last)); });
    for (QLineEdit *field : {m_title, m_topic})
        connect(field, &QLineEdit::textEdited, this, [this] { showError({}); });
}

void RoomSettingsDialog::showInfo()
{
    m_title->setText(m_info.title);
    m_topic->setText(m_info.topic);
    m_topic->setCursorPosition(0);
    m_welcome->setPlainText(m_info.welcome.value_or(QString()));
    m_newcomers->setCurrentIndex(m_newcomers->findData(int(m_info.newcomers)));
    m_last->setValue(m_info.newcomersLast > 0 ? m_info.newcomersLast : UsualLast);
    m_last->setEnabled(m_info.newcomers == Newcomers::Last);
    m_days->setValue(m_info.keepDays);
    m_messages->setValue(m_info.keepMessages);
    m_archived->setChecked(m_info.archived);
    m_title->setFocus();
}

void RoomSettingsDialog::setWish(const Configure &wish, const QString &error)
{
    m_title->setText(wish.title.value_or(m_title->text()));
    m_topic->setText(wish.topic.value_or(m_topic->text()));
    if (wish.welcome)
        m_welcome->setPlainText(*wish.welcome);
    if (wish.newcomers) {
        m_newcomers->setCurrentIndex(m_newcomers->findData(int(*wish.newcomers)));
        m_last->setValue(wish.newcomersLast > 0 ? wish.newcomersLast : m_last->value());
    }
    m_days->setValue(wish.keepDays.value_or(m_days->value()));
    m_messages->setValue(wish.keepMessages.value_or(m_messages->value()));
    m_archived->setChecked(wish.archived.value_or(m_archived->isChecked()));
    showError(error);
}

Configure RoomSettingsDialog::change() const
{
    Configure change;
    change.room = m_info.id;
    if (const QString title = checkRoomTitle(m_title->text()).name; title != m_info.title)
        change.title = title;
    if (const QString topic = m_topic->text().trimmed(); topic != m_info.topic)
        change.topic = topic;
    if (const QString welcome = m_welcome->toPlainText().trimmed();
        welcome != m_info.welcome.value_or(QString()))
        change.welcome = welcome;
    const auto newcomers = Newcomers(m_newcomers->currentData().toInt());
    const bool isLast = newcomers == Newcomers::Last;
    if (newcomers != m_info.newcomers || (isLast && m_last->value() != m_info.newcomersLast)) {
        change.newcomers = newcomers;
        change.newcomersLast = isLast ? m_last->value() : 0;
    }
    if (m_days->value() != m_info.keepDays)
        change.keepDays = m_days->value();
    if (m_messages->value() != m_info.keepMessages)
        change.keepMessages = m_messages->value();
    if (m_archived->isChecked() != m_info.archived)
        change.archived = m_archived->isChecked();
    return change;
}

/// @return why what was entered will not do; empty: it will.
QString RoomSettingsDialog::problem() const
{
    if (const NameCheck check = checkRoomTitle(m_title->text());
        check.refusal && m_title->text() != m_info.title) {
        Refusal refusal;
        refusal.code = *check.refusal;
        return Texts::refusal(refusal);
    }
    if (codePoints(m_topic->text().trimmed()) > MaxTopic)
        return tr("The topic is too long. Use at most %n characters.", nullptr, MaxTopic);
    if (codePoints(m_welcome->toPlainText().trimmed()) > MaxWelcomeText)
        return tr("The welcome text is too long. Use at most %n characters.", nullptr, MaxWelcomeText);
    return {};
}

void RoomSettingsDialog::submit()
{
    if (const QString text = problem(); !text.isEmpty())
        return showError(text);
    Configure nothing;
    nothing.room = m_info.id;
    if (const Configure wanted = change(); wanted != nothing)
        Q_EMIT changed(wanted);
    accept();
}

} // namespace Parlor
