#include "app/cli/comparison.h"

#include "app/cli/quantities.h"
#include "app/cli/values.h"

#include "app/timeline/comparison_figure.h"

#include "engine/analysis/bottleneck.h"

#include <algorithm>
#include <cstdio>

namespace threadline::app {

namespace {

std::string parameter_text(const trace::RunInfo& info, const std::string& name) {
    for (const auto& [known, value] : info.parameters)
        if (known == name)
            return text_of(value);
    return {};
}

// The scenario where there are several, and the parameters that are not the same in all runs.
void name_runs(std::vector<Compared>& runs) {
    const trace::RunInfo& first = runs.front().report.info;
    const auto same_in_all = [&](const auto& part) {
        return std::all_of(runs.begin(), runs.end(), [&](const Compared& one) {
            return part(one.report.info) == part(first);
        });
    };
    const bool one_scenario = same_in_all([](const trace::RunInfo& info) { return info.scenario; });
    const bool same_remedies =
        same_in_all([](const trace::RunInfo& info) { return info.remedies; });
    const bool same_cores = same_in_all([](const trace::RunInfo& info) { return info.cores; });
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const trace::RunInfo& info = runs[i].report.info;
        std::string name = one_scenario ? "" : info.scenario;
        for (const auto& [parameter, value] : info.parameters)
            if (!one_scenario ||
                !same_in_all([&parameter = parameter](const trace::RunInfo& other) {
                    return parameter_text(other, parameter);
                }))
                name.append(name.empty() ? "" : ", ")
                    .append(parameter)
                    .append(" = ")
                    .append(text_of(value));
        if (!same_remedies)
            name.append(name.empty() ? "" : ", ")
                .append(info.remedies.empty() ? "as it is" : "what if: " + info.remedies);
        if (!same_cores)
            name.append(name.empty() ? "" : ", ")
                .append(std::to_string(info.cores))
                .append(info.cores == 1 ? " core" : " cores");
        runs[i].name = name.empty() ? "run " + std::to_string(i + 1) : name;
    }
}

std::string verdict_of(const analysis::Report& report) {
    if (report.info.outcome != trace::Outcome::Completed)
        return trace::key_of(report.info.outcome);
    for (const analysis::Finding& finding : report.findings)
        if (analysis::is_verdict(finding.kind))
            return analysis::key_of(finding.kind);
    return "no verdict";
}

}  // namespace

Compared compared(session::RunSnapshot run) {
    analysis::Report report = run.report();
    return compared(std::move(run), std::move(report));
}

Compared compared(session::RunSnapshot run, analysis::Report report) {
    Compared out;
    out.report = std::move(report);
    out.run = std::move(run);
    out.verdict = verdict_of(out.report);
    return out;
}

void set_side_by_side(std::vector<Compared>& runs) {
    if (runs.empty())
        return;
    const auto wall = [](const Compared& one) {
        return static_cast<double>(std::max<std::int64_t>(one.report.info.wall.count(), 1));
    };
    const auto completed = [](const Compared& one) {
        return one.report.info.outcome == trace::Outcome::Completed;
    };
    for (Compared& one : runs) {
        one.speed_up = wall(runs.front()) / wall(one);
        one.is_rated = completed(runs.front()) && completed(one);
    }
    name_runs(runs);
}

std::string times_text(double times) {
    char text[32];
    std::snprintf(text, sizeof text,
                  times < 9.995   ? "%.2fx"
                  : times < 99.95 ? "%.1fx"
                                  : "%.0fx",
                  times);
    return text;
}

std::string percent_text(double percent) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f %%", percent);
    return text;
}

double percent_of_others(const Compared& one) {
    const analysis::CpuReport& cpu = one.report.cpu;
    return cpu.total().count() > 0 ? 100 * static_cast<double>(cpu.others.count()) /
                                         static_cast<double>(cpu.total().count())
                                   : 0;
}

bool others_count(const Compared& one) {
    return percent_of_others(one) >= 10;
}

std::string figures_of(const Compared& one, bool is_first) {
    std::string figures = format_duration(one.report.info.wall);
    if (!is_first && one.is_rated)
        figures += ", " + times_text(one.speed_up) + " as fast as the first";
    if (one.report.cpu.cores > 0)
        figures +=
            ", cores idle for " + percent_text(one.report.cpu.idle_percent()) +
            (others_count(one) ? ", others used " + percent_text(percent_of_others(one)) : "");
    return figures + ", " + one.verdict;
}

ComparisonPicture comparison_picture(const std::vector<Compared>& runs, double width_mm,
                                     TimelineOptions lanes, const Theme& theme,
                                     std::optional<trace::TimeRange> range) {
    ComparisonPicture picture;
    std::vector<ComparedRun> shown;
    for (const Compared& one : runs) {
        shown.push_back({one.run, QString::fromStdString(one.name),
                         QString::fromStdString(figures_of(one, &one == &runs.front()))});
        picture.text.description += shown.back().heading + QStringLiteral(": ") +
                                    shown.back().figures + QStringLiteral(". ");
    }
    if (!runs.empty())
        lanes.title = QString::fromStdString(runs.front().report.info.title);
    picture.text.title = lanes.title;
    picture.list = comparison_figure(shown, figure_width(width_mm), lanes, theme, range);
    return picture;
}

}  // namespace threadline::app
