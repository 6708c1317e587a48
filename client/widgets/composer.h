// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QFrame;
class QLabel;
class QPushButton;
class QTimer;

namespace Parlor {

class MessageInput;

/// The field for a message, its Send button, and the line below it: who writes, and how many characters are
/// left. Knows nothing of rooms or commands: it hands on what was typed. GUI thread.
class Composer final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Composer)

public:
    explicit Composer(QWidget *parent = nullptr);
    ~Composer() override;

    QString text() const;
    void setText(const QString &text);
    /// Puts a line that was taken back in front of what is being typed; nothing typed is lost.
    void takeBack(const QString &text);
    /// In code points; 0: none.
    void setLimit(int characters);
    void setPlaceholder(const QString &text);
    void setTypingLine(const QString &text);
    void focusInput();

Q_SIGNALS:
    /// Something to be sent; not empty, within the limit. The field is empty already.
    void submitted(const QString &text);
    /// True at every key while something stands in the field; false once when it is sent, emptied, or not
    /// touched for some seconds.
    void writingChanged(bool on);
    /// Towards the messages, with the keyboard.
    void upPressed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void submit();
    void onTextChanged();
    void setWriting(bool on);
    void restyle();
    qsizetype left() const;

    QFrame *m_frame;
    MessageInput *m_input;
    QPushButton *m_send;
    QLabel *m_typing;
    QLabel *m_hint;
    QTimer *m_idle;
    int m_limit = 0;
    bool m_writing = false;
};

} // namespace Parlor
