// What a window shows of a run with remedies: beside the run as it is, or alone.
#pragma once

#include "tests/app/compared_runs.h"

#include <algorithm>

namespace threadline::test {

inline QString remedies_of(const app::Compared& run) {
    return QString::fromStdString(run.report.info.remedies);
}

inline bool shows_beside(OpenWindow& window, const QString& remedies) {
    return QTest::qWaitFor(
        [&] {
            const auto& runs = comparison_of(window).runs();
            return comparison_of(window).isVisible() && runs.size() >= 2 &&
                   remedies_of(runs[1]) == remedies;
        },
        20'000);
}

inline bool shows_alone(OpenWindow& window, const std::string& remedies,
                        const std::string& parameter, const record::ParameterValue& value) {
    return QTest::qWaitFor(
        [&] {
            const trace::RunInfo& info = *window.controller().snapshot().trace.info;
            const auto set = std::ranges::find(info.parameters, parameter,
                                               &decltype(info.parameters)::value_type::first);
            return !comparison_of(window).isVisible() &&
                   window.controller().phase() == app::RunController::Phase::Finished &&
                   info.remedies == remedies && set != info.parameters.end() &&
                   set->second == value;
        },
        20'000);
}

inline bool all_have(OpenWindow& window, const std::string& parameter,
                     const record::ParameterValue& value) {
    return std::ranges::all_of(comparison_of(window).runs(), [&](const app::Compared& run) {
        return std::ranges::count(run.report.info.parameters, std::pair{parameter, value}) == 1;
    });
}

}  // namespace threadline::test
