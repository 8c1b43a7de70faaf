// What a picture of the wait-for graph says, in words.
#pragma once

#include "app/graph/graph_layout.h"

namespace threadline::app {

// "250 wait for replies"; empty where those who do are drawn.
QString replies_text(const GraphPicture& picture);

// "A wants Lock 2, held by B since 20.4 ms." One sentence an actor, for those who do not see it.
QString describe_graph(const GraphPicture& picture);

// In place of a graph, of a trace of another program.
QString graph_not_told();

}  // namespace threadline::app
