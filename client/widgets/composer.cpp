// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/composer.h"

#include "client/widgets/composerbar.h"
#include "client/widgets/iconpainter.h"
#include "client/widgets/messageinput.h"
#include "client/widgets/theme.h"
#include "client/widgets/themeswitch.h"
#include "server/protocol/name.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QTimer>
#include <QVBoxLayout>
#include <chrono>

namespace Parlor {

namespace {
using namespace std::chrono_literals;
constexpr std::chrono::milliseconds IdleAfter = 5s; ///< without a key, one does not write any more
constexpr qsizetype CountFrom = 100;                ///< characters left, from which on they are counted
} // namespace

Composer::Composer(QWidget *parent)
    : QWidget(parent)
    , m_bar(new ComposerBar(this))
    , m_frame(new QFrame(this))
    , m_input(new MessageInput(m_frame))
    , m_send(new QPushButton(m_frame))
    , m_typing(new QLabel(this))
    , m_hint(new QLabel(this))
    , m_idle(new QTimer(this))
{
    m_frame->setProperty("look", QStringLiteral("composer"));
    m_input->setObjectName(QStringLiteral("messageInput"));
    m_send->setObjectName(QStringLiteral("sendButton"));
    m_send->setProperty("look", QStringLiteral("primary"));
    m_send->setFixedSize(38, 34);
    m_send->setEnabled(false);
    for (QLabel *label : {m_typing, m_hint}) {
        label->setTextFormat(Qt::PlainText);
        label->setProperty("look", QStringLiteral("faint"));
    }
    m_typing->setObjectName(QStringLiteral("typingLine"));
    m_typing->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_idle->setSingleShot(true);
    m_idle->setInterval(IdleAfter);

    auto *row = new QHBoxLayout(m_frame);
    row->setContentsMargins(14, 6, 6, 6);
    row->setSpacing(8);
    row->addWidget(m_input, 1, Qt::AlignVCenter);
    row->addWidget(m_send, 0, Qt::AlignBottom);
    auto *below = new QHBoxLayout;
    below->setContentsMargins(4, 0, 4, 0);
    below->addWidget(m_typing, 1);
    below->addWidget(m_hint);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(18, 8, 18, 6);
    all->setSpacing(4);
    all->addWidget(m_bar);
    all->addWidget(m_frame);
    all->addLayout(below);

    connect(m_input, &QPlainTextEdit::textChanged, this, &Composer::onTextChanged);
    connect(m_input, &MessageInput::sendPressed, this, &Composer::submit);
    connect(m_input, &MessageInput::upPressed, this, &Composer::upPressed);
    connect(m_input, &MessageInput::escapePressed, this, &Composer::cancel);
    connect(m_bar, &ComposerBar::cancelled, this, &Composer::cancel);
    connect(m_input, &MessageInput::focusChanged, this, [this](bool has) {
        m_frame->setProperty("active", has);
        m_frame->style()->unpolish(m_frame);
        m_frame->style()->polish(m_frame);
    });
    connect(m_send, &QPushButton::clicked, this, &Composer::submit);
    connect(m_idle, &QTimer::timeout, this, [this] { setWriting(false); });
    setFocusProxy(m_input);
    showEditing(false);
    restyle();
}

// The field loses the focus while the widgets are taken down, when this is no Composer any more.
Composer::~Composer()
{
    m_input->disconnect(this);
}

QString Composer::text() const
{
    return m_input->toPlainText();
}

void Composer::setText(const QString &text)
{
    m_input->setPlainText(text);
    m_input->moveCursor(QTextCursor::End);
    setWriting(false);
}

void Composer::beginEdit(const QString &text)
{
    if (!m_editing)
        m_draft = this->text();
    if (m_replying) {
        setReply({});
        Q_EMIT replyCancelled();
    }
    showEditing(true);
    setText(text);
    focusInput();
}

void Composer::endEdit()
{
    if (!m_editing)
        return;
    showEditing(false);
    setText(m_draft);
    m_draft.clear();
    focusInput();
}

void Composer::setReply(const QString &line)
{
    if (!line.isEmpty())
        endEdit();
    m_replying = !line.isEmpty();
    if (!m_editing)
        m_bar->setWords(line);
}

void Composer::cancel()
{
    endEdit();
    if (!m_replying)
        return;
    setReply({});
    focusInput();
    Q_EMIT replyCancelled();
}

void Composer::showEditing(bool on)
{
    m_editing = on;
    m_bar->setWords(on ? tr("Editing a message") : QString());
    const QString does = on ? tr("Save") : tr("Send");
    m_send->setAccessibleName(does);
    m_send->setToolTip(does);
    m_input->setAccessibleName(on ? tr("Editing a message") : tr("Message"));
    restyle();
    onTextChanged();
}

void Composer::takeBack(const QString &text)
{
    endEdit();
    const QString typed = this->text();
    setText(typed.trimmed().isEmpty() ? text : text + u'\n' + typed);
    focusInput();
}

QString Composer::below(const QString &there, const QString &text)
{
    return there.isEmpty() ? text : QString(there + u'\n' + text);
}

void Composer::addToDraft(const QString &text)
{
    if (m_editing)
        m_draft = below(m_draft, text);
    else
        setText(below(this->text(), text));
}

void Composer::setLimit(int characters)
{
    m_limit = characters;
    onTextChanged();
}

void Composer::setPlaceholder(const QString &text)
{
    m_input->setPlaceholderText(text);
}

void Composer::setTypingLine(const QString &text)
{
    m_typing->setText(text);
}

void Composer::focusInput()
{
    m_input->setFocus();
}

qsizetype Composer::left() const
{
    return m_limit - codePoints(text());
}

void Composer::onTextChanged()
{
    const QString typed = text();
    const bool empty = typed.trimmed().isEmpty();
    const bool counted = m_limit > 0 && typed.size() + CountFrom > m_limit;
    const qsizetype remaining = counted ? left() : 0;
    const bool over = remaining < 0;
    m_send->setEnabled((!empty || m_editing) && !over);
    if (over)
        m_hint->setText(tr("%n characters too many", nullptr, int(-remaining)));
    else if (counted && remaining <= CountFrom)
        m_hint->setText(tr("%n characters left", nullptr, int(remaining)));
    else
        m_hint->setText(m_editing ? tr("Enter to save, Escape to cancel")
                                  : tr("Enter to send, Shift+Enter for a new line"));
    const QString look = over ? QStringLiteral("danger") : QStringLiteral("faint");
    if (m_hint->property("look") != look) {
        m_hint->setProperty("look", look);
        m_hint->style()->unpolish(m_hint);
        m_hint->style()->polish(m_hint);
    }
    setWriting(!empty);
}

void Composer::setWriting(bool on)
{
    if (on)
        m_idle->start();
    else
        m_idle->stop();
    if (!on && !m_writing)
        return;
    m_writing = on;
    Q_EMIT writingChanged(on);
}

void Composer::submit()
{
    const QString typed = text();
    if (!m_send->isEnabled())
        return;
    if (m_editing)
        return Q_EMIT editSubmitted(typed);
    if (typed.trimmed().isEmpty())
        return;
    m_input->clear();
    Q_EMIT submitted(typed);
}

void Composer::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
    QWidget::changeEvent(event);
}

void Composer::restyle()
{
    const Theme &theme = Theme::of(palette());
    m_send->setIcon(makeIcon(m_editing ? Icon::Check : Icon::Send, theme.onAccent));
    m_send->setIconSize({18, 18});
    for (QLabel *label : {m_typing, m_hint})
        label->setFont(sized(font(), Metrics::SmallPixels));
}

} // namespace Parlor
