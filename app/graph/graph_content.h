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

// "Deadlock: the cycle is closed", "Closes if B wants Lock 1", "Nobody waits, nothing is held",
// "and 12 more"; empty: nothing to say.
struct GraphHeadline {
    enum class Alarm { None, Warning, Deadlock };
    QString text;
    Alarm alarm = Alarm::None;
};
GraphHeadline graph_headline(const GraphPicture& picture);
QColor colour_of(GraphHeadline::Alarm alarm, const Theme& theme);
// What the numbers in the nodes are of: "boxes: Philosopher; lozenges: Fork". Mostly empty.
QString graph_legend(const GraphPicture& picture);

// Laid out at scale 1: whoever paints it scales.
DisplayList graph_content(const GraphPicture& picture, const Theme& theme,
                          const GraphEmphasis& emphasis = {});

}  // namespace threadline::app
