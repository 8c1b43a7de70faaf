// The program's command line: what was asked for, checked, and who does it.
#pragma once

#include "app/cli/exit_status.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace threadline::app {

struct WindowRequest {
    std::optional<std::filesystem::path> file;  // a trace, a scenario or a schedule
    std::optional<std::string> scenario;        // of the gallery, by its name
    std::string language;                       // a code of ISO 639-1; empty: as it was set
};

// Opens the window; returns the exit status.
using OpenWindow = std::function<int(const WindowRequest& request)>;

// Everything from the arguments to the exit status. Errors are one line on standard error.
int run_command_line(int argc, char** argv, const OpenWindow& open_window);

}  // namespace threadline::app
