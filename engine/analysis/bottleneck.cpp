#include "engine/analysis/bottleneck.h"

#include "engine/analysis/bottleneck_wording.h"
#include "engine/analysis/event_loops.h"
#include "engine/analysis/idle_time.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

namespace threadline::analysis {
namespace {

using trace::Duration;
using trace::State;
using trace::Time;

constexpr Duration shortest_wall = std::chrono::milliseconds(10);
// Two workers a core, and whoever hands out their work, are no crowd yet.
constexpr double many_a_core = 2.5;

double ratio(Duration part, Duration whole) {
    return whole.count() > 0
               ? static_cast<double>(part.count()) / static_cast<double>(whole.count())
               : 0;
}

// The parts of the lane's intervals that lie in the range; what has no length there says nothing.
template <typename Visit>
void for_each_interval(const trace::ActorLane& lane, trace::TimeRange range, const Visit& visit) {
    const auto take = [&](trace::Interval interval) {
        interval.begin = std::max(interval.begin, range.begin);
        interval.end = std::min(interval.end, range.end);
        if (interval.begin < interval.end)
            visit(interval);
    };
    for (std::size_t i = lane.intervals.find(range.begin);
         i < lane.intervals.size() && lane.intervals[i].begin < range.end; ++i)
        take(lane.intervals[i]);
    if (lane.open)
        take(*lane.open);
}

// The length of what the ranges cover together.
Duration covered(std::vector<trace::TimeRange>& ranges) {
    std::sort(ranges.begin(), ranges.end(),
              [](const auto& a, const auto& b) { return a.begin < b.begin; });
    Duration sum{0};
    Time end{0};
    for (const trace::TimeRange& range : ranges) {
        const Time begin = std::max(range.begin, end);
        sum += std::max(range.end - begin, Duration{0});
        end = std::max(end, range.end);
    }
    return sum;
}

// Whether this thread did nearly all of the work.
bool works_alone(const trace::Snapshot& snapshot, ActorId actor, Duration work) {
    const trace::ActorLane* lane = snapshot.lane_of(actor);
    return lane && lane->shares({lane->begin, lane->end}).of(State::Running) * 10 >= work * 9;
}

bool can_be_judged(const trace::Snapshot& snapshot) {
    return snapshot.info && snapshot.info->cores > 0 && snapshot.info->schedule == "free" &&
           snapshot.info->outcome != trace::Outcome::Deadlocked &&
           snapshot.info->outcome != trace::Outcome::Failed && !snapshot.actors.empty();
}

bool outnumber_the_cores(const BottleneckNumbers& numbers) {
    return numbers.work.count() > 0 && numbers.work * 2 >= numbers.attributed() &&
           numbers.wanting() > many_a_core * numbers.cores;
}

bool takes_turns(const BottleneckNumbers& numbers) {
    return numbers.threads > 1 && numbers.parallelism() <= 1.05 &&
           numbers.no_core_worked * 10 <= numbers.wall;
}

}  // namespace

double BottleneckNumbers::parallelism() const {
    return ratio(work, wall);
}

double BottleneckNumbers::idle_share() const {
    return ratio(idle, wall * cores);
}

double BottleneckNumbers::in_flight() const {
    return ratio(thread_time.of(State::Io), wall);
}

double BottleneckNumbers::wanting() const {
    return ratio(work + thread_time.of(State::Ready), wall);
}

void BottleneckSums::add_threads(const trace::Snapshot& snapshot, trace::TimeRange range) {
    std::vector<trace::TimeRange> running;
    const std::set<ActorId> loops =
        snapshot.tables ? event_loops(*snapshot.tables) : std::set<ActorId>{};
    for (const auto& lane : snapshot.actors) {
        if (loops.contains(lane->actor))
            continue;
        const bool is_task =
            snapshot.tables && snapshot.tables->actor(lane->actor).kind == record::ActorKind::Task;
        bool is_counted = false;
        Duration joining{0};
        for_each_interval(*lane, range, [&](const trace::Interval& interval) {
            if (interval.state == State::Waiting && interval.by.valid()) {
                joining += interval.end - interval.begin;
                return;
            }
            is_counted = true;
            // A task that is ready wants its loop, not a core.
            sums_.thread_time.add(
                is_task && interval.state == State::Ready ? State::Waiting : interval.state,
                interval.end - interval.begin);
            if (interval.state == State::Running)
                running.push_back(interval.range());
            if (interval.state == State::Blocked)
                blocked_[interval.object] += interval.end - interval.begin;
            if (interval.state == State::Ready && interval.object && !is_task)
                woken_[interval.object] += interval.end - interval.begin;
        });
        if (is_counted) {
            threads_.insert(lane->actor);
            sums_.joining += joining;
        }
    }
    some_core_worked_ += covered(running);
}

// Whatever else used the cores: what other programs did says nothing of this one.
void BottleneckSums::add(const UnusedStretch& unused) {
    const IdleStretch& stretch = unused.idle;
    const Duration time = unused.unused * stretch.range.length();
    if (time == Duration{0})
        return;
    switch (stretch.reason) {
        case IdleReason::Io:
            sums_.io += time;
            break;
        case IdleReason::LockDuringIo:
            sums_.lock_during_io += time;
            [[fallthrough]];
        case IdleReason::Lock:
            sums_.lock += time;
            locks_[stretch.lock] += time;
            break;
        case IdleReason::Interpreter:
            sums_.interpreter += time;
            break;
        case IdleReason::Straggler:
            stragglers_[stretch.actor] += time;
            sums_.last_alone += stretch.range.length();
            break;
        case IdleReason::Waiting:
            sums_.dependency += time;
            break;
        case IdleReason::SingleThread:
        case IdleReason::FewThreads:
            sums_.no_thread += time;
            break;
        case IdleReason::Sleep:
            sums_.sleep += time;
            break;
        case IdleReason::Deadlock:
        case IdleReason::Recorder:
        case IdleReason::Scheduling:
        case IdleReason::NoThread:
        case IdleReason::Unknown:
            break;
    }
}

BottleneckNumbers BottleneckSums::numbers(const trace::Snapshot& whole) const {
    BottleneckNumbers numbers = sums_;
    numbers.wall = whole.now;
    numbers.cores = whole.info ? whole.info->cores : 1u;
    const trace::CpuShares uses = cpu_uses(whole);
    numbers.others = uses.of(trace::CpuUse::OtherPrograms);
    numbers.threads = threads_.size();
    if (whole.tables)
        numbers.tasks =
            static_cast<std::size_t>(std::ranges::count_if(threads_, [&whole](ActorId actor) {
                return whole.tables->actor(actor).kind == record::ActorKind::Task;
            }));
    numbers.work = numbers.thread_time.of(State::Running);
    numbers.idle = whole.cpus.empty()
                       ? std::max(Duration{0}, numbers.wall * numbers.cores - numbers.work)
                       : uses.of(trace::CpuUse::Idle);
    numbers.no_core_worked = numbers.wall - std::min(some_core_worked_, numbers.wall);
    if (whole.tables)
        for (const trace::ObjectInfo& object : whole.tables->objects)
            numbers.has_interpreter_lock |= object.kind == record::ObjectKind::Interpreter;
    for (const auto& [actor, time] : stragglers_) {
        if (works_alone(whole, actor, numbers.work)) {
            numbers.no_thread += time;
            continue;
        }
        numbers.dependency += time;
        numbers.uneven += time;
    }
    const auto worst =
        std::max_element(locks_.begin(), locks_.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    if (worst != locks_.end())
        numbers.worst_lock = worst->first;
    if (const auto blocked = blocked_.find(numbers.worst_lock); blocked != blocked_.end())
        numbers.blocked_on_worst = blocked->second;
    if (const auto woken = woken_.find(numbers.worst_lock); woken != woken_.end())
        numbers.woken_for_worst = woken->second;
    return numbers;
}

BottleneckNumbers bottleneck_numbers(const trace::Snapshot& snapshot) {
    BottleneckSums sums;
    sums.add_threads(snapshot, snapshot.range());
    for_each_unused_stretch(snapshot, snapshot.range(),
                            [&](const UnusedStretch& stretch) { sums.add(stretch); });
    return sums.numbers(snapshot);
}

FindingKind verdict_of(const BottleneckNumbers& numbers) {
    const Duration all = numbers.attributed();
    if (numbers.wall < shortest_wall)
        return FindingKind::NothingToGain;
    if (outnumber_the_cores(numbers) || others_had_the_cores(numbers))
        return FindingKind::Oversubscribed;
    if (all.count() == 0)
        return FindingKind::NothingToGain;

    // Of equal losses the one that stands first.
    std::pair<Duration, FindingKind> stall{numbers.interpreter, FindingKind::InterpreterBound};
    for (const auto& other : {std::pair{numbers.lock, FindingKind::LockBound},
                              std::pair{numbers.dependency, FindingKind::Serial}})
        if (other.first > stall.first)
            stall = other;
    if (stall.first * 4 >= all &&
        stall.first >= std::max({numbers.io, numbers.sleep, numbers.no_thread}))
        return stall.second == FindingKind::Serial && takes_turns(numbers)
                   ? FindingKind::NothingToGain
                   : stall.second;

    const Duration computing = numbers.work + numbers.no_thread;
    if (numbers.io >= computing && numbers.io >= numbers.sleep)
        return FindingKind::IoBound;
    return numbers.sleep >= computing ? FindingKind::NothingToGain : FindingKind::CpuBound;
}

bool others_had_the_cores(const BottleneckNumbers& numbers) {
    // Whoever waits for another thread waits for what that one does, or cannot do.
    const Duration ready = numbers.thread_time.of(State::Ready);
    const Duration on_its_own =
        numbers.thread_time.total() - numbers.thread_time.of(State::Blocked) -
        numbers.thread_time.of(State::Waiting) - numbers.thread_time.of(State::Interpreter);
    return !outnumber_the_cores(numbers) && ready.count() > 0 && ready * 2 >= on_its_own &&
           numbers.others * 2 >= numbers.wall * numbers.cores;
}

bool is_disturbed(const BottleneckNumbers& numbers) {
    return is_much_of_others(numbers.others, numbers.wall * numbers.cores);
}

bool hardly_waits(const BottleneckNumbers& numbers) {
    return numbers.work * 10 >= numbers.attributed() * 9;
}

bool asks_for_correctness(const trace::RunInfo& info) {
    // Whoever has a copy of a lesson under a name of their own keeps its title. Of one lesson the
    // question is what it costs to be right.
    const auto begins = [](const std::string& text, std::initializer_list<std::string_view> with) {
        return std::ranges::any_of(with,
                                   [&](std::string_view one) { return text.starts_with(one); });
    };
    return begins(info.title, {"Race:", "Deadlock:", "Deadlock "}) ||
           (begins(info.scenario, {"race/", "deadlock/"}) && info.scenario != "race/locks-cost");
}

bool can_go_wrong(std::span<const Finding> findings) {
    return std::ranges::any_of(findings, [](const Finding& finding) {
        return finding.kind == FindingKind::DataRace || finding.kind == FindingKind::LostUpdate ||
               finding.kind == FindingKind::PotentialDeadlock || is_freeze(finding.kind);
    });
}

std::optional<Finding> once_it_is_right(Finding verdict) {
    if (verdict.kind == FindingKind::NothingToGain)
        return std::nullopt;
    verdict.remedy = "First mend what can go wrong, then measure again. " + verdict.remedy;
    return verdict;
}

bool is_verdict(FindingKind kind) {
    switch (kind) {
        case FindingKind::IoBound:
        case FindingKind::CpuBound:
        case FindingKind::LockBound:
        case FindingKind::InterpreterBound:
        case FindingKind::Serial:
        case FindingKind::Oversubscribed:
        case FindingKind::NothingToGain:
            return true;
        default:
            return false;
    }
}

bool is_of_whole_run(FindingKind kind) {
    return is_verdict(kind) || kind == FindingKind::IdleCpu;
}

// What its title begins with.
std::string verdict_name(std::span<const Finding> findings) {
    const auto verdict = std::ranges::find_if(
        findings, [](const Finding& finding) { return is_verdict(finding.kind); });
    return verdict == findings.end() ? std::string()
                                     : verdict->title.substr(0, verdict->title.find(':'));
}

Tool tool_for(FindingKind verdict, const BottleneckNumbers& numbers) {
    switch (verdict) {
        case FindingKind::IoBound:
            // As soon as each thread has a request on its way for most of the time, more of them
            // only help if there is more to ask for, which nobody knows here.
            if (numbers.in_flight() >= 50 && numbers.tasks == 0)
                return Tool::EventLoop;
            return numbers.threads > 1 &&
                           numbers.in_flight() * 2 >= static_cast<double>(numbers.threads)
                       ? Tool::FasterService
                       : Tool::Threads;
        case FindingKind::CpuBound:
            if (hardly_waits(numbers))
                return is_disturbed(numbers) ? Tool::QuietMachine : Tool::MoreCores;
            if (numbers.has_interpreter_lock)
                return Tool::Processes;
            // Others could use the core of who waits for a reply, but not where they wait for it.
            if (numbers.no_thread + numbers.io + numbers.sleep >= numbers.waits_for_others())
                return Tool::Threads;
            return numbers.waits_for_others() * 4 >= numbers.attributed() ? Tool::LessWaiting
                                                                          : Tool::MoreCores;
        case FindingKind::InterpreterBound:
            return Tool::Processes;
        case FindingKind::LockBound:
            return Tool::OtherLock;
        case FindingKind::Serial:
            return Tool::LessWaiting;
        case FindingKind::Oversubscribed:
            return others_had_the_cores(numbers) ? Tool::QuietMachine : Tool::FewerThreads;
        default:
            return Tool::Leave;
    }
}

std::optional<Finding> find_bottleneck(const trace::Snapshot& snapshot) {
    return can_be_judged(snapshot) ? find_bottleneck(snapshot, bottleneck_numbers(snapshot))
                                   : std::nullopt;
}

std::optional<Finding> find_bottleneck(const trace::Snapshot& snapshot,
                                       const BottleneckNumbers& numbers) {
    if (!can_be_judged(snapshot) || numbers.thread_time.of(State::Deadlocked).count() > 0 ||
        numbers.thread_time.of(State::Unknown) * 4 > numbers.thread_time.total())
        return std::nullopt;

    Finding finding;
    finding.kind = verdict_of(numbers);
    if (asks_for_correctness(*snapshot.info))
        return std::nullopt;
    finding.severity = Severity::Info;
    finding.at = snapshot.now;
    finding.range = snapshot.range();
    if (finding.kind == FindingKind::LockBound && numbers.worst_lock)
        finding.objects = {numbers.worst_lock};
    static const trace::Tables no_tables;
    word(finding, numbers, snapshot.tables ? *snapshot.tables : no_tables);
    if (snapshot.info->cpu_source == trace::CpuSource::Estimated)
        finding.title += " (estimated)";
    return finding;
}

}  // namespace threadline::analysis
