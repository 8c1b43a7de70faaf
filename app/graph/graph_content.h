// What the wait-for graph looks like: a picture without pixels becomes paths and labels. The view
// on the screen and a figure consume the same list.
#pragma once

#include "app/graph/graph_layout.h"
#include "app/timeline/display_list.h"

namespace threadline::app {

struct GraphEmphasis {
    GraphNodeKey chosen, hovered;
};

// In the embedded fonts at scale 1, the same on every screen.
GraphMetrics graph_metrics(const Theme& theme);
QPainterPath outline_of(const GraphNodeShape& node);
// "Deadlock: the cycle is closed", "Nobody waits, nothing is held", "and 12 more"; empty: nothing
// to say.
QString graph_headline(const GraphPicture& picture);

// Laid out at scale 1: whoever paints it scales.
DisplayList graph_content(const GraphPicture& picture, const Theme& theme,
                          const GraphEmphasis& emphasis = {});

}  // namespace threadline::app
