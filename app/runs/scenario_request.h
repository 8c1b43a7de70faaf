// What a person has set of a scenario, as every request for it says it: a run, many runs, an
// exploration.
#pragma once

#include "engine/record/remedies.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace threadline::app {

// How long a step lasts that a person decides, so that each can be seen.
inline constexpr std::chrono::nanoseconds stepped_step = std::chrono::milliseconds(5);

struct ScenarioChoice {
    std::filesystem::path scenario;     // its file
    std::string name;                   // as reports name it
    std::optional<std::string> source;  // its text where that was edited
    std::vector<std::pair<std::string, std::string>> parameters;
    record::Remedies remedies;  // switched on
};

template <typename Request>
Request request_for(ScenarioChoice choice, const std::filesystem::path& runner) {
    Request request;
    request.scenario = std::move(choice.scenario);
    request.name = std::move(choice.name);
    if (choice.source)
        request.source = std::move(*choice.source);
    request.parameters = std::move(choice.parameters);
    request.remedies = choice.remedies;
    request.runner = runner;
    return request;
}

}  // namespace threadline::app
