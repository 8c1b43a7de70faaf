#include "app/timeline/plot_buffers.h"

namespace threadline::app {

namespace {

QImage image_of(const QSize& size, double ratio, QImage::Format format) {
    QImage image(QSize(qRound(size.width() * ratio), qRound(size.height() * ratio)), format);
    image.setDevicePixelRatio(ratio);
    return image;
}

}  // namespace

OpaqueBuffer::OpaqueBuffer(const QSize& size, double device_pixel_ratio)
    : QCPAbstractPaintBuffer(size, device_pixel_ratio) {
    OpaqueBuffer::reallocateBuffer();
}

QCPPainter* OpaqueBuffer::startPainting() {
    return new QCPPainter(&image_);
}

void OpaqueBuffer::draw(QCPPainter* painter) const {
    painter->drawImage(0, 0, image_);
}

void OpaqueBuffer::reallocateBuffer() {
    setInvalidated();
    image_ = image_of(mSize, mDevicePixelRatio, QImage::Format_RGB32);
    image_.fill(Qt::white);
}

SparseBuffer::SparseBuffer(const QSize& size, double device_pixel_ratio)
    : QCPAbstractPaintBuffer(size, device_pixel_ratio) {
    SparseBuffer::reallocateBuffer();
}

QCPPainter* SparseBuffer::startPainting() {
    painted_ |= covered;
    auto* painter = new QCPPainter(&image_);
    return painter;
}

void SparseBuffer::draw(QCPPainter* painter) const {
    if (painted_.isEmpty())
        return;
    painter->save();
    painter->setClipRegion(painted_);
    painter->drawImage(0, 0, image_);
    painter->restore();
}

void SparseBuffer::clear(const QColor& colour) {
    QPainter painter(&image_);
    painter.setCompositionMode(QPainter::CompositionMode_Source);
    for (const QRect& rect : painted_)
        painter.fillRect(rect, colour);
    painted_ = QRegion();
}

void SparseBuffer::reallocateBuffer() {
    setInvalidated();
    image_ = image_of(mSize, mDevicePixelRatio, QImage::Format_ARGB32_Premultiplied);
    image_.fill(Qt::transparent);
    painted_ = QRegion();
}

}  // namespace threadline::app
