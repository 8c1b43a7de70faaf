// Runs beside each other: what makes each another one, how fast it was and why, and their picture.
// The command line and the window compare with this.
//
// Pure functions of the runs; any thread.
#pragma once

#include "app/cli/came_out.h"
#include "app/figure/figure.h"
#include "app/language/kind_names.h"

#include "engine/analysis/report.h"
#include "engine/session/run_snapshot.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace threadline::app {

inline constexpr std::size_t fewest_compared = 2;
inline constexpr std::size_t most_compared = 6;

struct Recording;  // app/cli/recording.h

struct Compared {
    session::RunSnapshot run;
    std::shared_ptr<Recording> recording{};  // where it lies; null: nowhere
    analysis::Report report;
    CameOut came_out;
    // How it ended, where that was not as it should; what is wrong, "57 updates lost"; otherwise
    // "I/O-bound"; empty where there is none.
    std::string verdict;

    // Beside the others, by set_side_by_side().
    std::string name;      // "tool = threads"
    double speed_up = 1;   // how many times as fast as the first
    bool is_rated = true;  // is_rated_by(), and both came to their end: otherwise it says nothing
};

bool is_of_same_scenario(const Compared& one, const Compared& other);
// Figures of different programs say nothing of each other. Of two traces of other programs it is
// not known whether they are of one: whoever sets them side by side says so.
bool is_rated_by(const Compared& one, const Compared& other);
bool are_of_one_scenario(const std::vector<Compared>& runs);
// In the language of the window; empty where they are of several scenarios: their names say which.
QString title_of(const std::vector<Compared>& runs);

// Makes the report of a finished run, which lies in `recording`. O(n log n) in its intervals.
Compared compared(session::RunSnapshot run, std::shared_ptr<Recording> recording = {});
// ... or has it already.
Compared compared(session::RunSnapshot run, std::shared_ptr<Recording> recording,
                  analysis::Report report);

// What a person calls the remedies of a run: the command line by the keys of --what-if, the window
// as its switches are named.
using NamesOfRemedies = std::function<QString(const std::string& keys)>;

// Names each by the scenario, where there are several, by the parameters that are not the same in
// all, by the remedies and the cores where they differ; and rates each by the first.
void set_side_by_side(std::vector<Compared>& runs,
                      const NamesOfRemedies& remedies = remedies_named);

// Of the parameter of that name; empty where there is none.
std::string parameter_text(const trace::RunInfo& info, const std::string& name);
std::string times_text(double times);      // "9.62x"
std::string percent_text(double percent);  // "88.3 %"
// Of the time of all cores: "88.3 %", or "at most 88.3 %" where no more than that is known.
std::string idle_share_text(const Compared& one);

// Of the time of all cores, what other programs used, estimated; and whether that is so much that
// hardly any is idle although the run leaves it to others.
double percent_of_others(const Compared& one);
bool others_count(const Compared& one);

// "105 ms, 9.62x as fast as the first, cores idle for 88.3 %, I/O-bound"; what is wrong comes
// first: "57 updates lost, 6.1 ms, ..."; of one that did not end nothing else is told.
std::string figures_of(const Compared& one, bool is_first);

// What a picture of them shows, with all its items: read where a trace is too long to be in memory.
// Takes its time there.
Result<std::vector<Compared>> with_items(std::vector<Compared> runs,
                                         std::optional<trace::TimeRange> range = {});

struct ComparisonPicture {
    DisplayList list;  // laid out for figure_width(width_mm)
    FigureText text;
};
// `in_stretch`: what is told of each in what is marked there (`lanes.marking`); none where empty.
// `title`: what stands above them; none: what they are runs of.
ComparisonPicture comparison_picture(const std::vector<Compared>& runs, double width_mm,
                                     TimelineOptions lanes, const Theme& theme,
                                     std::optional<trace::TimeRange> range = {},
                                     const std::vector<QString>& in_stretch = {},
                                     const std::optional<QString>& title = {});

}  // namespace threadline::app
