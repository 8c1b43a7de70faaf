// The report of a run for a person at a terminal: what happened, why, what to do, then the figures.
#pragma once

#include "engine/analysis/report.h"
#include "engine/session/run_snapshot.h"

#include <span>
#include <string>
#include <vector>

namespace threadline::app {

struct TextStyle {
    bool utf8 = true;  // otherwise ASCII alone
    int width = 80;    // columns
};

// Ends with a line break. `run` is what `report` was made of.
std::string text_report(const analysis::Report& report, const session::RunSnapshot& run,
                        TextStyle style);
// Of `--repeat`: a line a run, then how often each outcome came.
std::string text_summary(std::span<const analysis::Report> reports, TextStyle style);

// Columns that a UTF-8 text takes: code points, none of which is wide here.
std::size_t columns_of(std::string_view text);
// Breaks between words, each line beginning with `indent`.
std::string wrapped(const std::string& text, const std::string& indent, int width);

}  // namespace threadline::app
