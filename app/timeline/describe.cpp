// The marks of a timeline as sentences.
#include "app/language/error_wording.h"
#include "app/language/localised.h"
#include "app/timeline/cpu_wording.h"
#include "app/timeline/hover_wording.h"
#include "app/timeline/item_subject.h"
#include "app/timeline/lane_lookup.h"
#include "app/timeline/lock_wording.h"
#include "app/timeline/moment_wording.h"
#include "app/timeline/subject_wakes.h"
#include "app/timeline/thread_wording.h"
#include "app/timeline/variable_wording.h"
#include "app/timeline/wording_terms.h"

#include <QFileInfo>

namespace threadline::app {

using namespace wording;

namespace {

using trace::Duration;
using trace::State;
using trace::Time;
using trace::TimeRange;

// Of a person: they stand on a stretch, and on no thread.
QString describe_annotation(const RunSnapshot& run, const Subject& subject) {
    const trace::Annotation* note = note_of(run, subject);
    if (!note)
        return {};
    QString text = note_words(*note);
    if (note->text.empty())  // a word of ours, with which a sentence begins
        text[0] = text[0].toUpper();
    return is_stepped(run.trace.info.get())
               ? text
               : Text::tr("%1, at %2").arg(text, moment_text(run, subject.range.begin));
}

QString describe_moment(const RunSnapshot& run, const Subject& subject) {
    if (const QString annotation = describe_annotation(run, subject); !annotation.isEmpty())
        return annotation;
    for (std::size_t i = run.trace.moments.size(); i-- > 0;) {
        const trace::Moment& moment = run.trace.moments[i];
        if (moment.at != subject.range.begin || moment.actor != subject.actor ||
            (subject.name && moment.text != subject.name))
            continue;
        return describe_as_moment(run, moment);
    }
    return {};
}

QString describe_slice(const RunSnapshot& run, const Subject& subject) {
    const QString actor = name(run, subject.actor);
    const QString length = time_text(run, subject.range.length());
    if (subject.name)
        return Text::tr("%1 in %2, for %3")
            .arg(QString::fromStdString(run.trace.tables->name(subject.name)), actor, length);
    const trace::SliceLane* lane = slice_lane(run.trace, subject.actor);
    if (!lane || subject.depth >= lane->rows.size())
        return actor;
    const auto& row = lane->rows[subject.depth];
    const std::size_t count =
        row.find(subject.range.end - Duration(1)) + 1 - row.find(subject.range.begin);
    return Text::tr("%1: %n slice(s) in %2, too narrow to tell apart", nullptr,
                    static_cast<int>(count))
        .arg(actor, length);
}

QString from_to(const RunSnapshot& run, TimeRange range) {
    return Text::tr("From %1 to %2, for %3.")
        .arg(moment_text(run, range.begin), moment_text(run, range.end),
             time_text(run, range.length()));
}

// The figures of a whole lane.
QStringList lane_figures(const RunSnapshot& run, const Subject& subject) {
    QStringList lines;
    const bool has_times = !is_stepped(run.trace.info.get());
    if (const trace::ActorLane* lane = subject.actor ? run.trace.lane_of(subject.actor) : nullptr) {
        if (!has_times)
            return lines;
        lines.append(from_to(run, {lane->begin, lane->end}));
        lines.append(shares_text(lane->shares({lane->begin, lane->end})));
    } else if (const trace::LockLane* lock = run.trace.lane_of(subject.object)) {
        const trace::LockStatistics& figures = lock->statistics;
        if (figures.acquisitions == 1)
            lines.append(figures.after_wait > 0 ? Text::tr("Taken once, after a wait.")
                                                : Text::tr("Taken once, without a wait."));
        else
            lines.append(Text::tr("Taken %1 times, %2 of them at once and %3 after a wait.")
                             .arg(figures.acquisitions)
                             .arg(figures.acquisitions - figures.after_wait)
                             .arg(figures.after_wait));
        // Those that took it are told above; whoever wants it for ever, or gave up, waited as well.
        if (const std::uint64_t over = figures.after_wait + lock->open_waits.size();
            figures.contended > over)
            lines.append(Text::tr("%n more wait(s) for it ended without it.", nullptr,
                                  static_cast<int>(figures.contended - over)));
        if (has_times)
            lines.append(Text::tr("Held for %1; the waits for it took %2, the longest %3.")
                             .arg(time_text(run, figures.hold), time_text(run, figures.wait),
                                  time_text(run, figures.longest_wait)));
    } else if (const trace::VariableLane* variable = variable_lane(run.trace, subject.object)) {
        lines.append(variable_figures(run, *variable));
    } else if (const trace::SliceLane* slices = slice_lane(run.trace, subject.actor)) {
        lines.append(from_to(run, {slices->begin, slices->end}));
        lines.append(
            Text::tr("%n named slice(s), %1 deep.", nullptr, static_cast<int>(slices->size()))
                .arg(slices->rows.size()));
        lines.append(Text::tr("This trace does not say whether it ran or waited."));
    }
    return lines;
}

}  // namespace

QString describe_as_moment(const RunSnapshot& run, const trace::Moment& moment) {
    QString text = moment_label(run, moment);
    if (text.isEmpty())
        text = moment_kind_name(moment.kind);
    if (moment.actor)
        text = Text::tr("%1: %2").arg(name(run, moment.actor), text);
    if (is_stepped(run.trace.info.get()))
        return text + line_text(run, moment.site);
    return Text::tr("%1, at %2%3")
        .arg(text, moment_text(run, moment.at), line_text(run, moment.site));
}

QString describe(const RunSnapshot& run, const Subject& subject, std::optional<Time> at) {
    if (!run.trace.tables)
        return {};
    switch (subject.kind) {
        case Subject::Kind::None:
            return {};
        case Subject::Kind::Group:
            return describe_group(run, subject);
        case Subject::Kind::Process:
            return describe_process(run, subject);
        case Subject::Kind::Absence:
            return describe_absence(run, subject);
        case Subject::Kind::LaneHeader:
            if (subject.depth > 0)
                return describe_group(run, subject);
            return subject.actor ? name(run, subject.actor) : name(run, subject.object);
        case Subject::Kind::Interval:
            return describe_interval(run, subject, at);
        case Subject::Kind::Hold:
        case Subject::Kind::LockHold:
            return describe_hold(run, subject, at);
        case Subject::Kind::LockWait:
            return describe_wait(run, subject, at);
        case Subject::Kind::Moment:
            return describe_moment(run, subject);
        case Subject::Kind::VariableValue:
            return describe_value(run, subject);
        case Subject::Kind::VariableRead:
            return describe_reading(run, subject);
        case Subject::Kind::Slice:
            return describe_slice(run, subject);
        case Subject::Kind::CpuUse:
            return describe_cpu_use(run, subject);
        case Subject::Kind::IdleCores:
            return describe_idle_cores(run, subject);
    }
    return {};
}

QString describe_at_length(const RunSnapshot& run, const Subject& subject, std::optional<Time> at) {
    QStringList lines{describe(run, subject, at)};
    if (lines.front().isEmpty())
        return {};
    if (subject.kind == Subject::Kind::Process && subject.range.length() == Duration{0})
        return lines.front();
    if (subject.kind == Subject::Kind::LaneHeader && subject.depth > 0) {
        lines.append(
            Text::tr("Click here or press G to see them one by one, or all in one again."));
        return lines.join(QLatin1Char('\n'));
    }
    if (subject.kind == Subject::Kind::LaneHeader) {
        lines.append(lane_figures(run, subject));
        return lines.join(QLatin1Char('\n'));
    }
    if (subject.kind == Subject::Kind::Moment || subject.kind == Subject::Kind::VariableRead)
        return lines.front();
    lines.front() += QLatin1Char('.');
    if (subject.kind == Subject::Kind::Absence)
        return lines.front();
    if (subject.kind == Subject::Kind::VariableValue)
        lines.append(story_of_value(run, subject));
    const auto interval =
        subject.kind == Subject::Kind::Interval ? exact_interval(run, subject) : std::nullopt;
    const TimeRange range = interval ? interval->range() : subject.range;
    const Time when = at && range.contains(*at) ? *at : range.begin;
    const bool has_times = !is_stepped(run.trace.info.get());
    if (has_times)
        lines.append(from_to(run, range));
    const bool wanted =
        interval && (interval->state == State::Blocked || interval->state == State::Deadlocked);
    if (const auto holder = wanted ? holder_at(run, interval->object, when) : std::nullopt;
        holder && holder->site)
        lines.append((has_times
                          ? Text::tr("%1 had taken it at %2, in line %3.")
                                .arg(name(run, holder->actor), moment_text(run, holder->begin))
                          : Text::tr("%1 had taken it, in line %2.").arg(name(run, holder->actor)))
                         .arg(run.trace.tables->site(holder->site).line));
    if (interval && interval->timed_out)
        lines.append(Text::tr("The wait ended at its deadline, without what it waited for."));
    if (const QString wakes = describe_wakes(run, subject); !wakes.isEmpty())
        lines.append(wakes);
    else if (interval && interval->woken_by)
        lines.append(Text::tr("Woken by %1.").arg(name(run, interval->woken_by)));
    if (interval && interval->estimated)
        lines.append(Text::tr("Where in this stretch it had the CPU is estimated."));
    if (const QStringList locks = locks_at(run, subject, when); !locks.isEmpty()) {
        lines.append(has_times ? Text::tr("At %1:").arg(moment_text(run, when))
                               : Text::tr("At this moment:"));
        lines.append(locks);
    }
    if (const SiteId line = interval ? interval->site : subject.site) {
        const trace::SiteInfo& site = run.trace.tables->site(line);
        lines.append(Text::tr("%1, line %2")
                         .arg(QFileInfo(QString::fromStdString(site.file)).fileName())
                         .arg(site.line));
    }
    return lines.join(QLatin1Char('\n'));
}

namespace {

QString outcome_step_by_step(trace::Outcome outcome) {
    switch (outcome) {
        case trace::Outcome::Running:
            return Text::tr("Running, step by step");
        case trace::Outcome::Completed:
            return Text::tr("Completed, step by step");
        case trace::Outcome::Deadlocked:
            return Text::tr("Deadlocked, step by step");
        case trace::Outcome::TimedOut:
        case trace::Outcome::Stopped:
            return Text::tr("Stopped, step by step");
        case trace::Outcome::Failed:
            return Text::tr("Failed, step by step");
    }
    return {};
}

QString outcome_in_time(const RunSnapshot& run) {
    const trace::RunInfo& info = *run.trace.info;
    // As findings and lessons say it, no coarser than the instants.
    const QString at = info.outcome == trace::Outcome::Running
                           ? instant_text(run.trace.now, run.trace.now)
                           : time_text(run, run.trace.now);
    QString text;
    switch (info.outcome) {
        case trace::Outcome::Running:
            text = Text::tr("Running, %1").arg(at);
            break;
        case trace::Outcome::Completed:
            text = Text::tr("Completed in %1").arg(at);
            break;
        case trace::Outcome::Deadlocked:
            text = Text::tr("Deadlocked, stopped after %1").arg(at);
            break;
        case trace::Outcome::TimedOut:
            text = Text::tr("Stopped at the time limit, %1").arg(at);
            break;
        case trace::Outcome::Stopped:
            text = Text::tr("Stopped after %1").arg(at);
            break;
        case trace::Outcome::Failed:
            text = Text::tr("Failed: %1").arg(error_in_words(info.error));
            break;
    }
    return info.clock == trace::Clock::Virtual ? text + Text::tr(" (simulated)") : text;
}

}  // namespace

QString describe_outcome(const RunSnapshot& run) {
    const trace::RunInfo* info = run.trace.info.get();
    if (!info)
        return {};
    const bool has_no_time = is_stepped(info) && info->outcome != trace::Outcome::Failed;
    if (is_stepped(info) && info->outcome == trace::Outcome::Running && run.trace.now == Time{0})
        return Text::tr("Nothing has happened yet: choose who goes first");
    const QString text = has_no_time ? outcome_step_by_step(info->outcome) : outcome_in_time(run);
    if (run.findings)
        for (const analysis::Finding& finding : *run.findings)
            if (finding.severity == analysis::Severity::Error)
                return text + QStringLiteral(". ") +
                       localised(finding, run.trace.tables.get()).title;
    return text;
}

QString describe_ending(const RunSnapshot& run) {
    if (!run.trace.info || run.trace.info->outcome != trace::Outcome::Failed)
        return describe_outcome(run);
    if (is_stepped(run.trace.info.get()))
        return outcome_step_by_step(trace::Outcome::Failed);
    const QString text = Text::tr("Failed after %1").arg(time_text(run, run.trace.now));
    return run.trace.info->clock == trace::Clock::Virtual ? text + Text::tr(" (simulated)") : text;
}

}  // namespace threadline::app
