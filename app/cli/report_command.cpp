#include "app/cli/commands.h"
#include "app/cli/confirming.h"
#include "app/cli/one_run.h"
#include "app/cli/output.h"
#include "app/cli/quantities.h"
#include "app/cli/range_report.h"
#include "app/cli/report_json.h"
#include "app/cli/report_text.h"
#include "app/timeline/wording_terms.h"

#include "engine/session/long_critical_path.h"
#include "engine/session/session.h"

#include <algorithm>

namespace threadline::app {

namespace {

ConsoleStyle text_style() {
    return {output_is_utf8(), output_width()};
}

Result<std::string> part_of(const ReportCommand& command, const session::RunSnapshot& run) {
    if (command.report == ReportFormat::Text && wording::is_stepped(run.trace.info.get()))
        return Error{
            "a person decided each step of this run: only their order counts, and no time was "
            "measured; leave out --from and --to"};
    const trace::TimeRange range{command.from.value_or(trace::Time{0}),
                                 std::min(command.to.value_or(run.trace.now), run.trace.now)};
    if (range.begin >= range.end)
        return Error{nothing_in_part(command.from || command.to, run.trace.now)};
    if (command.to && *command.to > run.trace.now)
        print_error("note: the run ends at " + format_duration(run.trace.now) +
                    ", before --to; so does the report");
    const auto made = range_report(run, range);
    if (!made)
        return made.error();
    return command.report == ReportFormat::Json ? text_of(json_of(made.value()))
           : command.report == ReportFormat::Csv
               ? csv_of(made.value())
               : text_of(made.value(), output_is_utf8(), output_width());
}

}  // namespace

ExitStatus report(const ReportCommand& command) {
    auto opened = session::open_trace(command.file);
    if (!opened)
        return usage_error(opened.error().message);
    session::RunSnapshot& run = opened.value();
    std::string text;
    if (command.from || command.to || command.report == ReportFormat::Csv) {
        auto part = part_of(command, run);
        if (!part)
            return usage_error(part.error().message);
        text = std::move(part).value();
    } else {
        if (command.confirm)
            confirm_potential_deadlocks(run);
        analysis::Report made = run.report();
        if (!made.critical_path && made.info.cores > 0) {
            auto path = session::critical_path_of(run);
            if (!path)
                return usage_error(path.error().message);
            made.critical_path = std::move(path).value();
        }
        text = command.report == ReportFormat::Json ? text_of(json_of(made))
                                                    : text_report(made, run, text_style());
    }
    if (!print(text))
        return ExitStatus::Failed;
    return with_findings(ExitStatus::Done, *run.findings, command.fail_on);
}

}  // namespace threadline::app
