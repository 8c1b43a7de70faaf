#include "app/cli/run_summary.h"

#include "app/cli/explore_wording.h"
#include "app/cli/outcome_counts.h"
#include "app/cli/quantities.h"

#include <algorithm>
#include <map>

namespace threadline::app {

namespace {

bool is_seeded(const analysis::Report& report) {
    return report.info.schedule != "free" && report.info.seed;
}

std::string name_of_run(const analysis::Report& report, std::size_t place) {
    return std::to_string(is_seeded(report) ? *report.info.seed : place + 1);
}

// How often the runs ended alike, and a seed that ends so.
void add_outcomes(std::string& out, std::span<const analysis::Report> reports, ConsoleStyle style) {
    out += "\n" + right("Times", 7) + right("seed", 12) + "  outcome\n";
    for (const OutcomeCount& one : count_outcomes(reports)) {
        std::string how = one.outcome;
        for (const std::string& more : {one.findings, text_of_values(one.values)})
            how += more.empty() ? "" : "; " + more;
        const std::string indent(21, ' ');
        std::string lines = wrapped(how, indent, style.width);
        out += right(std::to_string(one.count), 7) +
               right(name_of_run(reports[one.first], one.first), 12) + lines.substr(19);
        if (!out.ends_with('\n'))
            out += '\n';
    }
}

}  // namespace

std::string text_summary(std::span<const analysis::Report> reports, ConsoleStyle style) {
    std::string out;
    if (!reports.empty() && !reports.front().info.title.empty())
        out += reports.front().info.title + "\n";
    // Where a schedule decided, a run is known by the seed that gives it again.
    const bool seeded = !reports.empty() && is_seeded(reports.front());
    out += right(seeded ? "Seed" : "Run", seeded ? 10 : 5) + "  " + cell("outcome", 12, style) +
           right("time", 10) + "  findings\n";
    std::map<std::string, int> outcomes;
    trace::Duration total{0};
    for (std::size_t i = 0; i < reports.size(); ++i) {
        const analysis::Report& report = reports[i];
        const std::string outcome = trace::key_of(report.info.outcome);
        ++outcomes[outcome];
        total += report.info.wall;
        const std::string findings = findings_in_short(report);
        out += right(name_of_run(report, i), seeded ? 10 : 5) + "  " + cell(outcome, 12, style) +
               right(format_duration(report.info.wall), 10) +
               (findings.empty() ? "" : "  " + findings) + "\n";
    }
    std::string sums;
    for (const auto& [outcome, count] : outcomes)
        sums += (sums.empty() ? "" : ", ") + std::to_string(count) + " " + outcome;
    const auto runs = static_cast<std::int64_t>(std::max<std::size_t>(1, reports.size()));
    out += "\n" + std::to_string(reports.size()) + " runs: " + sums + "; " +
           format_duration(total / runs) + " on average\n";
    if (seeded)
        add_outcomes(out, reports, style);
    return out;
}

}  // namespace threadline::app
