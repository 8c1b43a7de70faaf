// Where the words beside the edges of a wait-for graph stand.
#pragma once

#include "app/graph/graph_layout.h"

namespace threadline::app {

// For a picture whose nodes and edges have their places; `heading` as for lay_out_graph.
// O(edges * (edges + nodes)).
void place_labels(GraphPicture& picture, const GraphMetrics& metrics, double heading);

}  // namespace threadline::app
