// The one geometry: (run, what to show, size, theme) -> rectangles, lines and labels.
// Pure: no widget, no state, no clock. The plot on the screen, PNG, SVG, PDF and the tests all use
// it.
#pragma once

#include "app/timeline/display_list.h"
#include "app/timeline/lane_arrangement.h"
#include "app/timeline/marking.h"

#include "engine/session/run_snapshot.h"

#include <memory>
#include <optional>

namespace threadline::analysis {
struct CriticalPath;
}

namespace threadline::app {

class SearchHits;

enum class LaneKind { Thread, Task, Group, Process, Slices, Lock, Cpu, IdleCores, Variable };

struct LaneRow {
    LaneKind kind = LaneKind::Thread;
    ActorId actor;              // Thread, Task, Slices; Group: the first of them
    ObjectId object;            // Lock, Variable
    std::uint16_t cpu = 0;      // Cpu
    std::uint16_t process = 0;  // Process
    QString name;
    QString stem;    // Group: what the names of its threads begin with
    double top = 0;  // px from the top of the lanes
    double height = 0;
    double stretch = 1;       // times as high as its kind is by nature
    std::size_t members = 0;  // Group: so many threads, next to each other; Process: anywhere
    bool folded = false;      // what belongs to it does not show
    // Rooms beneath the band: for locks held and wanted (threads), waiters (locks), depths
    // (slices).
    int bars = 0;
};

struct TimelineOptions {
    bool threads = true;  // and the slices of foreign threads
    bool locks = true;
    bool variables = false;
    bool cpus = false;  // and the band that says where cores were idle
    // More threads of one name than that fold into one lane, unless somebody unfolds them.
    std::size_t fold_above = 64;
    LaneArrangement arrangement;
    double lane_height = 34;  // px at a text of 12 px; all that a lane consists of follows from it
    double lane_gap = 10;
    double header_width = 0;  // 0: as wide as the longest name needs
    bool bars = true;         // what is held and wanted beneath threads, who waits beneath locks
    bool hatches = true;      // off where very many intervals are visible
    bool steps = true;        // off: where it is crowded, running on from step to step is one mark
    double least_label = 1;   // share of its size that a label keeps where its lane is low
    bool legend = false;
    bool axis = true;      // beneath the lanes
    bool grid = true;      // its larger ticks, behind them
    bool findings = true;  // deadlock band and mark
    QString title;         // figures: drawn on top; empty: none
    std::shared_ptr<const analysis::CriticalPath> critical_path;  // drawn over the lanes; null: not
    std::optional<trace::Time> cursor;
    std::optional<trace::Time> veil;  // what comes from here on does not show
    std::vector<ObjectId> lit;        // locks, lit in every lane that holds or wants them
    ActorId pointed;                  // its lane is framed
    Subject selected;
    std::vector<Subject> beside;  // outlined like the selected one: what else a finding is about
    std::shared_ptr<const SearchHits> hits;  // of a search: all else fades; null: there is none
    bool hit_lanes_only = false;             // and lanes without any do not show
    Marking marking;                         // of a person, over the lanes
    bool annotations = true;                 // their bookmarks and notes, above the lanes
    std::size_t flag_rows = 3;               // of the strip there, at most
    std::size_t moment_rows = 1;             // of these for what the scenario says of itself
};

inline bool is_veiled(trace::Time at, const TimelineOptions& options) {
    return options.veil && at >= *options.veil;
}

// The rows and where they lie; the height that they need follows from them.
std::vector<LaneRow> lane_rows(const session::RunSnapshot& run, const TimelineOptions& options,
                               const Theme& theme);
double lanes_height(const std::vector<LaneRow>& rows);
// How many rows more there would be if nothing were hidden.
std::size_t hidden_lane_count(const session::RunSnapshot& run, const TimelineOptions& options,
                              const Theme& theme);

// Time to x and back, without clamping; `width` px for `range`.
struct TimeScale {
    trace::TimeRange range;
    double left = 0;
    double width = 1;

    double x(trace::Time t) const;
    trace::Time time(double x) const;
    TimeScale until(const std::optional<trace::Time>& veil) const;  // the same, as far as that
};

// "0 ms", "12.5 ms", "3 µs": ticks at round values, 4 to 10 of them, with the unit.
struct Tick {
    trace::Time at;
    QString label;  // empty: minor
};
std::vector<Tick> axis_ticks(const TimeScale& scale, double minimum_spacing);
QString format_time(trace::Duration time, trace::Duration resolution);

// "time (ms)", "simulated time (µs)": what stands beside an axis whose labels are bare numbers.
enum class AxisTime { Measured, Simulated, Stepped };
AxisTime axis_time(const trace::RunInfo* info);  // null: as measured
QString axis_title(const TimeScale& scale, double minimum_spacing, AxisTime time);

// The content of the lanes alone (no header, no axis), for the plot on the screen. `memory`: a list
// that is no longer needed; asking the system for new memory takes a good part of a large frame.
DisplayList lane_content(const session::RunSnapshot& run, const std::vector<LaneRow>& rows,
                         const TimeScale& scale, const TimelineOptions& options, const Theme& theme,
                         DisplayList memory = {});

// The parts that stand around the lanes, each where the plot on the screen or a figure puts it.
double header_width(const std::vector<LaneRow>& rows, const TimelineOptions& options,
                    const Theme& theme);
DisplayList header_content(const std::vector<LaneRow>& rows, double width,
                           const TimelineOptions& options, const Theme& theme);
// Ticks, their labels and the title, below `top`.
DisplayList axis_content(const TimeScale& scale, double top, AxisTime time, const Theme& theme);
double axis_height(const Theme& theme);
// "3 hidden", in `room` beside the axis: so many lanes are not shown.
DisplayList hidden_lanes_content(std::size_t hidden, const QRectF& room, const Theme& theme);
// The strip above the lanes, with a flag for each deadlock, note and failed check, and the line
// from it down to `bottom`; `rows_used`: how many rows of the strip have something in them.
DisplayList marks_content(const session::RunSnapshot& run, const TimeScale& scale, double bottom,
                          const TimelineOptions& options, const Theme& theme,
                          std::size_t* rows_used = nullptr);
double marks_height(const session::RunSnapshot& run, const TimelineOptions& options,
                    const Theme& theme);
// What the selection and the lit lock look like, over the lanes.
DisplayList overlay_content(const DisplayList& lanes, const TimelineOptions& options,
                            const Theme& theme);
// The wakes of each of `subjects`, as arrows over the lanes.
DisplayList wake_content(const session::RunSnapshot& run, const std::vector<LaneRow>& rows,
                         const TimeScale& scale, const std::vector<Subject>& subjects,
                         const TimelineOptions& options, const Theme& theme);
// Its time stands on the axis, or at the foot of the lanes where `axis`, the room below them, is 0.
DisplayList cursor_content(trace::Time cursor, const TimeScale& scale, double height, double axis,
                           const Theme& theme);
// The looks that occur among `lanes`, with their names, in lines of `width`; all of them, or the
// first, which ends in "+3" where that leaves so many out.
enum class LegendLines { All, First };
DisplayList legend_content(const session::RunSnapshot& run, const DisplayList& lanes, double width,
                           const Theme& theme, LegendLines lines = LegendLines::All);
// One for several runs: what each shows is read by its own names.
struct RunLanes {
    const session::RunSnapshot& run;
    DisplayList lanes;
};
DisplayList legend_content(const std::vector<RunLanes>& runs, double width, const Theme& theme);

// Where `stretch` is on show, of which all from `until` on is covered: only the states that some
// thread was in for long enough to be seen; and that locks are held and variables have values,
// where their lanes are there.
DisplayList state_legend(const session::RunSnapshot& run, trace::TimeRange stretch,
                         trace::Time until, const TimelineOptions& options, double width,
                         const Theme& theme);

void append(DisplayList& list, const DisplayList& part, QPointF offset = {});

// A whole figure: title, headers, lanes, axis, legend. A height of 0: as high as it needs; where
// that would be more than a page, its lanes are as low as can be seen.
DisplayList timeline_figure(const session::RunSnapshot& run, trace::TimeRange range, QSizeF size,
                            const TimelineOptions& options, const Theme& theme);
// The same with where its lanes lie, for whoever draws over it.
struct TimelineFigure {
    DisplayList list;
    TimeScale scale;
    double top = 0, bottom = 0;  // from the marks above the lanes down to the axis
};
TimelineFigure lay_out_timeline_figure(const session::RunSnapshot& run, trace::TimeRange range,
                                       QSizeF size, const TimelineOptions& options,
                                       const Theme& theme);

// Below this height of a figure, names or lanes would be lost.
double least_timeline_height(const session::RunSnapshot& run, trace::TimeRange range, double width,
                             const TimelineOptions& options, const Theme& theme);

// The topmost mark at a point; none where there is nothing.
Subject subject_at(const DisplayList& list, QPointF point);

}  // namespace threadline::app
