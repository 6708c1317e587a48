// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QCheckBox>

namespace Parlor {

/// A check box that can be seen on every ground of the two themes; a style sheet could not draw its mark
/// without a picture. GUI thread.
class CheckBox final : public QCheckBox
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CheckBox)

public:
    using QCheckBox::QCheckBox;

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool hitButton(const QPoint &point) const override { return rect().contains(point); }
};

} // namespace Parlor
