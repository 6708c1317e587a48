// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>
#include <QVector>
#include <QWidget>

class QBoxLayout;
class QFrame;
class QLabel;
class QLineEdit;
class QPushButton;

namespace Parlor {

/// A chat that was joined before.
struct RecentChat
{
    QString title;
    QString address;
    bool operator==(const RecentChat &) const = default;
};

/// What one sees first: who one is, and the two things one can do, host a chat or join one. What is wrong is
/// said in one line below the field that it is about. GUI thread; stores nothing.
class StartView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StartView)

public:
    enum class Part { Name, Host, Join };

    explicit StartView(QWidget *parent = nullptr);

    void setName(const QString &name);
    QString name() const;
    void setAddress(const QString &address);
    void setRecents(const QVector<RecentChat> &recents);
    /// Replaces what was shown before; empty: nothing is wrong.
    void showError(Part part, const QString &error);
    /// While a chat is being joined or started: the buttons wait, Cancel is there.
    void setBusy(bool busy, const QString &what = {});
    bool isBusy() const { return m_busy; }

Q_SIGNALS:
    void hostRequested(const QString &name, const QString &title);
    /// @p address: as typed; parseAddress() found nothing wrong with it.
    void joinRequested(const QString &name, const QString &address);
    void recentRemoved(const QString &address);
    void cancelRequested();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QFrame *makeHostCard();
    QFrame *makeJoinCard();
    /// The name if it will do; otherwise says why and returns nothing.
    QString checkedName();
    void host();
    void join();
    void showRecents();
    void restyle();

    QLabel *m_picture;
    QLabel *m_brand;
    QLabel *m_tagline;
    QLabel *m_nameLabel;
    QLineEdit *m_name;
    QLabel *m_nameError;
    QBoxLayout *m_cards;
    QLabel *m_hostHeading, *m_hostHint, *m_hostError;
    QLineEdit *m_title;
    QPushButton *m_host;
    QLabel *m_joinHeading, *m_joinHint, *m_joinError;
    QLineEdit *m_address;
    QPushButton *m_join;
    QWidget *m_recentBox;
    QLabel *m_status;
    QPushButton *m_cancel;
    QVector<RecentChat> m_recents;
    bool m_busy = false;
};

} // namespace Parlor
