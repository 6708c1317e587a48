// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "client/core/rostermodel.h"

#include <QPointer>
#include <QStringList>
#include <QWidget>

class QLabel;

namespace Parlor {

class HostPanel;
class PeopleList;

/// The right side: how to get others in, while one hosts, and who is in the room. GUI thread.
class PeoplePanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PeoplePanel)

public:
    explicit PeoplePanel(QWidget *parent = nullptr);

    void setModel(RosterModel *people);
    /// No addresses: one does not host.
    void setHosting(const QStringList &addresses, int people);
    HostPanel *hostPanel() const { return m_host; }
    PeopleList *list() const { return m_people; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void showCount();
    void restyle();

    QLabel *m_share;
    HostPanel *m_host;
    QLabel *m_heading;
    PeopleList *m_people;
    QPointer<RosterModel> m_model;
};

} // namespace Parlor
