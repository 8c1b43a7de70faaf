// The outlines of the nodes of a graph, and how an edge runs from one to another.
#pragma once

#include "app/graph/graph_layout.h"

#include <span>

namespace threadline::app {

inline constexpr double graph_node_height = 34;
inline constexpr double graph_lozenge_height = 50;

// px; what is longer is cut short.
inline constexpr double usual_name = 132, whole_name = 260;

// As its text needs it.
QSizeF size_of(const GraphNodeShape& node, const GraphMetrics& metrics, double widest = usual_name);

// Numbers for names where many share one, for the boxes or for the lozenges among them; what was
// left out: "Philosopher". Those nodes are smaller then.
QStringList shorten(std::span<GraphNodeShape> nodes, bool lozenges, const GraphMetrics& metrics);

// Where the ray from the middle of a node towards `target` leaves it.
QPointF border_towards(const GraphNodeShape& node, QPointF target);

// Its outline `px` farther out all around.
GraphNodeShape grown(GraphNodeShape node, double px);

// An edge from one node to another whose curve passes `offset` px beside the straight line
// half-way, to the left of who goes along it.
void bend_edge(GraphEdgeShape& edge, const GraphNodeShape& from, const GraphNodeShape& to,
               double offset);

QPointF point_on(const GraphEdgeShape& edge, double t);  // t from 0 to 1
double distance_to(const GraphEdgeShape& edge, QPointF point);
bool passes_through(const GraphEdgeShape& edge, const QRectF& rect);

}  // namespace threadline::app
