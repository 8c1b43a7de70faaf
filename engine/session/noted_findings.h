// Findings to and from files of other formats (exchange/noted_finding.h).
#pragma once

#include "engine/analysis/finding.h"
#include "engine/exchange/noted_finding.h"

#include <span>
#include <vector>

namespace threadline::session {

std::vector<exchange::NotedFinding> noted(std::span<const analysis::Finding> findings);
// Those of a kind that this version does not know are left out.
std::vector<analysis::Finding> found_in(std::vector<exchange::NotedFinding> noted);

}  // namespace threadline::session
