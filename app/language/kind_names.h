// What outcomes, clocks and kinds of findings are called, in the language of the window; in files
// they have their keys.
#pragma once

#include "engine/analysis/finding.h"
#include "engine/trace/run_info.h"

#include <QString>

#include <string>

namespace threadline::app {

QString name_of(trace::Outcome outcome);      // "deadlocked"
QString name_of(trace::Clock clock);          // "virtual"
QString name_of(analysis::FindingKind kind);  // "Lost update", "I/O-bound", "Idle CPU"
// Of their keys, as reports list them: "data-race, deadlock x2". What is no key stays as it is.
QString outcome_named(const std::string& key);
QString findings_named(const std::string& keys);
QString name_of(analysis::Severity severity);  // "Warning"
// Of record::Remedies::to_text(): "global-order,victim".
QString remedies_named(const std::string& keys);

}  // namespace threadline::app
