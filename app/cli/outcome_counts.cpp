#include "app/cli/outcome_counts.h"

#include "engine/trace/value_text.h"

#include <algorithm>
#include <map>

namespace threadline::app {

namespace {

std::string values_in_short(const analysis::Report& report) {
    std::string text;
    for (const auto& [name, value] : report.values)
        text += (text.empty() ? "" : ", ") + name + " = " +
                trace::quoted_text_of(value, *report.tables);
    return text;
}

}  // namespace

std::string findings_in_short(const analysis::Report& report) {
    std::map<std::string, int> kinds;
    for (const analysis::Finding& finding : report.findings)
        ++kinds[analysis::key_of(finding.kind)];
    std::string text;
    for (const auto& [kind, count] : kinds)
        text += (text.empty() ? "" : ", ") + kind + (count > 1 ? " x" + std::to_string(count) : "");
    return text;
}

void OutcomeTally::add(const analysis::Report& report) {
    OutcomeCount one{trace::key_of(report.info.outcome), findings_in_short(report),
                     values_in_short(report), 1, runs_++};
    const auto known = std::ranges::find_if(counts_, [&one](const OutcomeCount& other) {
        return other.outcome == one.outcome && other.findings == one.findings &&
               other.values == one.values;
    });
    if (known == counts_.end())
        counts_.push_back(std::move(one));
    else
        ++known->count;
}

std::vector<OutcomeCount> OutcomeTally::counts() const {
    std::vector<OutcomeCount> sorted = counts_;
    std::ranges::stable_sort(sorted, std::greater{}, &OutcomeCount::count);
    return sorted;
}

std::vector<OutcomeCount> count_outcomes(std::span<const analysis::Report> reports) {
    OutcomeTally tally;
    for (const analysis::Report& report : reports)
        tally.add(report);
    return tally.counts();
}

}  // namespace threadline::app
