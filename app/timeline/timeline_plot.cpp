#include "app/timeline/timeline_plot.h"

#include "app/timeline/painter.h"
#include "app/timeline/plot_buffers.h"

#include <array>
#include <utility>

namespace threadline::app {

namespace {

class ListLayerable : public QCPLayerable {
public:
    ListLayerable(QCustomPlot* plot, const QString& layer, std::shared_ptr<ScreenCache> cache)
        : QCPLayerable(plot, layer), cache_(std::move(cache)) {}

    DisplayList list;
    const Theme* theme = nullptr;
    QRect area;

protected:
    QRect clipRect() const override { return area; }
    void applyDefaultAntialiasingHint(QCPPainter*) const override {}
    void draw(QCPPainter* painter) override {
        if (!theme)
            return;
        painter->translate(area.topLeft());
        paint(*painter, list, *theme, cache_.get());
        painter->translate(-area.topLeft());
    }

private:
    std::shared_ptr<ScreenCache> cache_;
};

// Fills its buffer: the one at the bottom is opaque.
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

// As far as it may paint.
QRectF extent_of(const DisplayList& list) {
    constexpr double beyond = 12;  // a line's width, the head of an arrow
    QRectF extent;
    const auto add = [&extent](const QRectF& rect) {
        extent |= rect.adjusted(-beyond, -beyond, beyond, beyond);
    };
    for (const Box& box : list.boxes)
        add(box.rect);
    for (const Path& path : list.paths)
        add(path.path.boundingRect());
    for (const Line& line : list.lines)
        add(QRectF(line.from, line.to).normalized());
    for (const Label& label : list.labels)
        add(label.rect);
    return extent;
}

class Plot : public QCustomPlot {
public:
    using QCustomPlot::QCustomPlot;

    // Once there are all layers.
    SparseBuffer& use_own_buffers() {
        const QSize size = viewport().size();
        const auto above = QSharedPointer<SparseBuffer>::create(size, bufferDevicePixelRatio());
        mPaintBuffers = {QSharedPointer<OpaqueBuffer>::create(size, bufferDevicePixelRatio()),
                         above};
        return *above;
    }
};

constexpr bool follows_mouse(PlotLayer layer) {
    return layer >= PlotLayer::Overlay;
}

}  // namespace

struct TimelinePlot::Impl {
    Plot* plot;
    Backdrop* backdrop;
    SparseBuffer* pointer_buffer;
    std::array<QRect, 2> covered;  // by Overlay and Cursor
    std::array<ListLayerable*, 7> layers{};

    ListLayerable& layer(PlotLayer which) { return *layers[static_cast<std::size_t>(which)]; }
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
    // Two buffers in all: each has to be cleared, filled and put on the screen.
    plot->layer(QStringLiteral("overlay"))->setMode(QCPLayer::lmLogical);
    const QString still = QStringLiteral("timeline");
    const QString moving = QStringLiteral("timeline-pointer");
    plot->addLayer(still);
    plot->addLayer(moving);
    plot->layer(moving)->setMode(QCPLayer::lmBuffered);
    plot->setBackground(QBrush(Qt::NoBrush));
    impl_->backdrop = new Backdrop(plot, still);
    const auto cache = std::make_shared<ScreenCache>();
    for (std::size_t i = 0; i < impl_->layers.size(); ++i)
        impl_->layers[i] = new ListLayerable(
            plot, follows_mouse(static_cast<PlotLayer>(i)) ? moving : still, cache);
    impl_->pointer_buffer = &plot->use_own_buffers();
}

TimelinePlot::~TimelinePlot() = default;

QWidget* TimelinePlot::widget() const {
    return impl_->plot;
}

void TimelinePlot::set(PlotLayer layer, DisplayList list, const Theme& theme, const QRect& area) {
    ListLayerable& layerable = impl_->layer(layer);
    layerable.list = std::move(list);
    layerable.theme = &theme;
    layerable.area = area;
    if (!follows_mouse(layer))
        return;
    impl_->covered[layer == PlotLayer::Cursor] =
        extent_of(layerable.list).translated(area.topLeft()).toAlignedRect() & area;
    impl_->pointer_buffer->covered = QRegion(impl_->covered[0]) | impl_->covered[1];
}

DisplayList TimelinePlot::take(PlotLayer layer) {
    return std::exchange(impl_->layer(layer).list, {});
}

const DisplayList& TimelinePlot::list(PlotLayer layer) const {
    return impl_->layer(layer).list;
}

QRect TimelinePlot::area(PlotLayer layer) const {
    return impl_->layer(layer).area;
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
    impl_->layer(PlotLayer::Cursor).layer()->replot();
}

}  // namespace threadline::app
