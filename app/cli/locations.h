// Where the program finds its parts: in a build tree or installed, never at a fixed place.
#pragma once

#include <filesystem>

namespace threadline::app {

std::filesystem::path program_folder();
std::filesystem::path runner_program();    // threadline-runner
std::filesystem::path scenarios_folder();  // the gallery

}  // namespace threadline::app
