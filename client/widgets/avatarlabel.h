// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include "server/protocol/person.h"

#include <QWidget>

namespace Parlor {

/// The round picture of one person, as a widget. GUI thread.
class AvatarLabel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AvatarLabel)

public:
    explicit AvatarLabel(int size, QWidget *parent = nullptr);

    void setPerson(const Person &person);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Person m_person;
};

} // namespace Parlor
