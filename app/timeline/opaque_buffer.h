// What QCustomPlot paints into, with less work than its own buffers, which can be seen through.
//
// GUI thread.
#pragma once

#include <QImage>

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

}  // namespace threadline::app
