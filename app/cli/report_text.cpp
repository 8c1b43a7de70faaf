#include "app/cli/report_text.h"

#include "app/cli/quantities.h"
#include "app/cli/report_sections.h"
#include "app/timeline/wording_terms.h"

#include "engine/analysis/bottleneck.h"
#include "engine/analysis/fitting_remedies.h"
#include "engine/record/schedule_text.h"

namespace threadline::app {

namespace {

using trace::Outcome;

std::string outcome_line(const trace::RunInfo& info) {
    const auto came_out = [&info](const char* how, const char* when) {
        return wording::is_stepped(&info) ? std::string(how) + ", step by step"
                                          : how + (when + format_duration(info.wall));
    };
    std::string line;
    const Outcome outcome = info.truncated ? Outcome::Running : info.outcome;
    switch (outcome) {
        case Outcome::Completed:
            line = came_out("Completed", " in ");
            break;
        case Outcome::Deadlocked:
            line = came_out("Deadlocked", ", stopped after ");
            break;
        case Outcome::TimedOut:
            line = came_out("Timed out", " after ");
            break;
        case Outcome::Failed:
            line = came_out("Failed", " after ");
            break;
        case Outcome::Stopped:
            line = came_out("Stopped", " after ");
            break;
        case Outcome::Running:
            line = came_out("Cut short", " after ");
            break;
    }
    line += " (" + std::string(trace::key_of(info.clock)) + " clock, " + info.schedule +
            " schedule" + (info.remedies.empty() ? "" : ", what if: " + info.remedies) +
            (info.simulate.empty() ? "" : ", simulate: " + info.simulate) + ")";
    return line;
}

void add_head(std::string& out, const trace::RunInfo& info, ConsoleStyle style) {
    if (!info.title.empty())
        out += info.title + "\n";
    std::string parameters;
    for (const auto& [name, value] : info.parameters)
        parameters += (parameters.empty() ? "" : ", ") + name + " = " + record::text_of(value);
    out += wrapped(info.scenario + (parameters.empty() ? "" : "  " + parameters), "", style.width);
    out += '\n';
    out += outcome_line(info) + "\n";
    if (!info.error.empty())
        out += wrapped(info.error, "  ", style.width);
    if (info.truncated)
        out += wrapped("The file ends early: this is what it holds up to its last whole chunk.",
                       "  ", style.width);
}

// What could be tried, on the same clock and schedule.
void add_remedies(std::string& out, const analysis::Report& report, ConsoleStyle style) {
    const auto remedies = analysis::fitting_remedies(report.info, *report.tables, report.findings);
    if (remedies.empty())
        return;
    out += "\nWhat if\n";
    for (const analysis::FittingRemedy& remedy : remedies)
        out += wrapped("--what-if " + remedy.remedies.to_text() + ": " + remedy.text, "  ",
                       style.width);
}

void add_findings(std::string& out, const analysis::Report& report, ConsoleStyle style) {
    const bool has_times = !wording::is_stepped(&report.info);
    for (const analysis::Finding& finding : report.findings) {
        const char* mark =
            finding.severity == analysis::Severity::Error     ? (style.utf8 ? "✖ " : "! ")
            : finding.severity == analysis::Severity::Warning ? (style.utf8 ? "▲ " : "* ")
                                                              : (style.utf8 ? "● " : "- ");
        const std::string at = !has_times || analysis::is_of_whole_run(finding.kind)
                                   ? std::string()
                                   : ", at " + format_duration(finding.at);
        std::string title = wrapped(mark + finding.title + at, "  ", style.width);
        title.erase(0, 2);
        out += "\n" + title;
        out += wrapped(finding.explanation, "  ", style.width);
        if (finding.trial)
            out += wrapped(finding.trial->text, "  ", style.width);
        if (!finding.remedy.empty()) {
            std::string remedy =
                wrapped((style.utf8 ? "→ " : "> ") + finding.remedy, "    ", style.width);
            remedy.erase(0, 2);
            out += remedy;
        }
    }
}

}  // namespace

std::string text_report(const analysis::Report& report, const session::RunSnapshot& run,
                        ConsoleStyle style) {
    std::string out;
    add_head(out, report.info, style);
    add_findings(out, report, style);
    add_remedies(out, report, style);
    const bool has_times = !wording::is_stepped(&report.info);
    if (has_times)
        add_threads(out, report, run, style);
    else
        out += "\n" + wrapped(
                          "A person decided each step: only their order counts. No time was "
                          "measured.",
                          "", style.width);
    add_locks(out, report, style);
    if (has_times)
        add_critical_path(out, report, style);
    add_values(out, report, style);
    add_notes(out, report, style);
    if (has_times) {
        add_cpu(out, report, style);
        add_predictions(out, report, style);
    }
    add_recording(out, report, style);
    return out;
}

}  // namespace threadline::app
