// What an exploration says, in words: for the terminal and the window.
#pragma once

#include "engine/session/exploration.h"

#include <nlohmann/json.hpp>

#include <span>
#include <string>

namespace threadline::app {

// "Proof: the same in all 6 interleavings: it completes with count = 2." One to three sentences,
// which say "Proof" only of what holds always: within no bound, whatever the random numbers, and
// with no doubt that what was explored is what runs.
std::string exploration_verdict(const session::FinishedExploration& exploration,
                                const record::ExplorationBounds& bounds);
// "48 of 13,464 outcomes confirmed on real threads"; empty: there are no outcomes.
std::string replays_made(const session::FinishedExploration& exploration);
// "count = 2, sums = {1, 1}"
std::string text_of_values(std::span<const record::ExploredVariable> values);
// Who waits for what, which checks failed, that updates were lost; empty where nothing is wrong.
std::string what_is_wrong(const session::ConfirmedOutcome& one);

// "1,234"; from a million on "1.2 million", "3.4e+15".
std::string text_of_count(double count);
// "about 1,234"; of what is beyond all numbers "more than 1e+308".
std::string text_of_estimate(double count);
std::string with_commas(std::uint64_t number);
std::string plural(std::uint64_t number, const std::string& word);

// A number is 2 rather than 2.0, as the report of a run has it.
nlohmann::ordered_json json_of(const record::ExploredValue& value);

}  // namespace threadline::app
