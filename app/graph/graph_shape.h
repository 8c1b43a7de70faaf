// The outlines of the nodes of a graph: how large they are, and where an edge leaves them.
#pragma once

#include "app/graph/graph_layout.h"

#include <span>

namespace threadline::app {

inline constexpr double graph_node_height = 34;
inline constexpr double graph_lozenge_height = 50;

// As its text needs it.
QSizeF size_of(const GraphNodeShape& node, const GraphMetrics& metrics);

// Numbers for names where many share one, for the boxes or for the lozenges among them; what was
// left out: "Philosopher". Those nodes are smaller then.
QStringList shorten(std::span<GraphNodeShape> nodes, bool lozenges, const GraphMetrics& metrics);

// Where the ray from the middle of a node towards `target` leaves it.
QPointF border_towards(const GraphNodeShape& node, QPointF target);

// An edge from one node to another whose curve passes `offset` px beside the straight line
// half-way, to the left of who goes along it.
void bend_edge(GraphEdgeShape& edge, const GraphNodeShape& from, const GraphNodeShape& to,
               double offset);

}  // namespace threadline::app
