// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/membersdialog.h"

#include "client/widgets/texts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace Parlor {

namespace {

QString idOf(const QListWidget &list)
{
    const QListWidgetItem *item = list.currentItem();
    return item && !item->isHidden() ? item->data(Qt::UserRole).toString() : QString();
}

/// Whoever is chosen stays it; when they are gone nobody is, or a second click would mean somebody else.
void fill(QListWidget &list, const QVector<Person> &people, const QString &you)
{
    const QString chosen = idOf(list);
    const bool isFirst = list.count() == 0;
    list.clear();
    for (const Person &person : people) {
        const QString name = Texts::isolated(person.name);
        auto *item =
            new QListWidgetItem(person.id == you ? MembersDialog::tr("%1 (you)").arg(name) : name, &list);
        item->setData(Qt::UserRole, person.id);
        if (person.id == chosen)
            list.setCurrentItem(item);
    }
    if (isFirst && !list.currentItem() && list.count() > 0)
        list.setCurrentRow(0);
}

void showOnly(QListWidget &list, const QString &typed)
{
    for (int row = 0; row < list.count(); ++row) {
        QListWidgetItem *item = list.item(row);
        item->setHidden(!item->text().contains(typed, Qt::CaseInsensitive));
        if (!item->isHidden() && idOf(list).isEmpty())
            list.setCurrentItem(item);
    }
}

} // namespace

MembersDialog::MembersDialog(QWidget *parent)
    : QDialog(parent)
    , m_members(new QListWidget(this))
    , m_remove(new QPushButton(this))
    , m_inviteWords(new QLabel(tr("Invite"), this))
    , m_filter(new QLineEdit(this))
    , m_others(new QListWidget(this))
    , m_nobody(new QLabel(tr("There is nobody else to invite."), this))
    , m_invite(new QPushButton(tr("Invite"), this))
{
    setObjectName(QStringLiteral("membersDialog"));
    setWindowTitle(tr("Members of this room"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(360);
    m_members->setObjectName(QStringLiteral("memberList"));
    m_members->setAccessibleName(tr("Members of this room"));
    m_remove->setObjectName(QStringLiteral("memberRemove"));
    m_filter->setObjectName(QStringLiteral("inviteFilter"));
    m_filter->setAccessibleName(tr("Whom to invite"));
    m_filter->setPlaceholderText(tr("Name"));
    m_others->setObjectName(QStringLiteral("inviteList"));
    m_others->setAccessibleName(tr("Whom to invite"));
    m_invite->setObjectName(QStringLiteral("inviteButton"));
    m_nobody->setProperty("look", QStringLiteral("secondary"));
    auto *title = new QLabel(tr("Members"), this);
    for (QLabel *label : {title, m_inviteWords, m_nobody})
        label->setTextFormat(Qt::PlainText);
    for (QListWidget *list : {m_members, m_others}) {
        list->setProperty("look", QStringLiteral("field"));
        list->setMinimumHeight(110);
    }
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("membersClose"));
    for (QPushButton *button : {m_remove, m_invite, close})
        button->setAutoDefault(false);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(24, 20, 24, 20);
    all->setSpacing(8);
    all->addWidget(title);
    all->addWidget(m_members, 1);
    all->addWidget(m_remove, 0, Qt::AlignLeft);
    all->addSpacing(8);
    all->addWidget(m_inviteWords);
    all->addWidget(m_filter);
    all->addWidget(m_others, 1);
    all->addWidget(m_nobody);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_invite);
    buttons->addStretch(1);
    buttons->addWidget(close);
    all->addLayout(buttons);
    connect(m_members, &QListWidget::currentItemChanged, this, &MembersDialog::render);
    connect(m_others, &QListWidget::currentItemChanged, this, &MembersDialog::render);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &typed) {
        showOnly(*m_others, typed.trimmed());
        render();
    });
    connect(m_filter, &QLineEdit::returnPressed, this, &MembersDialog::onInvite);
    connect(m_others, &QListWidget::itemActivated, this, &MembersDialog::onInvite);
    connect(m_remove, &QPushButton::clicked, this, &MembersDialog::onRemove);
    connect(m_invite, &QPushButton::clicked, this, &MembersDialog::onInvite);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    render();
}

void MembersDialog::setPeople(const QVector<Person> &members, const QVector<Person> &others,
                              const QString &you, Rights rights)
{
    m_you = you;
    m_rights = rights;
    fill(*m_members, members, you);
    fill(*m_others, others, you);
    showOnly(*m_others, m_filter->text().trimmed());
    render();
}

void MembersDialog::render()
{
    const QString member = idOf(*m_members);
    const bool isYou = !member.isEmpty() && member == m_you;
    m_remove->setText(isYou ? tr("Give up membership…") : tr("Remove from the room"));
    m_remove->setEnabled(!member.isEmpty() && (isYou || m_rights.expel));
    const bool mayInvite = m_rights.invite && m_others->count() > 0;
    m_inviteWords->setVisible(m_rights.invite);
    m_filter->setVisible(mayInvite);
    m_others->setVisible(mayInvite);
    m_invite->setVisible(mayInvite);
    m_nobody->setVisible(m_rights.invite && !mayInvite);
    m_invite->setEnabled(!idOf(*m_others).isEmpty());
}

void MembersDialog::onRemove()
{
    const QString member = idOf(*m_members);
    if (member.isEmpty())
        return;
    if (member == m_you)
        Q_EMIT giveUpRequested();
    else
        Q_EMIT expelRequested(member);
}

void MembersDialog::onInvite()
{
    const QString person = idOf(*m_others);
    if (person.isEmpty())
        return;
    m_filter->clear();
    Q_EMIT inviteRequested(person);
}

} // namespace Parlor
