// The program's command line: what was asked for, checked, and who does it.
#pragma once

#include "app/cli/exit_status.h"

#include <filesystem>
#include <functional>
#include <optional>

namespace threadline::app {

// Opens the window, on a trace or scenario file if there is one; returns the exit status.
using OpenWindow = std::function<int(std::optional<std::filesystem::path> file)>;

// Everything from the arguments to the exit status. Errors are one line on standard error.
int run_command_line(int argc, char** argv, const OpenWindow& open_window);

}  // namespace threadline::app
