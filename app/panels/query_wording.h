// The language of the search (engine/analysis/lane_query.h) in the language of the window: its
// words, and what is wrong with a query.
#pragma once

#include "engine/analysis/lane_matcher.h"

#include <QString>

namespace threadline::app {

// Those of the window's language, by which states go in it, before the English ones.
analysis::QueryWords query_words();

// One line: what is wrong, and what to write instead.
QString in_words(const analysis::QueryProblem& problem, const analysis::QueryWords& words);
QString in_words(const analysis::UnknownName& unknown);

}  // namespace threadline::app
