// What an exploration found, for a person at a terminal and as JSON (DESIGN.md, "The command
// line").
#pragma once

#include "app/cli/text_layout.h"

#include "engine/record/remedies.h"
#include "engine/session/exploration.h"

#include <nlohmann/json.hpp>

#include <string>

namespace threadline::app {

// How it came about, beside what it found.
struct ExplorationFrame {
    std::string scenario;
    record::ExplorationBounds bounds;
    record::Remedies what_if;
};

// Ends with a line break.
std::string text_report(const session::FinishedExploration& exploration,
                        const ExplorationFrame& frame, ConsoleStyle style);
nlohmann::ordered_json json_of(const session::FinishedExploration& exploration,
                               const ExplorationFrame& frame);

}  // namespace threadline::app
