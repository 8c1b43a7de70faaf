#include "engine/session/switch_feed.h"

#include "engine/record/clock.h"
#include "engine/record/futex.h"
#include "engine/session/cpu_usage.h"
#include "engine/trace/cpu_event.h"

#include <algorithm>
#include <climits>
#include <cstdlib>
#include <cstring>

#include <sched.h>

namespace threadline::session {

namespace {

using namespace std::chrono_literals;
using record::Watching;
using trace::packed;
using trace::Time;
using trace::TraceEvent;

constexpr auto usage_interval = 100ms;       // ten ticks
constexpr auto usage_begin_interval = 10ms;  // one, while the runner loads

bool is_forbidden() {
    const char* wanted = std::getenv("THREADLINE_KERNEL_SWITCHES");
    return wanted && std::strcmp(wanted, "0") == 0;
}

bool may_use(std::uint16_t cpu) {
    cpu_set_t set;
    CPU_ZERO(&set);
    return sched_getaffinity(0, sizeof set, &set) != 0 ||
           (cpu < CPU_SETSIZE && CPU_ISSET(cpu, &set));
}

TraceEvent event_of(EventKind kind, Time at, trace::CpuArgument argument, ActorId actor = {}) {
    TraceEvent event;
    event.event.time = static_cast<std::uint64_t>(at.count());
    event.event.kind = kind;
    event.event.argument = packed(argument);
    event.actor = actor;
    return event;
}

}  // namespace

void SwitchFeed::announce() {
    if (is_forbidden())
        return;
    announced_ = true;
    memory_.header().control.watching.store(static_cast<std::uint32_t>(Watching::Coming));
}

Status SwitchFeed::watch(pid_t runner) {
    if (!announced_)
        return Error{"which thread was on which CPU was not watched, as asked for"};
    auto kernel = KernelSwitches::watch(runner);
    std::atomic<std::uint32_t>& watching = memory_.header().control.watching;
    auto coming = static_cast<std::uint32_t>(Watching::Coming);
    const bool in_time =
        watching.compare_exchange_strong(coming, static_cast<std::uint32_t>(Watching::Decided));
    record::futex_wake(watching, INT_MAX);
    if (!kernel)
        return kernel.error();
    if (!in_time)
        return Error{
            "which thread was on which CPU is not known: the run began before it could "
            "be watched; run it again"};
    kernel_.emplace(std::move(kernel).value());
    return Done{};
}

void SwitchFeed::collect() {
    if (SteadyClock::now() > usage_due_)
        note_usage_begin();
    if (kernel_)
        kernel_->take(records_);
}

void SwitchFeed::start(std::uint64_t raw_ns) {
    start_ns_ = raw_ns;
    if (usage_begin_.empty())
        note_usage_begin();
    usage_due_ = SteadyClock::now() + usage_interval;
    for (std::size_t cpu = 0; cpu < usage_begin_.size(); ++cpu)
        if (usage_begin_[cpu] >= 0)
            usage_.push_back(
                event_of(EventKind::CpuBusy, Time{0}, {static_cast<std::uint16_t>(cpu), 0}));
}

Time SwitchFeed::run_time(std::uint64_t raw_ns) const {
    return Time(std::max<std::int64_t>(static_cast<std::int64_t>(raw_ns - start_ns_), 0));
}

std::vector<CpuUsage> SwitchFeed::usage_now() const {
    std::vector<CpuUsage> usages = cpu_usage();
    if (!kernel_)  // of those that the run can use: its lanes are of no others
        std::erase_if(usages, [](const CpuUsage& usage) { return !may_use(usage.cpu); });
    return usages;
}

// Before the run goes: a look at /proc/stat would cost a short run a tenth of a millisecond.
void SwitchFeed::note_usage_begin() {
    usage_due_ = SteadyClock::now() + usage_begin_interval;
    for (const CpuUsage& usage : usage_now()) {
        if (usage.cpu >= usage_begin_.size())
            usage_begin_.resize(usage.cpu + 1u, -1);
        usage_begin_[usage.cpu] = usage.busy.count();
    }
}

void SwitchFeed::sample_usage() {
    usage_due_ = SteadyClock::now() + usage_interval;
    const Time now = run_time(record::monotonic_raw_ns());
    for (const CpuUsage& usage : usage_now()) {
        if (usage.cpu >= usage_begin_.size())
            usage_begin_.resize(usage.cpu + 1u, -1);
        std::int64_t& begin = usage_begin_[usage.cpu];
        if (begin < 0)
            begin = usage.busy.count();
        usage_.push_back(
            event_of(EventKind::CpuBusy, now,
                     {usage.cpu, std::max<std::int64_t>(usage.busy.count() - begin, 0)}));
    }
}

void SwitchFeed::learn_actors(std::vector<TraceEvent>& events) {
    const std::uint32_t count = memory_.header().actor_count.load(std::memory_order_acquire);
    for (; actors_known_ < count; ++actors_known_)
        if (const ActorId id{actors_known_ + 1};
            memory_.actor(id).kind == record::ActorKind::Thread)
            without_thread_.push_back(id.value);
    std::erase_if(without_thread_, [&](std::uint32_t id) {
        const std::int32_t thread =
            memory_.actor(ActorId{id}).thread_id.load(std::memory_order_acquire);
        if (thread == 0)
            return false;
        actor_of_[thread] = ActorId{id};
        for (std::size_t cpu = 0; cpu < on_cpu_.size(); ++cpu)
            if (on_cpu_[cpu].thread == thread)
                events.push_back(event_of(EventKind::SwitchedIn, on_cpu_[cpu].since,
                                          {static_cast<std::uint16_t>(cpu), 0}, ActorId{id}));
        return true;
    });
}

void SwitchFeed::translate(std::vector<TraceEvent>& events, Time end) {
    learn_actors(events);
    const std::size_t first = events.size();
    for (const SwitchRecord& record : records_) {
        const Time at = std::clamp(run_time(record.raw_ns), last_, std::max(last_, end));
        last_ = at;
        const auto found = actor_of_.find(record.thread);
        const ActorId actor = found != actor_of_.end() ? found->second : ActorId{};
        if (record.cpu >= on_cpu_.size())
            on_cpu_.resize(record.cpu + 1u);
        on_cpu_[record.cpu] = {};
        switch (record.kind) {
            case SwitchRecord::Kind::In:
                if (!actor)
                    on_cpu_[record.cpu] = {record.thread, at};
                else
                    unpublished_.back(actor, at);
                events.push_back(event_of(EventKind::SwitchedIn, at, {record.cpu, 0}, actor));
                break;
            case SwitchRecord::Kind::Out:
            case SwitchRecord::Kind::Preempted:
                events.push_back(event_of(EventKind::SwitchedOut, at, {record.cpu, 0}, actor));
                if (record.kind == SwitchRecord::Kind::Preempted)
                    events.back().event.flags = event_flag::preempted;
                if (record.ends && actor)
                    ends_.push_back({actor, at});
                if (record.kind == SwitchRecord::Kind::Out)
                    unpublished_.left(actor);
                else if (actor)
                    unpublished_.preempted(actor, at);
                break;
            case SwitchRecord::Kind::Lost:
                unpublished_.lost();
                events.push_back(event_of(EventKind::SwitchesLost, at, {record.cpu, record.lost}));
                break;
        }
    }
    records_.clear();
    const auto middle = events.size();
    const Time known = last_;
    const auto due = std::partition_point(usage_.begin(), usage_.end(),
                                          [&](const TraceEvent& e) { return e.time() <= known; });
    events.insert(events.end(), usage_.begin(), due);
    usage_.erase(usage_.begin(), due);
    std::inplace_merge(
        events.begin() + static_cast<std::ptrdiff_t>(first),
        events.begin() + static_cast<std::ptrdiff_t>(middle), events.end(),
        [](const TraceEvent& a, const TraceEvent& b) { return a.event.time < b.event.time; });
}

Time SwitchFeed::take(std::vector<TraceEvent>& events) {
    if (SteadyClock::now() > usage_due_)
        sample_usage();
    const Time known = run_time(kernel_->take(records_));
    translate(events, Time::max());
    last_ = std::max(last_, known);
    unpublished_.advance(last_);
    return last_;
}

void SwitchFeed::take_usage(std::vector<TraceEvent>& events) {
    if (SteadyClock::now() > usage_due_)
        sample_usage();
    events.insert(events.end(), usage_.begin(), usage_.end());
    usage_.clear();
}

void SwitchFeed::take_rest(std::vector<TraceEvent>& events, Time end) {
    sample_usage();
    if (kernel_) {
        kernel_->take_rest(records_);
        translate(events, end);
    }
    // The last look at the CPUs says something of the time up to the end as well.
    for (TraceEvent& usage : usage_) {
        if (kernel_)
            usage.event.time = static_cast<std::uint64_t>(std::max(end, last_).count());
        events.push_back(usage);
    }
    usage_.clear();
}

}  // namespace threadline::session
