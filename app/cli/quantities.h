// Durations, lengths and lists as a person writes them on a command line, and durations as one
// reads them.
#pragma once

#include "engine/analysis/finding.h"
#include "engine/record/result.h"
#include "engine/record/simulated_cpu.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace threadline::app {

// "30s", "250ms", "1.5m", "20us"; a number needs its unit, except 0.
Result<std::chrono::nanoseconds> parse_duration(const std::string& text);
// "174mm", "17.4cm", "6.85in"; here too a number needs its unit.
Result<double> parse_length_mm(const std::string& text);
// "4": simulated cores, from 1 to as many as can be.
Result<std::uint32_t> parse_cores(const std::string& text);
// "slice=3ms,switch=2us,hand-over=5us,step=100ns", in any order; what is left out stays as it is.
Result<record::SimulatedCpu> parse_simulation(const std::string& text);
// "42". The error begins with the option that `of` names.
Result<std::uint64_t> parse_whole(const std::string& text, const std::string& of);
// "name=value"
Result<std::pair<std::string, std::string>> parse_assignment(const std::string& text);
// "deadlock,data-race"
Result<std::vector<analysis::FindingKind>> parse_finding_kinds(const std::string& text);
std::string reported_finding_kinds();  // "deadlock, self-deadlock, ..."
std::vector<std::string> split(std::string_view text, char separator);

// As analysis::text_of tells it; "0 ms" of nothing: "812 us", "20.4 ms", "1005.2 ms".
std::string format_duration(std::chrono::nanoseconds duration);
// Why nothing is in a part of a run that took as long; `asked`: for the part, by --from or --to.
std::string nothing_in_part(bool asked, std::chrono::nanoseconds run);

}  // namespace threadline::app
