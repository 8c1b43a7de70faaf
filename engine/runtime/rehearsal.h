// Rehearses a scenario before it is run or explored with remedies: as fibers, without recording, a
// number of times with choices at random, until nothing new turns up. Durations play no part, so
// it takes milliseconds, and the same scenario, parameters and seed give the same plan.
#pragma once

#include "engine/record/remedies.h"
#include "engine/record/result.h"
#include "engine/runtime/remedy_plan.h"
#include "engine/runtime/scenario_text.h"
#include "engine/runtime/script.h"

#include <cstdint>

namespace threadline::runtime {

// The error is one line: the scenario does not load, cannot be rehearsed, or has no use for one of
// the remedies.
Result<RemedyPlan> rehearse(const ScenarioText& text, const GivenParameters& parameters,
                            std::uint64_t seed, const record::Remedies& remedies);

}  // namespace threadline::runtime
