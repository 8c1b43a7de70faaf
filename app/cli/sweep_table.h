// What a sweep measured: for each value of its parameter, and of a second one whose values make
// series, medians and spread over the runs, as text and as CSV.
#pragma once

#include "app/figure/xy_plot.h"

#include "engine/analysis/report.h"

#include <string>
#include <vector>

namespace threadline::app {

struct SweepRun {
    analysis::Report report;
    double start_up_ms = 0;  // until its threads went; 0: not measured
};

struct SweepRow {
    std::string value;   // of the parameter
    std::string series;  // value of the second one; empty: there is none
    std::vector<SweepRun> runs;
};

struct SweepTable {
    std::string title;
    std::string parameter;
    std::string series_parameter;  // empty: there is none
    std::vector<SweepRow> rows;  // each with at least one run; a value's series next to each other
};

// Aligned columns, medians with the spread behind them; ends with a line break.
std::string text_of(const SweepTable& table);
// A line a value: the value, runs, how many of them completed, then median, lowest and highest of
// each quantity. RFC 4180, with a point in numbers.
std::string csv_of(const SweepTable& table);
// A panel for each quantity that was measured: memory is not on the virtual clock.
XyPlot plot_of(const SweepTable& table);

}  // namespace threadline::app
