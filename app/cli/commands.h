// The commands that need no display, each with what it was asked for.
#pragma once

#include "app/cli/exit_status.h"
#include "app/cli/schedule_option.h"

#include "engine/analysis/finding.h"
#include "engine/record/exploration_report.h"
#include "engine/record/remedies.h"
#include "engine/record/simulated_cpu.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace threadline::app {

enum class ReportFormat { Text, Json, Csv, Lesson };

struct ListCommand {
    bool json = false;
};

struct RunCommand {
    std::string scenario;  // a name from `list`, or a path
    std::vector<std::pair<std::string, std::string>> parameters;
    std::optional<bool> virtual_clock;  // none: the schedule's own, or real
    ScheduleOption schedule;
    std::optional<std::uint32_t> simulated_cores;         // with the virtual clock
    std::optional<record::SimulatedCpu> simulated_costs;  // but for its cores
    std::chrono::milliseconds timeout{30'000};
    record::Remedies what_if;
    int repeat = 1;
    bool hold_up = false;           // rather than lose events, where they come too fast
    std::optional<int> memory_mib;  // of what a trace that goes on keeps
    std::optional<std::filesystem::path> file;
    ReportFormat report = ReportFormat::Text;
    bool confirm = true;  // potential deadlocks
    std::vector<analysis::FindingKind> fail_on;
    std::vector<std::string> given;  // options of these by name; they go with a scenario only
};

struct ReportCommand {
    std::filesystem::path file;
    ReportFormat report = ReportFormat::Text;
    std::optional<std::chrono::nanoseconds> from;  // of a part of the run alone
    std::optional<std::chrono::nanoseconds> to;
    bool confirm = true;  // potential deadlocks
    std::vector<analysis::FindingKind> fail_on;
};

struct ExploreCommand {
    std::string scenario;
    std::vector<std::pair<std::string, std::string>> parameters;
    record::ExplorationBounds bounds;
    record::Remedies what_if;
    std::uint64_t seed = 0;         // of the random numbers of the scenario
    std::size_t most_replays = 48;  // outcomes that are confirmed on real threads
    ReportFormat report = ReportFormat::Text;
    std::vector<analysis::FindingKind> fail_on;
};

struct ExportCommand {
    RunCommand run;  // its scenario may also be a trace file
    std::filesystem::path out;
    std::string preset;               // empty: none; what is said beside it goes first
    std::optional<double> width_mm;   // none: 174
    std::optional<double> height_mm;  // none: as high as the lanes need
    std::optional<double> dpi;        // none: 300, of an animation 110
    std::optional<double> text_size;  // pt
    std::string theme = "print";
    std::string language = "en";       // of what stands in the picture
    std::optional<std::string> title;  // none: the scenario's
    bool no_legend = false;
    bool no_annotations = false;
    bool caption = false;  // a text file beside it
    bool graph = false;    // who waits for whom, instead of the timeline
    std::optional<std::chrono::nanoseconds> graph_at;  // none: the end
    std::string table = "intervals";                   // of a .csv
    std::chrono::milliseconds animation_length{8'000};
    std::chrono::milliseconds animation_pause{1'500};
    int frames_per_second = 20;
    std::optional<std::chrono::nanoseconds> from;
    std::optional<std::chrono::nanoseconds> to;
    std::vector<std::string> lanes;         // none: what the window shows unasked
    std::vector<std::string> hidden_lanes;  // by name
    std::vector<std::string> first_lanes;   // by name, above the others in this order
    bool unfold = false;                    // many threads of one name: a lane for each
    bool critical_path = false;             // drawn over the lanes
    bool annotations = true;                // of the person who looked at the run
};

// Where and how a comparison or a sweep is drawn.
struct DrawingOptions {
    std::optional<std::filesystem::path> out;  // none: nothing is drawn
    std::string preset;                        // empty: none
    // Before those of the preset; drawing.h says what holds where nothing was said.
    std::optional<double> width_mm;
    std::optional<double> dpi;
    std::string theme = "print";
    bool caption = false;  // a text file beside it
};

struct CompareCommand {
    std::vector<RunCommand> runs;  // a scenario may also be a trace file
    DrawingOptions drawing;
    ReportFormat report = ReportFormat::Text;
};

struct SweepCommand {
    RunCommand run;  // one or two of its parameters have several values, with commas between them
    DrawingOptions drawing;
};

ExitStatus list(const ListCommand& command);
ExitStatus run(const RunCommand& command);
ExitStatus report(const ReportCommand& command);
ExitStatus explore(const ExploreCommand& command);
ExitStatus export_to_file(const ExportCommand& command);
ExitStatus compare(const CompareCommand& command);
ExitStatus sweep(const SweepCommand& command);
// Usage where `view` could not open the file; printed.
ExitStatus check_viewable(const std::filesystem::path& file);

}  // namespace threadline::app
