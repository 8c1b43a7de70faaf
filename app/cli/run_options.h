// The options that say how to run a scenario; internal to the command line.
#pragma once

#include "app/cli/commands.h"

namespace CLI {
class App;
}

namespace threadline::app {

void add_parameters(CLI::App& app, std::vector<std::pair<std::string, std::string>>& parameters);
void add_what_if(CLI::App& app, record::Remedies& what_if);
// How to run; what is written is for each command to say.
void add_conditions(CLI::App& app, RunCommand& command);
// And how it is recorded.
void add_run_options(CLI::App& app, RunCommand& command);

}  // namespace threadline::app
