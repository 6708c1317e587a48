// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace Parlor {

/// The line above the field to write in: what the text in it is for, and the way out. GUI thread; hidden
/// while there is nothing to say.
class ComposerBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ComposerBar)

public:
    explicit ComposerBar(QWidget *parent = nullptr);

    /// One line, cut where it is too long. Empty: hides it.
    void setWords(const QString &words);
    QString words() const { return m_words; }

Q_SIGNALS:
    void cancelled();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fit();
    void restyle();

    QLabel *m_label;
    QPushButton *m_cancel;
    QString m_words;
};

} // namespace Parlor
