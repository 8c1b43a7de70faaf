// What to run, and how.
#pragma once

#include "engine/record/declaration.h"
#include "engine/record/layout.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace threadline::session {

struct RunRequest {
    std::filesystem::path scenario;                  // a .lua file
    std::string name;                                // as reports name it
    std::optional<std::string> source;               // edited text to run instead
    std::optional<record::Declaration> declaration;  // known already; otherwise the runner is asked
    std::vector<std::pair<std::string, std::string>> parameters;  // as given, checked by the runner
    std::chrono::milliseconds time_limit{30'000};
    std::chrono::milliseconds deadlock_grace{100};  // so that the picture shows the freeze
    record::OverflowPolicy overflow = record::OverflowPolicy::CountLost;
    record::Limits limits;
    std::uint64_t seed = 0;                     // of math.random in the scenario
    std::optional<std::filesystem::path> file;  // a .tline, written as the run goes
    std::filesystem::path runner;               // threadline-runner
};

}  // namespace threadline::session
