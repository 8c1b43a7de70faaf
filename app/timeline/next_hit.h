// From hit to hit of a search, seen from what a person has chosen.
#pragma once

#include "app/timeline/search_hits.h"

#include <optional>

namespace threadline::app {

// Which of the hits is chosen, from 1 on; 0: none of them.
std::uint64_t place_of(const SearchHits& hits, const Subject& chosen);
// The next one, or the one before; where nothing is chosen, from the instant on. Goes round. Null:
// there are none.
const analysis::LaneItem* next_hit(const SearchHits& hits, const Subject& chosen,
                                   std::optional<trace::Time> instant, bool forward);

}  // namespace threadline::app
