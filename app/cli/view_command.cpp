#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/schedule_option.h"

#include "engine/session/session.h"

namespace threadline::app {

// What cannot be opened is said before there is a window: whoever typed the command looks here.
ExitStatus check_viewable(const std::filesystem::path& file) {
    std::error_code problem;
    const std::filesystem::file_status there = std::filesystem::status(file, problem);
    if (!std::filesystem::exists(there))
        return usage_error("cannot find " + file.string() +
                           "; give the path of a .tline, .json, .schedule or .lua file");
    if (std::filesystem::is_directory(there))
        return usage_error(file.string() +
                           " is a folder; give a .tline, .json, .schedule or .lua file");
    if (file.extension() == ".lua")
        return ExitStatus::Done;
    if (file.extension() == ".schedule") {
        const auto schedule = read_schedule(file);
        return schedule ? ExitStatus::Done : usage_error(schedule.error().message);
    }
    const auto opened = session::open_trace(file);
    return opened ? ExitStatus::Done : usage_error(opened.error().message);
}

}  // namespace threadline::app
