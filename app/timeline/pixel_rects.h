// Opaque rectangles on a picture in memory, written straight into its pixels: a frame may have tens
// of thousands of them, and QPainter takes several times as long for each.
//
// In the coordinates of the painter; edges lie on the pixels of the picture. GUI thread.
#pragma once

#include <QImage>
#include <QRect>
#include <QTransform>

#include <optional>

class QPainter;

namespace threadline::app {

class PixelRects {
public:
    // While `painter` keeps its transform and its clip. None where it does not paint on a picture
    // of 32 bits a pixel, where it turns, or where its clip is not a rectangle.
    static std::optional<PixelRects> of(const QPainter& painter);

    double scale() const { return to_pixels_.m11(); }  // pixels a px
    // The pixels that a rectangle has, clipped by nothing but what an int can hold.
    QRect pixels(const QRectF& rect) const;

    // Within the clip; in pixels.
    void fill(const QRect& pixels, QRgb colour);
    // Rows of `tile`, from its pixel `from` in x on, as often as they are needed; as high as it.
    void lay(const QRect& pixels, const QImage& tile, int from);

private:
    PixelRects(QImage& image, const QTransform& to_pixels, const QRect& clip);

    QRgb* row(int y) const { return bits_ + static_cast<std::ptrdiff_t>(y) * stride_; }

    QRgb* bits_;
    std::ptrdiff_t stride_;  // in pixels
    QTransform to_pixels_;
    QRect clip_;
};

}  // namespace threadline::app
