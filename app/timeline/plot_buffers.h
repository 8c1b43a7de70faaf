// What QCustomPlot paints into, with less work than it has with its own: of the two buffers of a
// timeline the lower one is opaque, the upper one holds little.
//
// GUI thread.
#pragma once

#include <QImage>
#include <QRegion>

#include <qcustomplot.h>

namespace threadline::app {

// Painted over as a whole each time: so it need not be cleared, and is copied, not blended.
class OpaqueBuffer : public QCPAbstractPaintBuffer {
public:
    OpaqueBuffer(const QSize& size, double device_pixel_ratio);

    QCPPainter* startPainting() override;
    void draw(QCPPainter* painter) const override;
    void clear(const QColor&) override {}

protected:
    void reallocateBuffer() override;

private:
    QImage image_;
};

// Transparent beyond `covered`, in px of the widget: set before it is painted, and nothing is
// painted outside. Only what it held before is cleared, and only what it holds is blended.
class SparseBuffer : public QCPAbstractPaintBuffer {
public:
    SparseBuffer(const QSize& size, double device_pixel_ratio);

    QRegion covered;

    QCPPainter* startPainting() override;
    void draw(QCPPainter* painter) const override;
    void clear(const QColor& colour) override;

protected:
    void reallocateBuffer() override;

private:
    QImage image_;
    QRegion painted_;
};

}  // namespace threadline::app
