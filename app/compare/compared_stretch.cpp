#include "app/compare/compared_stretch.h"

#include "app/language/decimal_mark.h"
#include "app/panels/range_panel.h"
#include "app/timeline/marking.h"
#include "app/timeline/wording_terms.h"

#include "engine/analysis/event_loops.h"
#include "engine/analysis/idle_causes.h"
#include "engine/analysis/range_statistics.h"
#include "engine/session/range_parts.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace threadline::app {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Comparison)
};

// Threads and tasks together; what the tasks of a loop do is what the loop does.
trace::StateShares states_of(const analysis::Report& report) {
    trace::StateShares sum;
    const auto loops = report.tables ? analysis::event_loops(*report.tables) : std::set<ActorId>{};
    for (const analysis::ThreadReport& thread : report.threads)
        if (!loops.contains(thread.actor))
            sum.merge(thread.states);
    return sum;
}

}  // namespace

trace::Time longest_of(const std::vector<Compared>& runs) {
    trace::Time longest{0};
    for (const Compared& one : runs)
        longest = std::max(longest, one.run.trace.now);
    return longest;
}

std::optional<trace::TimeRange> marked_stretch(const Marking& marking) {
    if (marking.stretch || !marking.distance || marking.distance->length() == trace::Duration{0})
        return marking.stretch;
    const auto [begin, end] = std::minmax(marking.distance->from.at, marking.distance->to.at);
    return trace::TimeRange{begin, end};
}

Result<Compared> in_stretch(const Compared& one, trace::TimeRange stretch,
                            const std::atomic<bool>* stop) {
    const trace::TimeRange part{std::max(stretch.begin, trace::Time{0}),
                                std::min(stretch.end, one.run.trace.now)};
    Compared out;
    out.name = one.name;
    out.came_out.has_times = one.came_out.has_times;
    analysis::Report& report = out.report;
    report.info = one.report.info;
    report.info.wall = std::max(part.length(), trace::Duration{0});
    report.tables = one.report.tables;
    report.cpu.cores = one.report.cpu.cores;
    report.cpu.idle_is_a_bound = analysis::idle_is_a_bound(report.info.clock, report.info.wall);
    if (part.begin >= part.end) {
        out.came_out.outcome = trace::Outcome::Stopped;
        return out;
    }

    analysis::RangeStatisticsSum statistics(part);
    trace::Duration unused{0};
    const Status done = session::for_each_part(
        one.run, part, [&](const trace::Snapshot& snapshot, trace::TimeRange piece) {
            statistics.add(snapshot, piece);
            if (report.cpu.cores > 0)
                analysis::for_each_unused_stretch(
                    snapshot, piece, [&](const analysis::UnusedStretch& each) {
                        const trace::Duration time = each.idle.range.length();
                        report.cpu.idle += each.idle.idle * time;
                        unused += each.unused * time;
                    });
            return !stop || !*stop;
        });
    if (!done)
        return done.error();
    // How much others had is known of the whole run, not where in it: any of it may have been idle.
    if (report.cpu.idle_is_a_bound)
        report.cpu.idle = unused;
    report.cpu.busy = report.cpu.cores * part.length() - unused;
    report.cpu.others = std::max(unused - report.cpu.idle, trace::Duration{0});
    for (const analysis::ThreadInRange& thread : statistics.take().threads) {
        analysis::ThreadReport& told = report.threads.emplace_back();
        told.actor = thread.actor;
        if (report.tables)
            told.kind = report.tables->actor(thread.actor).kind;
        told.lifetime = thread.lifetime;
        told.states = thread.states;
        told.underneath = thread.underneath;
    }
    return out;
}

Result<std::vector<Compared>> all_in_stretch(const std::vector<Compared>& runs,
                                             trace::TimeRange stretch,
                                             const std::atomic<bool>* stop) {
    std::vector<Compared> of_it;
    for (const Compared& one : runs) {
        if (stop && *stop)
            break;
        auto answer = in_stretch(one, stretch, stop);
        if (!answer)
            return answer.error();
        of_it.push_back(std::move(answer).value());
    }
    return of_it;
}

QString figures_in_stretch(const Compared& of_it) {
    if (!of_it.came_out.ended())
        return Text::tr("over by then");
    if (!of_it.came_out.has_times)
        return end_in_words(of_it.came_out);
    QStringList parts;
    if (of_it.report.cpu.cores > 0)
        parts.append(Text::tr("cores idle for %1")
                         .arg(with_decimal_mark(QString::fromStdString(idle_share_text(of_it)))));
    // As the table below tells them.
    if (const QString states = states_text(states_of(of_it.report), wording::time_text);
        !states.isEmpty())
        parts.append(states);
    return parts.join(QStringLiteral("; "));
}

QString told_of_stretch(const Compared& of_it, trace::TimeRange stretch, trace::Time longest) {
    const QString figures = figures_in_stretch(of_it);
    if (figures.isEmpty() || !of_it.came_out.has_times)
        return figures;
    const auto [begin, end] = wording::ends_text(stretch, longest);
    return Text::tr("In the stretch from %1 to %2: %3").arg(begin, end, figures);
}

}  // namespace threadline::app
