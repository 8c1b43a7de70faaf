// A run's facts as a lesson in the language of the window tells them: findings, notes, verdict and
// the choices of parameters. What they are compared with stays as it is.
#pragma once

#include "app/lesson/facts.h"
#include "app/lesson/judgement.h"

namespace threadline::app {

using ParameterValues = std::vector<std::pair<std::string, record::ParameterValue>>;

// What is known of a run of that scenario before it runs: what its lesson asks with. `remedies`
// are those tried with it, as RunInfo has them.
Facts facts_before(const std::string& scenario, const ParameterValues& parameters,
                   const std::string& remedies);

// `facts` are those of `report`. Any thread; linear in findings, notes and parameters.
void put_in_words(Facts& facts, const analysis::Report& report);

InLanguage judgement_in_words();

}  // namespace threadline::app
