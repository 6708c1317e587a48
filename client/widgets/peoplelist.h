// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QListView>

namespace Parlor {

/// The people in a room: picture, name, whether somebody hosts, writes, or is away. GUI thread.
class PeopleList final : public QListView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PeopleList)

public:
    explicit PeopleList(QWidget *parent = nullptr);
};

} // namespace Parlor
