// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

namespace Parlor {

/// The slash commands and what they do. Opened with open(); goes when it is closed. GUI thread.
class HelpDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HelpDialog)

public:
    explicit HelpDialog(QWidget *parent);

    /// What the command does; empty: one that this version does not know.
    static QString wordsFor(const QString &command);
};

} // namespace Parlor
