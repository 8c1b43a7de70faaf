// The marks of a timeline as sentences.
#include "app/timeline/cpu_wording.h"
#include "app/timeline/hover_wording.h"
#include "app/timeline/lane_lookup.h"
#include "app/timeline/localised.h"
#include "app/timeline/moment_wording.h"
#include "app/timeline/scenario_wording.h"
#include "app/timeline/subject_wakes.h"
#include "app/timeline/variable_wording.h"
#include "app/timeline/wording_terms.h"

#include <QFileInfo>

#include <algorithm>
#include <cmath>

namespace threadline::app {

using namespace wording;

namespace {

using trace::Duration;
using trace::Hold;
using trace::Interval;
using trace::State;
using trace::Time;
using trace::TimeRange;

// Who held the lock at `t`, none if nobody.
std::optional<Hold> holder_at(const RunSnapshot& run, ObjectId lock, Time t) {
    const trace::LockLane* lane = run.trace.lane_of(lock);
    if (!lane)
        return {};
    for (const Hold& hold : lane->open_holds)
        if (hold.begin <= t)
            return hold;
    const std::size_t index = lane->holds.find(t);
    if (index < lane->holds.size() && lane->holds[index].begin <= t)
        return lane->holds[index];
    return {};
}

// "Lock 1, held by A since 20.4 ms"
QString wanted_lock(const RunSnapshot& run, ObjectId lock, Time since) {
    const auto holder = holder_at(run, lock, since);
    if (!holder)
        return name(run, lock);
    return Text::tr("%1, held by %2 since %3")
        .arg(name(run, lock), name(run, holder->actor), moment_text(run, holder->begin));
}

// The whole sentence but for its subject: "waits for Lock 1, held by A since 20.4 ms".
QString predicate(const RunSnapshot& run, ActorId actor, const Interval& interval) {
    const QString object = interval.object ? name(run, interval.object) : QString();
    switch (interval.state) {
        case State::Running:
            return interval.cpu < 0 ? Text::tr("runs")
                                    : Text::tr("runs on CPU %1").arg(interval.cpu);
        case State::Sleeping:
            return Text::tr("sleeps");
        case State::Io:
            return object.isEmpty() ? Text::tr("waits for a reply")
                                    : Text::tr("waits for a reply from %1").arg(object);
        case State::Ready:
            if (run.trace.tables->actor(actor).kind == record::ActorKind::Task)
                return Text::tr("is ready to run, but its event loop is busy");
            return Text::tr("is ready to run, but no CPU is free");
        case State::Interpreter:
            return Text::tr("waits for %1")
                .arg(interval.object ? wanted_lock(run, interval.object, interval.begin)
                                     : Text::tr("the interpreter lock"));
        case State::Recorder:
            return Text::tr("is held up by the recorder, whose buffer is full");
        case State::Unknown:
            return Text::tr("did something that is not known: its events were lost");
        case State::Blocked:
            return Text::tr("waits for %1")
                .arg(interval.object ? wanted_lock(run, interval.object, interval.begin)
                                     : Text::tr("a lock"));
        case State::Waiting:
        case State::Deadlocked:
            break;
    }
    QString text;
    switch (kind_of(run, interval.object)) {
        case record::ObjectKind::Mutex:
        case record::ObjectKind::ReaderWriterLock:
            text = Text::tr("waits for %1").arg(wanted_lock(run, interval.object, interval.begin));
            break;
        case record::ObjectKind::Condition:
            text = Text::tr("waits to be notified on %1").arg(object);
            break;
        case record::ObjectKind::Barrier:
            text = Text::tr("waits at %1 for the others").arg(object);
            break;
        case record::ObjectKind::None:
            text = interval.by ? Text::tr("waits for %1 to end").arg(name(run, interval.by))
                               : Text::tr("waits");
            break;
        default:
            text = Text::tr("waits for %1").arg(object);
            break;
    }
    if (interval.state == State::Deadlocked)
        text = Text::tr("%1, and can never go on").arg(text);
    return text;
}

std::optional<Interval> exact_interval(const RunSnapshot& run, const Subject& subject) {
    const trace::ActorLane* lane = run.trace.lane_of(subject.actor);
    if (!lane)
        return {};
    std::optional<Interval> found = lane->at(subject.range.begin);
    // An open interval has grown since the mark was drawn.
    if (found && found->begin == subject.range.begin && found->end >= subject.range.end &&
        (found->end == subject.range.end || lane->open))
        return found;
    return {};
}

QString shares_text(const trace::StateShares& shares) {
    std::vector<State> states;
    for (const State state : trace::all_states)
        if (shares.of(state) > Duration{0})
            states.push_back(state);
    std::stable_sort(states.begin(), states.end(),
                     [&](State a, State b) { return shares.of(a) > shares.of(b); });
    const auto total = static_cast<double>(std::max<std::int64_t>(shares.total().count(), 1));
    QStringList parts;
    for (const State state : states) {
        const double percent = 100 * static_cast<double>(shares.of(state).count()) / total;
        parts.append(QStringLiteral("%1 % %2").arg(
            percent < 1 ? QStringLiteral("<1") : QString::number(std::lround(percent)),
            state_name(state).toLower()));
    }
    return parts.join(QStringLiteral(", "));
}

QString describe_stretch(const RunSnapshot& run, const Subject& subject) {
    const trace::ActorLane* lane = run.trace.lane_of(subject.actor);
    if (!lane)
        return {};
    const trace::StateShares shares = lane->shares(subject.range);
    return Text::tr("%1: %n interval(s) in %2: %3", nullptr, static_cast<int>(shares.intervals))
        .arg(name(run, subject.actor), time_text(subject.range.length()), shares_text(shares));
}

// Many threads in one lane: what they did on average, in a stretch or in all.
QString describe_group(const RunSnapshot& run, const Subject& subject) {
    const auto& actors = run.trace.actors;
    auto lane = std::lower_bound(actors.begin(), actors.end(), subject.actor,
                                 [](const auto& one, ActorId id) { return one->actor < id; });
    const auto end = lane + std::min<std::ptrdiff_t>(subject.depth, actors.end() - lane);
    if (lane == end)
        return {};
    const QString names =
        Text::tr("%1 to %2").arg(name(run, (*lane)->actor), name(run, (*(end - 1))->actor));
    const TimeRange range =
        subject.range.length() > Duration{0} ? subject.range : run.trace.range();
    trace::StateShares shares;
    for (; lane != end; ++lane)
        shares.merge((*lane)->shares(range));
    return Text::tr("%1, %n thread(s): %2", nullptr, static_cast<int>(subject.depth))
        .arg(names, shares_text(shares));
}

// What the threads of a process did together, in a stretch or in all.
QString describe_process(const RunSnapshot& run, const Subject& subject) {
    const TimeRange range =
        subject.range.length() > Duration{0} ? subject.range : run.trace.range();
    trace::StateShares shares;
    int threads = 0;
    QString first;
    for (const auto& lane : run.trace.actors) {
        if (run.trace.tables->actor(lane->actor).process != subject.depth)
            continue;
        shares.merge(lane->shares(range));
        if (threads++ == 0)
            first = name(run, lane->actor);
    }
    return threads == 0 ? QString()
                        : Text::tr("The process of %1, %n thread(s): %2", nullptr, threads)
                              .arg(first, shares_text(shares));
}

QString describe_absence(const RunSnapshot& run, const Subject& subject) {
    const trace::ActorLane* lane = run.trace.lane_of(subject.actor);
    if (!lane)
        return {};
    return subject.range.begin < lane->begin
               ? Text::tr("%1 has not started yet; it does at %2")
                     .arg(name(run, subject.actor), moment_text(run, lane->begin))
               : Text::tr("%1 has finished, at %2")
                     .arg(name(run, subject.actor), moment_text(run, lane->end));
}

QString waiters_text(const RunSnapshot& run, ObjectId lock, TimeRange range) {
    const trace::LockLane* lane = run.trace.lane_of(lock);
    if (!lane)
        return {};
    std::vector<QString> names;
    const auto add = [&](const Hold& wait) {
        const QString who = name(run, wait.actor);
        if (wait.range().overlaps(range) &&
            std::find(names.begin(), names.end(), who) == names.end())
            names.push_back(who);
    };
    constexpr std::size_t most = 64;
    const std::size_t first = lane->waits.find(range.begin);
    for (std::size_t i = first; i < std::min(lane->waits.size(), first + most); ++i)
        add(lane->waits[i]);
    for (const Hold& wait : lane->open_waits)
        add(wait);
    if (names.empty())
        return {};
    if (names.size() > 4)
        return Text::tr("; %n wait(s) for it", nullptr, static_cast<int>(names.size()));
    return names.size() == 1 ? Text::tr("; %1 waits for it").arg(names.front())
                             : Text::tr("; %1 wait for it").arg(join_names(names));
}

QString describe_hold(const RunSnapshot& run, const Subject& subject) {
    const QString length = time_text(subject.range.length());
    if (!subject.object)
        return Text::tr("%1 takes and gives back locks, too often to tell apart here")
            .arg(name(run, subject.actor));
    if (!subject.actor)
        return Text::tr("%1 is held, by several one after the other or together")
            .arg(name(run, subject.object));
    const trace::ActorLane* lane = run.trace.lane_of(subject.actor);
    const auto interval = lane ? lane->at(subject.range.begin) : std::nullopt;
    const bool wants = interval && interval->object == subject.object &&
                       (interval->state == State::Blocked || interval->state == State::Deadlocked);
    if (wants && subject.kind == Subject::Kind::Hold)
        return Text::tr("%1 wants %2%3")
            .arg(name(run, subject.actor), wanted_lock(run, subject.object, subject.range.begin),
                 line_text(run, subject.site));
    return Text::tr("%1 holds %2 for %3%4%5")
        .arg(name(run, subject.actor), name(run, subject.object), length,
             line_text(run, subject.site), waiters_text(run, subject.object, subject.range));
}

QString describe_wait(const RunSnapshot& run, const Subject& subject) {
    if (subject.actor)
        return Text::tr("%1 waits for %2%3")
            .arg(name(run, subject.actor), wanted_lock(run, subject.object, subject.range.begin),
                 line_text(run, subject.site));
    const auto holder = holder_at(run, subject.object, subject.range.begin);
    std::vector<QString> names;
    const QString waiters = waiters_text(run, subject.object, subject.range).mid(2);
    return holder ? Text::tr("%1 is held by %2; %3")
                        .arg(name(run, subject.object), name(run, holder->actor), waiters)
                  : Text::tr("%1: %2").arg(name(run, subject.object), waiters);
}

// Of a person: they stand on a stretch, and on no thread.
QString describe_annotation(const RunSnapshot& run, const Subject& subject) {
    if (!run.annotations || subject.actor)
        return {};
    for (const trace::Annotation& each : *run.annotations)
        if (each.range == subject.range) {
            const QString text = each.text.empty() ? Text::tr("Bookmark")
                                                   : QString::fromStdString(each.text).simplified();
            return Text::tr("%1, at %2").arg(text, moment_text(run, each.range.begin));
        }
    return {};
}

QString describe_moment(const RunSnapshot& run, const Subject& subject) {
    if (const QString annotation = describe_annotation(run, subject); !annotation.isEmpty())
        return annotation;
    for (std::size_t i = run.trace.moments.size(); i-- > 0;) {
        const trace::Moment& moment = run.trace.moments[i];
        if (moment.at != subject.range.begin || moment.actor != subject.actor)
            continue;
        QString text = moment_kind_name(moment.kind);
        if (moment.text)
            text = said_in_words(QString::fromStdString(run.trace.tables->name(moment.text)));
        if (moment.actor)
            text = Text::tr("%1: %2").arg(name(run, moment.actor), text);
        return Text::tr("%1, at %2%3")
            .arg(text, moment_text(run, moment.at), line_text(run, moment.site));
    }
    return {};
}

// Of the values of a lane, the open one included.
struct Values {
    const trace::VariableLane& lane;

    std::size_t size() const { return lane.values.size() + (lane.open ? 1 : 0); }
    const trace::Holding& operator[](std::size_t index) const {
        return index < lane.values.size() ? lane.values[index] : *lane.open;
    }
    // First to last of what a mark stands for.
    std::pair<std::size_t, std::size_t> of(TimeRange range) const {
        const std::size_t first = std::min(lane.values.find(range.begin), size() - 1);
        const std::size_t last = std::min(lane.values.find(range.end - Duration(1)), size() - 1);
        return {first, std::max(first, last)};
    }
    bool is_again(std::size_t index) const {
        return index > 0 && (*this)[index].writer &&
               (*this)[index].value == (*this)[index - 1].value;
    }
};

bool is_queue(const RunSnapshot& run, ObjectId object) {
    return run.trace.tables->object(object).kind == record::ObjectKind::Queue;
}

QString describe_writes(const RunSnapshot& run, const Values& values, TimeRange range,
                        const QString& variable) {
    const auto [first, last] = values.of(range);
    if (is_queue(run, values.lane.variable))
        return Text::tr(
                   "%1 gets or loses an item %n time(s) in %2; it holds %3 at first, %4 at last",
                   nullptr, static_cast<int>(last - first + 1))
            .arg(variable, time_text(range.length()), value_text(run, values[first].value),
                 value_text(run, values[last].value));
    QString text =
        Text::tr("%1 is written %n time(s) in %2, from %3 to %4", nullptr,
                 static_cast<int>(last - first + 1))
            .arg(variable, time_text(range.length()), value_text(run, values[first].value),
                 value_text(run, values[last].value));
    constexpr std::size_t most_counted = 100'000;  // a hover must not make anybody wait
    if (last - first > most_counted)
        return text;
    int again = 0;
    for (std::size_t i = first; i <= last; ++i)
        again += values.is_again(i) ? 1 : 0;
    if (again > 0)
        text += Text::tr("; %n of them left the value as it was", nullptr, again);
    return text;
}

// What a queue holds, in the same kind of lane.
QString describe_items(const RunSnapshot& run, const trace::Holding& held, const QString& queue) {
    const int items = static_cast<int>(held.value.payload);
    if (!held.writer)
        return Text::tr("%1 holds %n item(s) from the start", nullptr, items).arg(queue);
    return Text::tr("%1 holds %n item(s), since a step of %2%3", nullptr, items)
        .arg(queue, name(run, held.writer), line_text(run, held.site));
}

QString describe_value(const RunSnapshot& run, const Subject& subject) {
    const trace::VariableLane* lane = variable_lane(run.trace, subject.object);
    const QString variable = name(run, subject.object);
    if (!lane || Values{*lane}.size() == 0)
        return variable;
    const Values values{*lane};
    const auto [first, last] = values.of(subject.range);
    const trace::Holding& value = values[first];
    if (!subject.actor && first != last)  // a mark of one value names its writer
        return describe_writes(run, values, subject.range, variable);
    if (is_queue(run, subject.object))
        return describe_items(run, value, variable);
    const QString is = value_text(run, value.value);
    if (!value.writer)
        return Text::tr("%1 is %2 from the start").arg(variable, is);
    const QString text =
        Text::tr("%1 is %2, written by %3%4")
            .arg(variable, is, name(run, value.writer), line_text(run, value.site));
    if (!values.is_again(first))
        return text;
    const trace::Holding& before = values[first - 1];
    if (!before.writer)
        return Text::tr("%1; it was %2 from the start").arg(text, is);
    return Text::tr("%1; %2 had written the same value %3 before")
        .arg(text, name(run, before.writer), time_text(value.begin - before.begin));
}

QString describe_slice(const RunSnapshot& run, const Subject& subject) {
    const QString actor = name(run, subject.actor);
    const QString length = time_text(subject.range.length());
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

}  // namespace

QString describe(const RunSnapshot& run, const Subject& subject) {
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
        case Subject::Kind::Interval: {
            const auto interval = exact_interval(run, subject);
            if (!interval)
                return describe_stretch(run, subject);
            return Text::tr("%1 %2%3").arg(name(run, subject.actor),
                                           predicate(run, subject.actor, *interval),
                                           line_text(run, interval->site));
        }
        case Subject::Kind::Hold:
        case Subject::Kind::LockHold:
            return describe_hold(run, subject);
        case Subject::Kind::LockWait:
            return describe_wait(run, subject);
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

QString describe_at_length(const RunSnapshot& run, const Subject& subject) {
    QStringList lines{describe(run, subject)};
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
        if (const trace::ActorLane* lane =
                subject.actor ? run.trace.lane_of(subject.actor) : nullptr) {
            lines.append(Text::tr("From %1 to %2, for %3.")
                             .arg(moment_text(run, lane->begin), moment_text(run, lane->end),
                                  time_text(lane->end - lane->begin)));
            lines.append(shares_text(lane->shares({lane->begin, lane->end})));
        } else if (const trace::LockLane* lock = run.trace.lane_of(subject.object)) {
            const trace::LockStatistics& figures = lock->statistics;
            lines.append(Text::tr("Taken %1 times, %2 of them at once and %3 after a wait.")
                             .arg(figures.acquisitions)
                             .arg(figures.acquisitions - figures.after_wait)
                             .arg(figures.after_wait));
            lines.append(Text::tr("Held for %1, waited for for %2, at the longest %3.")
                             .arg(time_text(figures.hold), time_text(figures.wait),
                                  time_text(figures.longest_wait)));
        } else if (const trace::VariableLane* variable = variable_lane(run.trace, subject.object)) {
            const Values values{*variable};
            int writes = 0;
            if (values.size() > 0)
                writes = static_cast<int>(values.size()) - (values[0].writer ? 0 : 1);
            const bool holds = is_queue(run, subject.object);
            lines.append(holds ? Text::tr("An item came or went %n time(s).", nullptr, writes)
                               : Text::tr("Written %n time(s).", nullptr, writes));
            if (values.size() > 0)
                lines.append(
                    (holds ? Text::tr("In the end it holds %1.") : Text::tr("In the end it is %1."))
                        .arg(value_text(run, values[values.size() - 1].value)));
        } else if (const trace::SliceLane* slices = slice_lane(run.trace, subject.actor)) {
            lines.append(Text::tr("From %1 to %2, for %3.")
                             .arg(moment_text(run, slices->begin), moment_text(run, slices->end),
                                  time_text(slices->end - slices->begin)));
            lines.append(
                Text::tr("%n named slice(s), %1 deep.", nullptr, static_cast<int>(slices->size()))
                    .arg(slices->rows.size()));
            lines.append(Text::tr("Whether it ran or waited is not in such a file."));
        }
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
    lines.append(Text::tr("From %1 to %2, for %3.")
                     .arg(moment_text(run, range.begin), moment_text(run, range.end),
                          time_text(range.length())));
    const bool wanted =
        interval && (interval->state == State::Blocked || interval->state == State::Deadlocked);
    if (const auto holder =
            wanted ? holder_at(run, interval->object, interval->begin) : std::nullopt;
        holder && holder->site)
        lines.append(Text::tr("%1 had taken it at %2, in line %3.")
                         .arg(name(run, holder->actor), moment_text(run, holder->begin))
                         .arg(run.trace.tables->site(holder->site).line));
    if (interval && interval->timed_out)
        lines.append(Text::tr("The wait ended at its deadline, without what it waited for."));
    if (const QString wakes = describe_wakes(run, subject); !wakes.isEmpty())
        lines.append(wakes);
    else if (interval && interval->woken_by)
        lines.append(Text::tr("Woken by %1.").arg(name(run, interval->woken_by)));
    if (interval && interval->estimated)
        lines.append(Text::tr("Where in this stretch the CPU was had is estimated."));
    const Time when = interval ? interval->begin : subject.range.begin;
    if (const QStringList locks = locks_at(run, subject, when); !locks.isEmpty()) {
        lines.append(Text::tr("At %1:").arg(moment_text(run, when)));
        lines.append(locks);
    }
    if (const SiteId at = interval ? interval->site : subject.site) {
        const trace::SiteInfo& site = run.trace.tables->site(at);
        lines.append(Text::tr("%1, line %2")
                         .arg(QFileInfo(QString::fromStdString(site.file)).fileName())
                         .arg(site.line));
    }
    return lines.join(QLatin1Char('\n'));
}

QString describe_outcome(const RunSnapshot& run) {
    if (!run.trace.info)
        return {};
    const trace::RunInfo& info = *run.trace.info;
    const QString at = moment_text(run, run.trace.now);
    QString text;
    switch (info.outcome) {
        case trace::Outcome::Running:
            text = Text::tr("Running, %1").arg(at);
            break;
        case trace::Outcome::Completed:
            text = Text::tr("Completed in %1").arg(at);
            break;
        case trace::Outcome::Deadlocked:
            text = Text::tr("Deadlocked, ended after %1").arg(at);
            break;
        case trace::Outcome::TimedOut:
            text = Text::tr("Stopped at the time limit, %1").arg(at);
            break;
        case trace::Outcome::Stopped:
            text = Text::tr("Stopped after %1").arg(at);
            break;
        case trace::Outcome::Failed:
            text = Text::tr("Failed: %1").arg(QString::fromStdString(info.error));
            break;
    }
    if (info.clock == trace::Clock::Virtual)
        text += Text::tr(" (simulated)");
    if (run.findings)
        for (const analysis::Finding& finding : *run.findings)
            if (finding.severity == analysis::Severity::Error)
                return text + QStringLiteral(". ") +
                       localised(finding, run.trace.tables.get()).title;
    return text;
}

}  // namespace threadline::app
