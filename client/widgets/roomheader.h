// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace Parlor {

/// The strip above the messages: which room, how many are in it, and the button for the right side. GUI
/// thread.
class RoomHeader final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RoomHeader)

public:
    explicit RoomHeader(QWidget *parent = nullptr);

    void setRoom(const QString &title, int people);
    bool peopleShown() const;
    void setPeopleShown(bool shown);

Q_SIGNALS:
    void peopleShownChanged(bool shown);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void elide();
    void restyle();

    QLabel *m_picture;
    QLabel *m_title;
    QLabel *m_count;
    QToolButton *m_people;
    QString m_fullTitle;
};

} // namespace Parlor
