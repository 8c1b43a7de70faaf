#include "app/timeline/thread_wording.h"

#include "app/timeline/cpu_wording.h"
#include "app/timeline/lock_wording.h"
#include "app/timeline/wording_terms.h"

#include <algorithm>
#include <cmath>

namespace threadline::app {

using namespace wording;
using trace::Duration;
using trace::Interval;
using trace::State;
using trace::TimeRange;

bool is_ended_by_error(const RunSnapshot& run, const Interval& interval) {
    return interval.state == State::Waiting && !interval.object && !interval.by &&
           interval.end >= run.trace.now && run.trace.info &&
           run.trace.info->outcome == trace::Outcome::Failed;
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

namespace {

// Who was woken is not yet on a CPU, though one may be free.
QString ready_text(const RunSnapshot& run, ActorId actor, const Interval& interval) {
    switch (awaited_when_ready(run)) {
        case Awaits::Person:
            return Text::tr("is held back until it is let go");
        case Awaits::Turn:
            return Text::tr("is ready to run, but it is not its turn");
        case Awaits::Cpu:
            break;
    }
    if (is_task(run, actor))
        return Text::tr("is ready to run, but its event loop has not come to it yet");
    const std::optional<Duration> idle = idle_meanwhile(run, interval.range());
    if (!idle)
        return Text::tr("is ready to run, and waits for a CPU");
    constexpr int hardly = 20;  // of the time: between two threads a CPU is idle for a moment
    return *idle * hardly < interval.range().length()
               ? Text::tr("is ready to run, but no CPU is free")
               : Text::tr("is ready to run and not on a CPU yet, though one was idle for %1")
                     .arg(time_text(run, *idle));
}

// Who can never go on has waited since before the cycle closed.
TimeRange whole_wait(const RunSnapshot& run, ActorId actor, const Interval& interval) {
    TimeRange wait = interval.range();
    const trace::ActorLane* lane = run.trace.lane_of(actor);
    if (interval.state != State::Deadlocked || !lane)
        return wait;
    const auto before = lane->at(wait.begin - Duration{1});
    if (before && before->state == State::Blocked && before->object == interval.object)
        wait.begin = before->begin;
    return wait;
}

// The whole sentence but for its subject: "waits for Lock 1, held by A since 20.4 ms".
QString predicate(const RunSnapshot& run, ActorId actor, const Interval& interval,
                  std::optional<trace::Time> at) {
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
            return ready_text(run, actor, interval);
        case State::Interpreter:
            return interval.object ? waits_for_lock(run, interval.object, interval.range(), at)
                                   : Text::tr("waits for %1").arg(Text::tr("the interpreter lock"));
        case State::Recorder:
            return Text::tr("is held up by the recorder, whose buffer is full");
        case State::Unknown:
            return Text::tr("did something that is not known: its events were lost");
        case State::Blocked:
            return interval.object ? waits_for_lock(run, interval.object, interval.range(), at)
                                   : Text::tr("waits for %1").arg(Text::tr("a lock"));
        case State::Waiting:
        case State::Deadlocked:
            break;
    }
    QString text;
    switch (kind_of(run, interval.object)) {
        case record::ObjectKind::Mutex:
        case record::ObjectKind::ReaderWriterLock:
            text = waits_for_lock(run, interval.object,
                                  at && interval.range().contains(*at)
                                      ? whole_wait(run, actor, interval)
                                      : interval.range(),
                                  at);
            break;
        case record::ObjectKind::Condition:
            text = Text::tr("waits to be notified on “%1”").arg(object);
            break;
        case record::ObjectKind::Barrier:
            text = Text::tr("waits at “%1” for the others").arg(object);
            break;
        case record::ObjectKind::Queue:
            text = queue_wait_text(run, interval);
            break;
        case record::ObjectKind::None:
            text = interval.by ? Text::tr("waits for %1 to end").arg(name(run, interval.by))
                   : is_ended_by_error(run, interval)
                       ? Text::tr("does not go on: the error ended the run")
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

QString describe_stretch(const RunSnapshot& run, const Subject& subject) {
    const trace::ActorLane* lane = run.trace.lane_of(subject.actor);
    if (!lane)
        return {};
    const trace::StateShares shares = lane->shares(subject.range);
    if (is_stepped(run.trace.info.get()))
        return Text::tr("%1: %n step(s), too narrow to tell apart", nullptr,
                        std::max(static_cast<int>(shares.intervals), 1))
            .arg(name(run, subject.actor));
    if (shares.intervals == 0 && subject.range.length() <= trace::Duration{0})
        return Text::tr("%1, at %2: a step that took no time")
            .arg(name(run, subject.actor), moment_text(run, subject.range.begin));
    return Text::tr("%1: %n interval(s) in %2: %3", nullptr, static_cast<int>(shares.intervals))
        .arg(name(run, subject.actor), time_text(run, subject.range.length()), shares_text(shares));
}

}  // namespace

QString describe_interval(const RunSnapshot& run, const Subject& subject,
                          std::optional<trace::Time> at) {
    const auto interval = exact_interval(run, subject);
    if (!interval)
        return describe_stretch(run, subject);
    return Text::tr("%1 %2%3").arg(name(run, subject.actor),
                                   predicate(run, subject.actor, *interval, at),
                                   line_text(run, interval->site));
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
    if (is_stepped(run.trace.info.get()))
        return Text::tr("%1, %n thread(s)", nullptr, static_cast<int>(subject.depth)).arg(names);
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
    if (is_stepped(run.trace.info.get()))
        return (subject.range.begin < lane->begin ? Text::tr("%1 has not started yet")
                                                  : Text::tr("%1 has finished"))
            .arg(name(run, subject.actor));
    return subject.range.begin < lane->begin
               ? Text::tr("%1 has not started yet; it starts at %2")
                     .arg(name(run, subject.actor), moment_text(run, lane->begin))
               : Text::tr("%1 has finished, at %2")
                     .arg(name(run, subject.actor), moment_text(run, lane->end));
}

}  // namespace threadline::app
