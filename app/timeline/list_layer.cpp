#include "app/timeline/list_layer.h"

#include "app/timeline/painter.h"

namespace threadline::app {

ListLayer::ListLayer(QCustomPlot* plot, const QString& layer) : QCPLayerable(plot, layer) {}

void ListLayer::set(DisplayList list, const Theme& theme, const QRect& area) {
    list_ = std::move(list);
    theme_ = &theme;
    area_ = area;
}

void ListLayer::draw(QCPPainter* painter) {
    if (!theme_)
        return;
    painter->translate(area_.topLeft());
    paint(*painter, list_, *theme_);
    painter->translate(-area_.topLeft());
}

}  // namespace threadline::app
