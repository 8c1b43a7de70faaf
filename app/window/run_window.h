// The way into the window, for main.cpp: makes the application, shows the main window, runs until
// it is closed.
#pragma once

#include "engine/session/reading_limits.h"

#include <filesystem>
#include <optional>
#include <string>

namespace threadline::app {

struct WindowStart {
    std::optional<std::filesystem::path> file;  // a .tline or .lua to open
    std::optional<std::string> scenario;        // the name of the one to select: "race/lost-update"
    std::filesystem::path scenarios;            // the folder that the gallery shows
    std::filesystem::path runner;               // threadline-runner
    std::string language;  // of the window, a code of ISO 639-1; empty: as it was set
    // An example run on show, pictures in the gallery, and the first time a tour.
    bool first_minute = false;
    session::ReadingLimits limits = {};  // of what is shown of a long trace
};

// Makes the QApplication itself: the caller has none. argc and argv stay valid until it returns.
// Exit status: 0; 2 where there is no display, after one line on standard error.
int run_window(int& argc, char** argv, const WindowStart& start);

}  // namespace threadline::app
