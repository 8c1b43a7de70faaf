#include "app/timeline/opaque_buffer.h"

namespace threadline::app {

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
    image_ = QImage(mSize * mDevicePixelRatio, QImage::Format_RGB32);
    image_.setDevicePixelRatio(mDevicePixelRatio);
    image_.fill(Qt::white);
}

}  // namespace threadline::app
