// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QFrame;
class QLabel;
class QPushButton;
class QTimer;

namespace Parlor {

class ComposerBar;
class MessageInput;

/// The field for a message, its Send button, and the line below it: who writes, and how many characters are
/// left. Knows nothing of rooms or commands: it hands on what was typed. While a message is edited, the field
/// holds that message instead, and says so; what was being typed comes back afterwards. GUI thread.
class Composer final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Composer)

public:
    explicit Composer(QWidget *parent = nullptr);
    ~Composer() override;

    QString text() const;
    void setText(const QString &text);
    /// Puts a line that was taken back in front of what is being typed; nothing typed is lost. Ends an edit.
    void takeBack(const QString &text);
    /// @p text below what is there.
    static QString below(const QString &there, const QString &text);
    /// Puts @p text below what is being typed, for when an edit ends where there is one.
    void addToDraft(const QString &text);
    void beginEdit(const QString &text);
    /// Does nothing when no message is edited.
    void endEdit();
    /// What the next post answers, in one line; empty: nothing. Ends an edit.
    void setReply(const QString &line);
    bool isReplying() const { return m_replying; }
    bool isEditing() const { return m_editing; }
    /// In code points; 0: none.
    void setLimit(int characters);
    void setPlaceholder(const QString &text);
    void setTypingLine(const QString &text);
    void focusInput();

Q_SIGNALS:
    /// Something to be sent; not empty, within the limit. The field is empty already.
    void submitted(const QString &text);
    /// What the edited message is to say, within the limit; may be empty. The edit goes on until endEdit().
    void editSubmitted(const QString &text);
    /// The person does not want to answer any more, or began to edit.
    void replyCancelled();
    /// True at every key while something stands in the field; false once when it is sent, emptied, or not
    /// touched for some seconds.
    void writingChanged(bool on);
    /// Arrow up in the empty field.
    void upPressed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void submit();
    void onTextChanged();
    void setWriting(bool on);
    void restyle();
    void showEditing(bool on);
    void cancel();
    qsizetype left() const;

    ComposerBar *m_bar;
    QFrame *m_frame;
    MessageInput *m_input;
    QPushButton *m_send;
    QLabel *m_typing;
    QLabel *m_hint;
    QTimer *m_idle;
    QString m_draft; ///< while editing: what was being typed
    int m_limit = 0;
    bool m_editing = false;
    bool m_replying = false;
    bool m_writing = false;
};

} // namespace Parlor
