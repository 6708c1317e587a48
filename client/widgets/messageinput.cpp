// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/messageinput.h"

#include <QAbstractTextDocumentLayout>
#include <QKeyEvent>
#include <QMimeData>
#include <QScrollBar>
#include <QTextBlock>
#include <cmath>

namespace Parlor {

namespace {
constexpr int MaxLines = 8;
constexpr int PasteCharacters = 100'000; ///< more than any server takes, and no freeze
} // namespace

MessageInput::MessageInput(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setTabChangesFocus(true);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document()->setDocumentMargin(2);
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            &MessageInput::grow);
    grow();
}

QSize MessageInput::sizeHint() const
{
    return {120, m_height};
}

void MessageInput::grow()
{
    // Lines of other scripts may be higher than those of the font itself.
    const qreal most = MaxLines * fontMetrics().lineSpacing();
    qreal lines = 0;
    for (QTextBlock block = document()->begin(); block.isValid() && lines <= most; block = block.next())
        lines += blockBoundingRect(block).height();
    const bool all = lines <= most;
    const int height = int(std::ceil(qMin(lines, most))) + 2 * int(document()->documentMargin()) + 4;
    setVerticalScrollBarPolicy(all ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    if (height != m_height) {
        m_height = height;
        updateGeometry();
    }
    if (all)
        verticalScrollBar()->setValue(0);
}

void MessageInput::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && !m_composing && !(event->modifiers() & (Qt::ShiftModifier | Qt::AltModifier))) {
        event->accept();
        Q_EMIT sendPressed();
        return;
    }
    if (enter && event->modifiers() & Qt::ShiftModifier) {
        insertPlainText(QStringLiteral("\n")); // Qt would put U+2028
        ensureCursorVisible();
        return;
    }
    if (event->key() == Qt::Key_Up && document()->isEmpty()) {
        Q_EMIT upPressed();
        return;
    }
    if (event->key() == Qt::Key_Escape && !m_composing)
        Q_EMIT escapePressed();
    QPlainTextEdit::keyPressEvent(event);
}

void MessageInput::inputMethodEvent(QInputMethodEvent *event)
{
    m_composing = !event->preeditString().isEmpty();
    QPlainTextEdit::inputMethodEvent(event);
}

void MessageInput::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    grow();
}

void MessageInput::focusInEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusInEvent(event);
    Q_EMIT focusChanged(true);
}

void MessageInput::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    Q_EMIT focusChanged(false);
}

void MessageInput::insertFromMimeData(const QMimeData *source)
{
    if (source->hasText())
        insertPlainText(source->text().left(PasteCharacters));
}

} // namespace Parlor
