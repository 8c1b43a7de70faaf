#include "app/timeline/timeline_plot.h"

#include "app/timeline/hatch_tiles.h"
#include "app/timeline/painter.h"

#include <qcustomplot.h>

#include <array>

namespace threadline::app {

namespace {

class ListLayerable : public QCPLayerable {
public:
    ListLayerable(QCustomPlot* plot, const QString& layer, std::shared_ptr<HatchTiles> tiles)
        : QCPLayerable(plot, layer), tiles_(std::move(tiles)) {}

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
        paint(*painter, list, *theme, tiles_.get());
        painter->translate(-area.topLeft());
    }

private:
    std::shared_ptr<HatchTiles> tiles_;
};

}  // namespace

struct TimelinePlot::Impl {
    QCustomPlot* plot;
    std::array<ListLayerable*, 7> layers{};

    ListLayerable& layer(PlotLayer which) { return *layers[static_cast<std::size_t>(which)]; }
};

TimelinePlot::TimelinePlot(QWidget* parent) : impl_(std::make_unique<Impl>()) {
    auto* plot = new QCustomPlot(parent);
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
    const auto tiles = std::make_shared<HatchTiles>();
    for (std::size_t i = 0; i < impl_->layers.size(); ++i) {
        const bool follows_mouse = i >= static_cast<std::size_t>(PlotLayer::Overlay);
        impl_->layers[i] = new ListLayerable(plot, follows_mouse ? moving : still, tiles);
    }
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
    impl_->plot->setBackground(QBrush(background));
    impl_->plot->replot(QCustomPlot::rpQueuedRefresh);
}

void TimelinePlot::replot_pointer() {
    impl_->layer(PlotLayer::Cursor).layer()->replot();
}

}  // namespace threadline::app
