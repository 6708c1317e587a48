// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QPlainTextEdit>

namespace Parlor {

/// Where one types: plain text that grows with its lines, up to eight. Enter sends, Shift+Enter begins a new
/// line; while an input method composes, Enter and Escape belong to it. GUI thread.
class MessageInput final : public QPlainTextEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessageInput)

public:
    explicit MessageInput(QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void sendPressed();
    /// Arrow up in an empty field: towards the messages.
    void upPressed();
    void escapePressed();
    void focusChanged(bool has);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    void grow();

    int m_height = 0;
    bool m_composing = false;
};

} // namespace Parlor
