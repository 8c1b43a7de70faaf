#include "engine/analysis/idle_time.h"

#include "engine/analysis/wording.h"

#include <algorithm>
#include <array>

namespace threadline::analysis {
namespace {

using trace::Duration;
using trace::Interval;
using trace::State;
using trace::Time;

struct Change {
    Time at;
    State state;
    int step;
};

struct CauseText {
    const char* cause;
    const char* text;
};

CauseText text_of_state(State state) {
    switch (state) {
        case State::Sleeping:
            return {"sleep", "threads were asleep"};
        case State::Io:
            return {"io", "threads waited for replies"};
        case State::Waiting:
            return {"waiting", "threads waited for each other"};
        case State::Ready:
            return {"scheduling",
                    "threads were ready, but other programs had the CPU or they were just waking"};
        case State::Interpreter:
            return {"interpreter", "threads waited for the interpreter lock"};
        case State::Recorder:
            return {"recorder", "threads were held up by the recording"};
        case State::Blocked:
            return {"lock", "threads waited for locks"};
        case State::Deadlocked:
            return {"deadlock", "threads were deadlocked"};
        case State::Running:  // fewer threads than cores, and nobody waits
        case State::Unknown:
            break;
    }
    return {"unknown", "events were lost"};
}

constexpr CauseText no_thread_left{"no-thread-left", "there was no other thread to run"};

}  // namespace

CpuReport cpu_report(const trace::Snapshot& snapshot) {
    CpuReport report;
    report.cores = std::max(1u, snapshot.info ? snapshot.info->cores : 1u);
    const Time end = snapshot.now;

    std::vector<Change> changes;
    for (const auto& lane : snapshot.actors) {
        const auto add = [&](const Interval& interval) {
            if (interval.begin >= interval.end)
                return;
            changes.push_back({interval.begin, interval.state, 1});
            changes.push_back({interval.end, interval.state, -1});
        };
        for (std::size_t i = 0; i < lane->intervals.size(); ++i)
            add(lane->intervals[i]);
        if (lane->open)
            add(*lane->open);
    }
    std::sort(changes.begin(), changes.end(),
              [](const Change& a, const Change& b) { return a.at < b.at; });

    std::array<std::int64_t, trace::state_count> present{};
    std::array<Duration, trace::state_count> idle{};
    Duration idle_alone{0};
    const auto account = [&](Time from, Time to) {
        if (to <= from)
            return;
        const Duration length = to - from;
        const auto cores = static_cast<std::int64_t>(report.cores);
        const std::int64_t busy = std::min(cores, present[index_of(State::Running)]);
        report.busy += busy * length;
        const Duration lost = (cores - busy) * length;
        if (lost == Duration{0})
            return;
        report.idle += lost;
        std::int64_t most = 0;
        State reason = State::Running;
        for (const State state : trace::all_states)
            if (state != State::Running && present[index_of(state)] != 0 &&
                present[index_of(state)] >= most) {
                most = present[index_of(state)];
                reason = state;
            }
        (most == 0 ? idle_alone : idle[index_of(reason)]) += lost;
    };
    Time at{0};
    for (const Change& change : changes) {
        const Time next = std::clamp(change.at, at, std::max(at, end));
        account(at, next);
        at = next;
        present[index_of(change.state)] += change.step;
    }
    account(at, end);

    const auto add_cause = [&](CauseText cause, Duration time) {
        if (time > Duration{0})
            report.idle_causes.push_back(
                {cause.cause, time,
                 percent_of(time, report.idle) + " of the idle time: " + cause.text});
    };
    for (const State state : trace::all_states)
        add_cause(text_of_state(state), idle[index_of(state)]);
    add_cause(no_thread_left, idle_alone);
    std::stable_sort(report.idle_causes.begin(), report.idle_causes.end(),
                     [](const IdleCause& a, const IdleCause& b) { return a.time > b.time; });
    return report;
}

}  // namespace threadline::analysis
