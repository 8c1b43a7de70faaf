// The wait-for graph below a timeline that unfolds: at one instant after the other, of one height,
// with places that stay.
#pragma once

#include "app/figure/figure.h"
#include "app/graph/graph_places.h"

class QPainter;

namespace threadline::app {

class GraphBelow {
public:
    // Its size is in the points of the timeline's layout; so is all that is said of the graph.
    GraphBelow(const session::RunSnapshot& run, const FigureOptions& options, QSizeF size);

    static double height_for(double width) { return width / 2; }  // where there is any
    double height() const;
    // Instants come in their order.
    void paint(QPainter& painter, double top, trace::Time at);

private:
    const session::RunSnapshot& run_;
    Theme theme_;
    double scale_ = 1;  // of letters of 12 px, for which the graph is laid out
    QSizeF size_;       // before that
    GraphPlaces places_;
};

}  // namespace threadline::app
