#include "app/cli/comparison.h"

#include "app/cli/quantities.h"

#include "app/language/decimal_mark.h"
#include "app/language/kind_names.h"
#include "app/language/scenario_wording.h"
#include "app/timeline/comparison_figure.h"
#include "app/timeline/lane_lookup.h"
#include "app/timeline/wording_terms.h"

#include "engine/analysis/bottleneck.h"
#include "engine/record/schedule_text.h"
#include "engine/session/long_trace.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace threadline::app {

std::string parameter_text(const trace::RunInfo& info, const std::string& name) {
    for (const auto& [known, value] : info.parameters)
        if (known == name)
            return record::text_of(value);
    return {};
}

namespace {

// The scenario where there are several, and the parameters that are not the same in all runs.
void name_runs(std::vector<Compared>& runs, const NamesOfRemedies& remedies) {
    const trace::RunInfo& first = runs.front().report.info;
    const auto same_in_all = [&](const auto& part) {
        return std::all_of(runs.begin(), runs.end(), [&](const Compared& one) {
            return part(one.report.info) == part(first);
        });
    };
    const auto differs = [&](const std::string& parameter) {
        return !same_in_all(
            [&](const trace::RunInfo& info) { return parameter_text(info, parameter); });
    };
    const bool one_scenario = are_of_one_scenario(runs);
    const bool same_remedies =
        same_in_all([](const trace::RunInfo& info) { return info.remedies; });
    const bool same_cores = same_in_all([](const trace::RunInfo& info) { return info.cores; });
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const trace::RunInfo& info = runs[i].report.info;
        QStringList name;
        if (!one_scenario)
            name += QString::fromStdString(info.scenario);
        for (const auto& [parameter, value] : info.parameters)
            if (!one_scenario || differs(parameter))
                name += setting_in_words(info.scenario, parameter, record::text_of(value));
        if (!same_remedies)
            name += info.remedies.empty()
                        ? QCoreApplication::translate("ComparedRuns", "as it is")
                        : QCoreApplication::translate("ComparedRuns", "what if: %1")
                              .arg(remedies(info.remedies));
        if (!same_cores && info.cores > 0)  // of a trace of another program it is not known
            name += info.cores == 1
                        ? QCoreApplication::translate("ComparedRuns", "1 core")
                        : QCoreApplication::translate("ComparedRuns", "%1 cores").arg(info.cores);
        runs[i].name =
            (name.isEmpty() ? QCoreApplication::translate("ComparedRuns", "run %1").arg(i + 1)
                            : name.join(QStringLiteral(", ")))
                .toStdString();
    }
}

// "57 updates lost", or the kinds of what is wrong; empty: nothing is.
QString what_is_wrong(const Compared& one) {
    if (one.came_out.lost_updates > 0)
        return lost_updates_in_words(one.came_out.lost_updates);
    QStringList kinds;
    for (const analysis::Finding& finding : one.report.findings)
        if (finding.severity == analysis::Severity::Error)
            kinds += name_of(finding.kind);
    kinds.removeDuplicates();
    return kinds.join(QStringLiteral(", "));
}

std::string verdict_of(const Compared& one) {
    if (!one.came_out.ended())
        return name_of(one.came_out.outcome).toStdString();
    if (const QString wrong = what_is_wrong(one); !wrong.isEmpty())
        return wrong.toStdString();
    for (const analysis::Finding& finding : one.report.findings)
        if (analysis::is_verdict(finding.kind))
            return name_of(finding.kind).toStdString();
    return {};
}

}  // namespace

bool is_of_same_scenario(const Compared& one, const Compared& other) {
    const trace::RunInfo &a = one.report.info, &b = other.report.info;
    // Of a file that is named in two ways it is the same text.
    return a.scenario == b.scenario || (!a.source.empty() && a.source == b.source);
}

bool is_rated_by(const Compared& one, const Compared& other) {
    return is_of_same_scenario(one, other) ||
           (is_foreign(one.run.trace) && is_foreign(other.run.trace));
}

bool are_of_one_scenario(const std::vector<Compared>& runs) {
    return std::ranges::all_of(
        runs, [&](const Compared& one) { return is_of_same_scenario(one, runs.front()); });
}

QString title_of(const std::vector<Compared>& runs) {
    if (runs.empty() || !are_of_one_scenario(runs))
        return {};
    const trace::RunInfo& info = runs.front().report.info;
    return title_in_words(info.scenario, info.title);
}

Compared compared(session::RunSnapshot run, std::shared_ptr<Recording> recording) {
    analysis::Report report = run.report();
    return compared(std::move(run), std::move(recording), std::move(report));
}

Compared compared(session::RunSnapshot run, std::shared_ptr<Recording> recording,
                  analysis::Report report) {
    Compared out;
    out.recording = std::move(recording);
    out.report = std::move(report);
    out.run = std::move(run);
    out.came_out = came_out(out.report.info, out.report.findings);
    out.verdict = verdict_of(out);
    return out;
}

void set_side_by_side(std::vector<Compared>& runs, const NamesOfRemedies& remedies) {
    if (runs.empty())
        return;
    const auto wall = [](const Compared& one) {
        return static_cast<double>(std::max<std::int64_t>(one.report.info.wall.count(), 1));
    };
    for (Compared& one : runs) {
        one.speed_up = wall(runs.front()) / wall(one);
        one.is_rated = is_rated_by(one, runs.front()) && runs.front().came_out.tells_times() &&
                       one.came_out.tells_times();
    }
    name_runs(runs, remedies);
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

std::string idle_share_text(const Compared& one) {
    const analysis::CpuReport& cpu = one.report.cpu;
    return wording::idle_text(cpu, QString::fromStdString(percent_text(cpu.idle_percent())))
        .toStdString();
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

// What differs by less says nothing.
bool is_as_fast(double speed_up) {
    constexpr double least = 0.01;
    return std::abs(speed_up - 1) < least;
}

std::string figures_of(const Compared& one, bool is_first) {
    if (!one.came_out.ended())
        return end_in_words(one.came_out).toStdString();
    const bool wrong = !what_is_wrong(one).isEmpty();
    QStringList figures;
    if (wrong)
        figures += QString::fromStdString(one.verdict);
    if (!one.came_out.has_times) {
        figures += end_in_words(one.came_out);
        return figures.join(QStringLiteral(", ")).toStdString();
    }
    figures += QString::fromStdString(format_duration(one.report.info.wall));
    if (!is_first && one.is_rated)
        figures += is_as_fast(one.speed_up)
                       ? QCoreApplication::translate("ComparedRuns", "as fast as the first")
                       : QCoreApplication::translate("ComparedRuns", "%1 as fast as the first")
                             .arg(QString::fromStdString(times_text(one.speed_up)));
    if (one.report.cpu.cores > 0)
        figures += QCoreApplication::translate("ComparedRuns", "cores idle for %1")
                       .arg(QString::fromStdString(idle_share_text(one)));
    if (one.report.cpu.cores > 0 && others_count(one))
        figures += QCoreApplication::translate("ComparedRuns", "others used %1")
                       .arg(QString::fromStdString(percent_text(percent_of_others(one))));
    if (!wrong && !one.verdict.empty())
        figures += QString::fromStdString(one.verdict);
    return figures.join(QStringLiteral(", ")).toStdString();
}

Result<std::vector<Compared>> with_items(std::vector<Compared> runs,
                                         std::optional<trace::TimeRange> range) {
    for (Compared& one : runs) {
        auto known = session::with_items(one.run, range.value_or(one.run.trace.range()));
        if (!known)
            return known.error();
        one.run = std::move(known).value();
    }
    return runs;
}

ComparisonPicture comparison_picture(const std::vector<Compared>& runs, double width_mm,
                                     TimelineOptions lanes, const Theme& theme,
                                     std::optional<trace::TimeRange> range,
                                     const std::vector<QString>& in_stretch,
                                     const std::optional<QString>& title) {
    ComparisonPicture picture;
    std::vector<ComparedRun> shown;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        shown.push_back({runs[i].run, QString::fromStdString(runs[i].name),
                         in_print(QString::fromStdString(figures_of(runs[i], i == 0))),
                         i < in_stretch.size() ? in_stretch[i] : QString()});
        const ComparedRun& one = shown.back();
        picture.text.description +=
            one.heading + QStringLiteral(": ") + one.figures + QStringLiteral(". ");
        if (!one.in_stretch.isEmpty())
            picture.text.description += one.in_stretch + QStringLiteral(". ");
    }
    const QString of_what = title_of(runs);
    lanes.title = title.value_or(of_what);
    std::vector<trace::RunInfo> infos;
    for (const Compared& one : runs)
        infos.push_back(one.report.info);
    picture.text.title = lanes.title.isEmpty() ? of_what : lanes.title;
    if (picture.text.title.isEmpty())
        picture.text.title = QCoreApplication::translate("ComparedRuns", "Comparison");
    picture.text.description = picture.text.description.trimmed();
    picture.text.caption = picture.text.title + QStringLiteral(". ") + picture.text.description;
    if (lanes.findings && lanes.annotations)
        for (const ComparedRun& one : shown)
            for (const QString& note :
                 notes_in_words(one.run, range.value_or(one.run.trace.range())))
                picture.text.description += u'\n' + one.heading + QStringLiteral(": ") + note;
    picture.text.facts = provenance_of(infos);
    picture.list = comparison_figure(shown, figure_width(width_mm), lanes, theme, range);
    return picture;
}

}  // namespace threadline::app
