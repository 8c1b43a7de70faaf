// The lock-order graph as a picture without pixels: its locks stand in a ring, in the order in
// which they are declared, so that each keeps its place from instant to instant; an arrow runs from
// a lock held to one then requested. What belongs to a cycle that a finding names stands out.
#pragma once

#include "app/graph/graph_layout.h"

#include "engine/analysis/lock_order.h"

namespace threadline::app {

// In the picture `deadlock` and `deadlocked` mean: of such a cycle; `cycle`: one of them was closed
// by then, otherwise all are potential. `wait` is true of no edge. `since`: when first. `heading`:
// room above the nodes. Pure.
GraphPicture lay_out_lock_order(const analysis::LockOrder& order, const trace::Tables& tables,
                                QSizeF size, const GraphMetrics& metrics, double heading = 26);

// "Lock 1, then Lock 2: 3 times, by A, on line 14; part of a cycle." One sentence an edge.
QString describe_lock_order(const analysis::LockOrder& order, const trace::Tables& tables);
QString describe(const analysis::LockOrderEdge& edge, const trace::Tables& tables);

}  // namespace threadline::app
