// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
#include "client/widgets/qrcode.h"

#include "client/widgets/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <memory>
#include <qrencode.h>

namespace Parlor {

namespace {
constexpr int QuietModules = 4;
} // namespace

QrCode::QrCode(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("QR code of the address"));
}

void QrCode::setText(const QString &text)
{
    m_text = text;
    m_modules = encode(text);
    setAccessibleDescription(text);
    setVisible(!m_modules.isNull());
    update();
}

QImage QrCode::encode(const QString &text)
{
    if (text.isEmpty())
        return {};
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString8bit(text.toUtf8().constData(), 0, QR_ECLEVEL_M), &QRcode_free);
    if (!code)
        return {};
    QImage image(code->width + 2 * QuietModules, code->width + 2 * QuietModules, QImage::Format_RGB32);
    image.fill(Qt::white);
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x) {
            if (code->data[y * code->width + x] & 1)
                image.setPixel(x + QuietModules, y + QuietModules, 0xFF000000);
        }
    }
    return image;
}

void QrCode::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    if (m_modules.isNull())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Theme::of(palette()).line);
    painter.setBrush(Qt::white);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10);
    // Whole device pixels for each module, or edges blur and cameras read worse.
    painter.setRenderHint(QPainter::Antialiasing, false);
    const qreal ratio = devicePixelRatioF();
    const int device = int(qMin(width(), height()) * ratio) / m_modules.width();
    const qreal side = qMax(1, device) * m_modules.width() / ratio;
    const QRectF target((width() - side) / 2, (height() - side) / 2, side, side);
    painter.drawImage(target, m_modules);
}

} // namespace Parlor
