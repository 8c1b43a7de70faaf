#include "app/cli/picture_export.h"

#include "app/cli/interrupts.h"
#include "app/cli/lane_names.h"
#include "app/cli/lesson_report.h"
#include "app/cli/locations.h"
#include "app/cli/offscreen.h"
#include "app/cli/output.h"
#include "app/cli/quantities.h"
#include "app/cli/scenario_lookup.h"

#include "app/figure/export_request.h"
#include "app/figure/numbered_frames.h"
#include "app/figure/preset.h"
#include "app/language/language.h"
#include "app/language/path_text.h"
#include "app/language/scenario_wording.h"
#include "app/timeline/lane_switches.h"

#include "engine/analysis/critical_path.h"

#include <algorithm>

namespace threadline::app {

namespace {

constexpr double animation_dpi = 110;

bool shows(const ExportCommand& command, const LaneSwitch& lanes) {
    return command.lanes.empty()
               ? lanes.unasked
               : std::ranges::find(command.lanes, lanes.key) != command.lanes.end();
}

TimelineOptions only(const LaneSwitch& lanes) {
    TimelineOptions options;
    for (const LaneSwitch& other : lane_switches())
        options.*other.shown = other.shown == lanes.shown;
    return options;
}

// Some of what was asked for has to be there; what is not is said.
Status check_lanes(const ExportCommand& command, const session::RunSnapshot& run,
                   const Theme& theme) {
    std::string present;
    std::string missing;
    bool draws_any = false;
    for (const LaneSwitch& lanes : lane_switches()) {
        const bool there = !lane_rows(run, only(lanes), theme).empty();
        if (there)
            present += std::string(present.empty() ? "" : ",") + lanes.key;
        else if (!command.lanes.empty() && shows(command, lanes))
            missing += std::string(missing.empty() ? "" : ",") + lanes.key;
        draws_any = draws_any || (there && shows(command, lanes));
    }
    const std::string none =
        (missing.empty() ? "there are no such lanes in this trace"
                         : "--lanes " + missing + ": there are none in this trace");
    if (draws_any && !missing.empty())
        print_error("note: " + none);
    if (draws_any)
        return Done{};
    return Error{none + (present.empty() ? "" : "; it has " + present)};
}

QString out_of(const ExportCommand& command) {
    return in_qt(command.out);
}

// Where the scenario has no words of its own in that language, the English ones stand.
void speak(QCoreApplication& application, const std::string& language, const trace::RunInfo& info) {
    load_language(application, QString::fromStdString(language));
    const auto scenario = find_scenario(scenarios_folder(), info.scenario);
    if (!scenario)
        return;
    if (auto lesson = lesson_beside(scenario->path, language)) {
        record::Declaration declared;
        declared.name = info.scenario;
        declared.title = info.title;
        keep_words(declared, std::move(lesson->words));
    }
}

bool is_page(const ExportCommand& command) {
    return command.out.extension() == ".html";
}

FigureOptions figure_options(const ExportCommand& command, const session::RunSnapshot& run) {
    FigureOptions options;
    if (const FigurePreset* preset = figure_preset(QString::fromStdString(command.preset)))
        apply(*preset, options);
    if (is_animation(out_of(command)))
        options.dpi = animation_dpi;
    options.width_mm = command.width_mm.value_or(options.width_mm);
    if (command.height_mm)
        options.height_mm = command.height_mm;
    options.dpi = command.dpi.value_or(options.dpi);
    if (command.text_size) {
        options.text_size = command.text_size;
        options.least_text.reset();
    }
    options.theme = theme_named(QString::fromStdString(command.theme))->kind;
    options.caption = command.caption;
    if (command.from || command.to)
        options.range =
            trace::TimeRange{command.from.value_or(trace::Time{0}),
                             std::min(command.to.value_or(run.trace.now), run.trace.now)};
    for (const LaneSwitch& lanes : lane_switches())
        options.timeline.*lanes.shown = shows(command, lanes);
    options.timeline.legend = !command.no_legend;
    options.timeline.findings = !command.no_annotations;
    options.timeline.annotations = command.annotations && !command.no_annotations;
    if (command.unfold)
        options.timeline.fold_above = SIZE_MAX;
    if (command.critical_path)
        options.timeline.critical_path =
            std::make_shared<analysis::CriticalPath>(analysis::critical_path(run.trace));
    options.timeline.title = QString::fromStdString(command.title.value_or(run.trace.info->title));
    return options;
}

ExportRequest export_request(const ExportCommand& command, const session::RunSnapshot& run) {
    ExportRequest request;
    request.figure = figure_options(command, run);
    request.animation = {command.animation_length, command.animation_pause,
                         command.frames_per_second};
    if (command.graph)
        request.graph_at = command.graph_at.value_or(run.trace.now);
    return request;
}

Status check_fit(const ExportCommand& command, const session::RunSnapshot& run,
                 const ExportRequest& request) {
    if (command.graph_at && *command.graph_at > run.trace.now)
        return Error{"--graph: the run ends at " + format_duration(run.trace.now)};
    if (!command.graph)
        if (Status lanes = check_lanes(command, run, theme(request.figure.theme)); !lanes)
            return lanes;
    return check_export(run, request, out_of(command));
}

}  // namespace

bool is_picture(const ExportCommand& command) {
    return figure_format_of(out_of(command)) || is_animation(out_of(command)) || is_page(command);
}

Status check_picture_options(const ExportCommand& command) {
    const std::string out = command.out.string();
    if (command.table != "intervals" && command.out.extension() != ".csv")
        return Error{"--table chooses what a .csv lists; " + out + " is none, so leave it out"};
    const bool still = figure_format_of(out_of(command)) && !is_animation(out_of(command));
    if (command.graph && !still)
        return Error{"--graph is drawn as .png, .svg or .pdf, not into " + out};
    if (command.graph && command.critical_path)
        return Error{"--graph draws no lanes, and --critical-path lies over them; leave one out"};
    if (command.graph && (command.from || command.to))
        return Error{"--graph draws one instant; leave --from and --to out"};
    if (command.caption && !still && !is_animation(out_of(command)))
        return Error{"--caption goes with a picture; " + out + " is none, so leave it out"};
    return Done{};
}

ExitStatus write_picture(const ExportCommand& command, const session::RunSnapshot& run) {
    const auto application = offscreen_application();
    ExportRequest request = export_request(command, run);
    if (const Status arranged =
            arrange_lanes(command, run, theme(request.figure.theme), request.figure.timeline);
        !arranged)
        return usage_error(arranged.error().message);
    if (const Status fits = check_fit(command, run, request); !fits)
        return usage_error(fits.error().message);
    // Behind what is checked, since errors are English.
    if (command.language != "en") {
        speak(*application, command.language, *run.trace.info);
        if (!command.title)
            request.figure.timeline.title =
                title_in_words(run.trace.info->scenario, run.trace.info->title);
    }
    const Interrupts interrupts;
    const std::size_t frames = frames_there(out_of(command));
    const Status written =
        write_export(run, request, out_of(command),
                     [&](std::size_t, std::size_t) { return !interrupts.interrupted(); });
    if (written) {
        if (const std::size_t now = frames_there(out_of(command)); now < frames)
            print_error("note: " + std::to_string(frames - now) +
                        " later frames of an earlier, longer export were removed");
        return ExitStatus::Done;
    }
    print_error(written.error().message);
    return interrupts.interrupted() ? ExitStatus::Stopped : ExitStatus::Failed;
}

}  // namespace threadline::app
