#include "app/timeline/subject_wakes.h"

#include <algorithm>

namespace threadline::app {

namespace {

using trace::State;
using trace::Time;
using trace::Wake;

SubjectWake completed(const session::RunSnapshot& run, const Wake& wake, ActorId woken) {
    const trace::WakeLane* lane = run.trace.wakes_of(woken);
    const bool open = lane && lane->open && lane->open->from == wake.from;
    if (open)
        return {wake, woken, std::nullopt};
    Time went_on = wake.end;
    const trace::ActorLane* states = run.trace.lane_of(woken);
    const auto then = states ? states->at(wake.begin) : std::nullopt;
    if (then && then->state == State::Ready)
        went_on = std::min(went_on, then->end);
    else if (then && then->state == State::Running)
        went_on = wake.begin;
    return {wake, woken, went_on};
}

void add_given(const session::RunSnapshot& run, ActorId waker, Time from, Time to, ObjectId only_of,
               SubjectWakes& found) {
    const trace::WakeLane* lane = run.trace.wakes_of(waker);
    if (!lane || !waker)
        return;
    // The first at or after `from`.
    for (std::size_t i = lane->given.find(from - trace::Duration(1));
         i < lane->given.size() && lane->given[i].begin <= to; ++i) {
        const trace::Waking& given = lane->given[i];
        const trace::WakeLane* woken = run.trace.wakes_of(given.woken);
        const auto wake = woken ? woken->at(given.begin) : std::nullopt;
        // Taken back, or another one of the same instant.
        if (!wake || wake->from != given.from || (only_of && wake->object != only_of))
            continue;
        if (found.given.size() == SubjectWakes::most)
            ++found.more;
        else
            found.given.push_back(completed(run, *wake, given.woken));
        if (found.more > SubjectWakes::most)
            break;  // so many that it does not matter how many
    }
}

}  // namespace

SubjectWakes wakes_of(const session::RunSnapshot& run, const Subject& subject) {
    SubjectWakes found;
    const trace::WakeLane* lane = run.trace.wakes_of(subject.actor);
    if (!subject.actor || !lane)
        return found;
    const auto add_by = [&](const std::optional<Wake>& wake) {
        if (wake)
            found.by = completed(run, *wake, subject.actor);
    };
    switch (subject.kind) {
        case Subject::Kind::Interval: {
            const trace::ActorLane* states = run.trace.lane_of(subject.actor);
            const auto interval = states ? states->at(subject.range.begin) : std::nullopt;
            if (!interval || interval->begin != subject.range.begin)
                break;
            const bool on_its_way =
                interval->state == State::Running || interval->state == State::Ready;
            if (!on_its_way && interval->end < subject.range.end)
                break;  // several
            if (on_its_way || !interval->timed_out)
                add_by(lane->at(on_its_way ? interval->begin : interval->end));
            add_given(run, subject.actor, interval->begin, subject.range.end, {}, found);
            break;
        }
        case Subject::Kind::Hold:
        case Subject::Kind::LockHold:
            if (!subject.object)
                break;
            if (const auto wake = lane->at(subject.range.begin);
                wake && wake->object == subject.object)
                add_by(wake);
            add_given(run, subject.actor, subject.range.end, subject.range.end, subject.object,
                      found);
            break;
        case Subject::Kind::LockWait:
            if (const auto wake = lane->at(subject.range.end);
                wake && wake->object == subject.object)
                add_by(wake);
            break;
        default:
            break;
    }
    return found;
}

}  // namespace threadline::app
