// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QTimer;
class QToolButton;

namespace Parlor {

class QrCode;

/// What the host shows to others so that they can join: the address, its QR code, and the button that ends it
/// all. Passive: it is told what to show and tells what was pressed. GUI thread.
class HostPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HostPanel)

public:
    explicit HostPanel(QWidget *parent = nullptr);

    /// @p addresses: URLs under which others reach this chat, the best first; @p people: how many are in, the
    /// host included.
    void setHosting(const QStringList &addresses, int people);
    void setPeople(int people);
    QString address() const;
    /// Of the button for copies of the chat; whoever knows what can be copied fills it.
    QMenu *copyMenu() const { return m_copyMenu; }

Q_SIGNALS:
    void stopRequested();
    /// Another of the addresses is to be shown.
    void addressChosen(const QString &address);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showAddress(const QString &address);
    void copy();
    void restyle();

    QrCode *m_code;
    QLabel *m_hint;
    QComboBox *m_choice;
    QLineEdit *m_address;
    QPushButton *m_copy;
    QLabel *m_people;
    QToolButton *m_keep;
    QMenu *m_copyMenu;
    QPushButton *m_stop;
    QTimer *m_copied;
};

} // namespace Parlor
