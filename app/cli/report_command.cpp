#include "app/cli/commands.h"
#include "app/cli/confirming.h"
#include "app/cli/one_run.h"
#include "app/cli/output.h"
#include "app/cli/report_json.h"
#include "app/cli/report_text.h"

#include "engine/session/session.h"

namespace threadline::app {

ExitStatus report(const ReportCommand& command) {
    auto opened = session::open_trace(command.file);
    if (!opened)
        return usage_error(opened.error().message);
    session::RunSnapshot& run = opened.value();
    if (command.confirm)
        confirm_potential_deadlocks(run);
    const analysis::Report made = analysis::make_report(run.trace, *run.findings);
    const std::string text = command.report == ReportFormat::Json
                                 ? text_of(json_of(made))
                                 : text_report(made, run, {output_is_utf8(), output_width()});
    if (!print(text))
        return ExitStatus::Failed;
    return with_findings(ExitStatus::Done, *run.findings, command.fail_on);
}

}  // namespace threadline::app
