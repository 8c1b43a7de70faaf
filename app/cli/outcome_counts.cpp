#include "app/cli/outcome_counts.h"

#include "app/cli/explore_wording.h"

#include "engine/trace/value_text.h"

#include <algorithm>

namespace threadline::app {

namespace {

std::vector<record::ExploredVariable> values_of(const analysis::Report& report) {
    const auto name = [&report](NameId id) {
        return trace::text_of(Value::string(id), *report.tables);
    };
    std::vector<record::ExploredVariable> values;
    for (const auto& [variable, value] : report.values)
        values.push_back({variable, false, {record::explored_value(value, name)}});
    return values;
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
                     values_of(report), 1, runs_++};
    const std::string read = one.outcome + "; " + one.findings + "; " + text_of_values(one.values);
    const auto [known, is_new] = places_.try_emplace(read, counts_.size());
    if (is_new)
        counts_.push_back(std::move(one));
    else
        ++counts_[known->second].count;
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
