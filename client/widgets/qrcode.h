// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QImage>
#include <QWidget>

namespace Parlor {

/// A text as a QR code (ISO/IEC 18004), always dark on white, as cameras want it, with the quiet zone of four
/// modules. GUI thread.
class QrCode final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QrCode)

public:
    explicit QrCode(QWidget *parent = nullptr);

    /// Empty, or longer than a code holds: shows nothing.
    void setText(const QString &text);
    const QString &text() const { return m_text; }

    /// One pixel for each module, quiet zone included; a null image if it does not fit.
    static QImage encode(const QString &text);

    QSize sizeHint() const override { return {148, 148}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    QImage m_modules;
};

} // namespace Parlor
