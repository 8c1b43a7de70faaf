#include "app/cli/outcome_counts.h"

#include "app/cli/values.h"

#include <algorithm>
#include <map>

namespace threadline::app {

namespace {

std::string values_in_short(const analysis::Report& report) {
    std::string text;
    for (const auto& [name, value] : report.values)
        text += (text.empty() ? "" : ", ") + name + " = " + text_of(value, *report.tables);
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

std::vector<OutcomeCount> count_outcomes(std::span<const analysis::Report> reports) {
    std::vector<OutcomeCount> counts;
    for (std::size_t i = 0; i < reports.size(); ++i) {
        OutcomeCount one{trace::key_of(reports[i].info.outcome), findings_in_short(reports[i]),
                         values_in_short(reports[i]), 1, i};
        const auto known = std::ranges::find_if(counts, [&one](const OutcomeCount& other) {
            return other.outcome == one.outcome && other.findings == one.findings &&
                   other.values == one.values;
        });
        if (known == counts.end())
            counts.push_back(std::move(one));
        else
            ++known->count;
    }
    std::ranges::stable_sort(counts, std::greater{}, &OutcomeCount::count);
    return counts;
}

}  // namespace threadline::app
