// A ring of nodes: an ellipse as large as its room lets it be, larger where nodes would touch. The
// nodes stand as evenly as their outlines need: equal steps where a step across counts as much as
// a step down, measured in widths and heights of nodes.
#pragma once

#include "app/graph/graph_layout.h"

#include <span>

namespace threadline::app {

inline constexpr double graph_margin = 14;
inline constexpr double graph_legend_height = 22;  // what numbers are of is said below the ring
inline constexpr int graph_beside_words = 14;  // px, left and right of what is said above and below

struct RingRoom {
    QSizeF size;         // what there is; what is needed, once it was laid out
    double heading = 0;  // kept free above
    double first = 0;    // angle of the first node, radians; the others follow counter-clockwise
    bool clockwise = false;
    double gap = 20;  // that an arrow between neighbours has at least, px
};

// Sets the places of both; those of `middle` stand below each other in the centre. Pure.
void place_ring(std::span<GraphNodeShape> ring, std::span<GraphNodeShape> middle, RingRoom& room);

}  // namespace threadline::app
