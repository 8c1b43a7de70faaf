#include "app/timeline/timeline_plot.h"

#include "app/timeline/painter.h"

#include <qcustomplot.h>

#include <QImage>

#include <array>
#include <utility>

namespace threadline::app {

namespace {

struct Shown {
    DisplayList list;
    const Theme* theme = nullptr;
    QRect area;
};

void paint_shown(QPainter& painter, const Shown& shown, ScreenCache& cache) {
    if (!shown.theme)
        return;
    painter.translate(shown.area.topLeft());
    paint(painter, shown.list, *shown.theme, &cache);
    painter.translate(-shown.area.topLeft());
}

class ListLayerable : public QCPLayerable {
public:
    ListLayerable(QCustomPlot* plot, const QString& layer, const Shown& shown, ScreenCache& cache)
        : QCPLayerable(plot, layer), shown_(shown), cache_(cache) {}

protected:
    QRect clipRect() const override { return shown_.area; }
    void applyDefaultAntialiasingHint(QCPPainter*) const override {}
    void draw(QCPPainter* painter) override { paint_shown(*painter, shown_, cache_); }

private:
    const Shown& shown_;
    ScreenCache& cache_;
};

// Painted over as a whole each time: so it need not be cleared, and is copied, not blended, as
// those of QCustomPlot are, which can be seen through.
class OpaqueBuffer : public QCPAbstractPaintBuffer {
public:
    OpaqueBuffer(const QSize& size, double device_pixel_ratio)
        : QCPAbstractPaintBuffer(size, device_pixel_ratio) {
        OpaqueBuffer::reallocateBuffer();
    }

    QCPPainter* startPainting() override { return new QCPPainter(&image_); }
    void draw(QCPPainter* painter) const override { painter->drawImage(0, 0, image_); }
    void clear(const QColor&) override {}

protected:
    void reallocateBuffer() override {
        setInvalidated();
        image_ = QImage(mSize * mDevicePixelRatio, QImage::Format_RGB32);
        image_.setDevicePixelRatio(mDevicePixelRatio);
        image_.fill(Qt::white);
    }

private:
    QImage image_;
};

// Fills the buffer.
class Backdrop : public QCPLayerable {
public:
    using QCPLayerable::QCPLayerable;

    QColor colour = Qt::white;

protected:
    // QCustomPlot moves it up by a pixel.
    QRect clipRect() const override { return parentPlot()->viewport().adjusted(0, 0, 0, 1); }
    void applyDefaultAntialiasingHint(QCPPainter*) const override {}
    void draw(QCPPainter* painter) override { painter->fillRect(clipRect(), colour); }
};

constexpr bool follows_mouse(PlotLayer layer) {
    return layer >= PlotLayer::Overlay;
}

// What follows the mouse is little: it is painted anew whenever the picture beneath it is put on
// the screen, and has no buffer that would have to be cleared and laid over it.
class Plot : public QCustomPlot {
public:
    using QCustomPlot::QCustomPlot;

    std::array<Shown, 7> shown;
    ScreenCache cache;

    void use_opaque_buffer() {  // once there are all layers
        mPaintBuffers = {
            QSharedPointer<OpaqueBuffer>::create(viewport().size(), bufferDevicePixelRatio())};
    }

protected:
    void paintEvent(QPaintEvent* event) override {
        QCustomPlot::paintEvent(event);
        QPainter painter(this);
        for (std::size_t i = 0; i < shown.size(); ++i) {
            if (!follows_mouse(static_cast<PlotLayer>(i)))
                continue;
            painter.setClipRect(shown[i].area);
            paint_shown(painter, shown[i], cache);
        }
    }
};

}  // namespace

struct TimelinePlot::Impl {
    Plot* plot;
    Backdrop* backdrop;

    Shown& shown(PlotLayer which) { return plot->shown[static_cast<std::size_t>(which)]; }
};

TimelinePlot::TimelinePlot(QWidget* parent) : impl_(std::make_unique<Impl>()) {
    auto* plot = new Plot(parent);
    impl_->plot = plot;
    plot->setObjectName(QStringLiteral("timeline-plot"));
    plot->setMouseTracking(true);
    plot->setFocusPolicy(Qt::NoFocus);
    plot->setMinimumSize(0, 0);
    plot->axisRect()->setAutoMargins(QCP::msNone);
    // The range lives in the plot's axis; it is drawn by the same geometry as in a figure.
    for (QCPAxis* axis : plot->axisRect()->axes()) {
        axis->setVisible(false);
        axis->grid()->setVisible(false);
    }
    plot->layer(QStringLiteral("overlay"))->setMode(QCPLayer::lmLogical);  // no buffer of its own
    const QString layer = QStringLiteral("timeline");
    plot->addLayer(layer);
    plot->setBackground(QBrush(Qt::NoBrush));
    impl_->backdrop = new Backdrop(plot, layer);
    for (std::size_t i = 0; i < plot->shown.size(); ++i)
        if (!follows_mouse(static_cast<PlotLayer>(i)))
            new ListLayerable(plot, layer, plot->shown[i], plot->cache);  // the plot's
    plot->use_opaque_buffer();
}

TimelinePlot::~TimelinePlot() = default;

QWidget* TimelinePlot::widget() const {
    return impl_->plot;
}

void TimelinePlot::set(PlotLayer layer, DisplayList list, const Theme& theme, const QRect& area) {
    impl_->shown(layer) = {std::move(list), &theme, area};
}

DisplayList TimelinePlot::take(PlotLayer layer) {
    return std::exchange(impl_->shown(layer).list, {});
}

const DisplayList& TimelinePlot::list(PlotLayer layer) const {
    return impl_->shown(layer).list;
}

QRect TimelinePlot::area(PlotLayer layer) const {
    return impl_->shown(layer).area;
}

void TimelinePlot::set_range(trace::TimeRange range, const QRect& lanes) {
    QCustomPlot& plot = *impl_->plot;
    plot.axisRect()->setMargins(QMargins(lanes.left(), lanes.top(),
                                         plot.width() - lanes.right() - 1,
                                         plot.height() - lanes.bottom() - 1));
    plot.xAxis->setRange(static_cast<double>(range.begin.count()),
                         static_cast<double>(range.end.count()));
}

void TimelinePlot::replot(const QColor& background) {
    impl_->backdrop->colour = background;
    impl_->plot->replot(QCustomPlot::rpQueuedRefresh);
}

void TimelinePlot::replot_pointer() {
    impl_->plot->update();
}

}  // namespace threadline::app
