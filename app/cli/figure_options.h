// The options of `export` that say how large a figure is, which part and which lanes it shows, what
// it is for, what stands around its lanes, and what is written instead of the timeline; internal to
// the command line.
#pragma once

#include "app/cli/commands.h"

namespace CLI {
class App;
}

namespace threadline::app {

void add_figure_options(CLI::App& app, ExportCommand& command);

}  // namespace threadline::app
