// The wait-for graph at one instant as a figure of its own: title, when, what it says, the graph.
#pragma once

#include "app/figure/figure.h"
#include "app/graph/graph_layout.h"

namespace threadline::app {

struct GraphFigure {
    DisplayList list;
    Theme look;          // as the list is laid out for
    double letters = 0;  // pt, where it is as wide as was asked
    FigureText text;     // who waits for whom, in a sentence an actor
};

// Laid out for letters of 12 px, so it is to be scaled to its width; `options` says that width, the
// theme, the height (none: two thirds of the width, or more) and the size of letters, which get
// smaller where the graph would be too high. Places are those of
// the window. Pure; O(actors + locks).
GraphFigure graph_figure(const session::RunSnapshot& run, trace::Time at,
                         const FigureOptions& options);

Status check_graph_figure(const session::RunSnapshot& run, trace::Time at,
                          const FigureOptions& options, const QString& path);

}  // namespace threadline::app
