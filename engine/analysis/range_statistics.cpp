#include "engine/analysis/range_statistics.h"

#include "engine/analysis/event_loops.h"
#include "engine/analysis/lane_item.h"

#include <algorithm>
#include <numeric>

namespace threadline::analysis {
namespace {

using trace::Duration;
using trace::State;
using trace::Time;
using trace::TimeRange;

// 0, 1, 2, 5, 10, ... us up to 1000 s; what is longer stands in the last bin.
std::vector<WaitBin> empty_bins() {
    std::vector<WaitBin> bins;
    Duration from{0};
    const auto add = [&](Duration to) {
        bins.push_back({from, to, {}});
        from = to;
    };
    for (Duration decade = std::chrono::microseconds(1); decade < std::chrono::seconds(1000);
         decade *= 10)
        for (const int step : {1, 2, 5})
            add(decade * step);
    add(std::chrono::seconds(1000));
    add(Duration::max());
    return bins;
}

Duration inside(TimeRange part, TimeRange range) {
    return std::max(Duration{0}, std::min(part.end, range.end) - std::max(part.begin, range.begin));
}

Wait wait_of(ActorId actor, const trace::Interval& interval) {
    return {actor, interval.object, interval.site, interval.range(), interval.state};
}

// The wait goes on: what could have ended it never can.
bool goes_on(const Wait& wait, const trace::Interval& next) {
    return next.state == State::Deadlocked && wait.state == next.underneath &&
           wait.object == next.object && wait.range.end == next.begin;
}

}  // namespace

std::uint64_t WaitBin::total() const {
    return std::accumulate(count.begin(), count.end(), std::uint64_t{0});
}

RangeStatisticsSum::RangeStatisticsSum(TimeRange range) : bins_(empty_bins()) {
    sum_.range = range;
}

void RangeStatisticsSum::add(const trace::Snapshot& snapshot, TimeRange part) {
    if (snapshot.tables)
        loops_ = event_loops(*snapshot.tables);
    for (const auto& lane : snapshot.actors) {
        const Duration lifetime = inside({lane->begin, lane->end}, part);
        if (lifetime == Duration{0} && !part.contains(lane->begin))
            continue;
        ThreadInRange& thread = threads_[lane->actor];
        thread.actor = lane->actor;
        thread.lifetime += lifetime;
        thread.states.merge(lane->shares(part));
        const trace::Interval* last = lane->open                 ? &*lane->open
                                      : !lane->intervals.empty() ? &lane->intervals.back()
                                                                 : nullptr;
        if (last && last->state == State::Deadlocked)
            thread.underneath = last->underneath;
        add_waits(*lane, part);
    }
    for (const auto& lane : snapshot.locks)
        add_lock(*lane, part);
}

void RangeStatisticsSum::add_waits(const trace::ActorLane& lane, TimeRange part) {
    std::size_t i = lane.intervals.find(part.begin);
    while (i > 0 && lane.intervals[i - 1].begin >= part.begin)
        --i;
    // What began before may have become a deadlock by now.
    if (i > 0)
        --i;
    std::optional<Wait> wait;
    const auto take = [&](const trace::Interval& interval) {
        if (wait && goes_on(*wait, interval)) {
            wait->range.end = interval.end;
            wait->state = State::Deadlocked;
            return;
        }
        if (wait)
            add_wait(*wait, part);
        wait.reset();
        if (interval.state != State::Running && interval.begin < part.end)
            wait = wait_of(lane.actor, interval);
    };
    // One more than lies in the part: a wait goes on there as what it is.
    bool beyond = false;
    for (; i < lane.intervals.size() && !beyond; ++i) {
        beyond = lane.intervals[i].begin >= part.end;
        take(lane.intervals[i]);
    }
    if (lane.open && !beyond)
        take(*lane.open);
    if (wait)
        add_wait(*wait, part);
}

void RangeStatisticsSum::add_wait(const Wait& wait, TimeRange part) {
    if (!belongs_to(wait.range, part, sum_.range.begin))
        return;
    const auto bin =
        std::upper_bound(bins_.begin(), bins_.end(), wait.range.length(),
                         [](Duration length, const WaitBin& one) { return length < one.to; });
    ++std::min(bin, bins_.end() - 1)->count[index_of(wait.state)];
    ++sum_.wait_count;
    if (!sum_.longest_wait || wait.range.length() > sum_.longest_wait->range.length())
        sum_.longest_wait = wait;
}

void RangeStatisticsSum::add_lock(const trace::LockLane& lane, TimeRange part) {
    LockInRange here;
    const auto held = [&](const trace::Hold& hold) {
        here.hold += inside(hold.range(), part);
        here.holds += belongs_to(hold.range(), part, sum_.range.begin);
    };
    const auto waited = [&](const trace::Hold& wait) {
        here.wait += inside(wait.range(), part);
        if (!lies_in(wait.range(), part))
            return;
        here.waits += belongs_to(wait.range(), part, sum_.range.begin);
        here.longest_wait = std::max(here.longest_wait, wait.range().length());
    };
    trace::for_each_overlapping(lane.holds, part, lane.longest_hold, held);
    trace::for_each_overlapping(lane.waits, part, lane.longest_wait, waited);
    for (const trace::Hold& hold : lane.open_holds)
        held(hold);
    for (const trace::Hold& wait : lane.open_waits)
        waited(wait);
    if (here.hold + here.wait == Duration{0} && here.holds + here.waits == 0)
        return;
    LockInRange& lock = locks_[lane.lock];
    lock.lock = lane.lock;
    lock.holds += here.holds;
    lock.waits += here.waits;
    lock.hold += here.hold;
    lock.wait += here.wait;
    lock.longest_wait = std::max(lock.longest_wait, here.longest_wait);
}

RangeStatistics RangeStatisticsSum::take() {
    for (auto& [actor, thread] : threads_) {
        thread.is_loop = loops_.contains(actor);
        if (!thread.is_loop)
            sum_.states.merge(thread.states);
        sum_.threads.push_back(thread);
    }
    for (auto& [object, lock] : locks_)
        sum_.locks.push_back(lock);
    const auto has_any = [](const WaitBin& bin) { return bin.total() > 0; };
    const auto first = std::find_if(bins_.begin(), bins_.end(), has_any);
    const auto last = std::find_if(bins_.rbegin(), bins_.rend(), has_any).base();
    if (first < last)
        sum_.waits.assign(first, last);
    return std::move(sum_);
}

RangeStatistics range_statistics(const trace::Snapshot& snapshot, TimeRange range) {
    RangeStatisticsSum sum(range);
    sum.add(snapshot, range);
    return sum.take();
}

}  // namespace threadline::analysis
