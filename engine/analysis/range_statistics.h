// What happened between two instants: how long who was in which state, which locks were held and
// waited for, and how long waits were. Exact to the nanosecond.
#pragma once

#include "engine/trace/snapshot.h"

#include <array>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace threadline::analysis {

struct ThreadInRange {
    ActorId actor;
    trace::Duration lifetime{0};                      // the part of its life that lies in the range
    trace::StateShares states;                        // add up to it; Deadlocked apart
    trace::State underneath = trace::State::Blocked;  // what Deadlocked is: Blocked or Waiting
    bool is_loop = false;                             // in sums its tasks stand for it
};

struct LockInRange {
    ObjectId lock;
    std::uint64_t holds = 0;  // that lie in the range, also in part
    std::uint64_t waits = 0;
    trace::Duration hold{0};  // the parts inside, all threads together
    trace::Duration wait{0};
    trace::Duration longest_wait{0};  // whole, also where a part of it lies outside
};

// A stretch in which an actor did anything but run. One that became a deadlock is one wait.
struct Wait {
    ActorId actor;
    ObjectId object;
    SiteId site;
    trace::TimeRange range;  // whole
    trace::State state = trace::State::Waiting;
};

// How many waits were how long, by state: from <= length < to.
struct WaitBin {
    trace::Duration from{0};
    trace::Duration to{0};
    std::array<std::uint64_t, trace::state_count> count{};

    std::uint64_t total() const;
    friend bool operator==(const WaitBin&, const WaitBin&) = default;
};

struct RangeStatistics {
    trace::TimeRange range;
    trace::StateShares states;           // all threads together; `intervals` is of no meaning
    std::vector<ThreadInRange> threads;  // that lived in the range, in order of ActorId
    std::vector<LockInRange> locks;      // that were held or wanted in it, in order of ObjectId
    // 0 to 1 us, to 2, 5, 10, 20, 50 us ... : from the shortest to the longest that there is.
    std::vector<WaitBin> waits;
    std::uint64_t wait_count = 0;
    std::optional<Wait> longest_wait;
};

// Sums up a range part by part, from its begin on, without gap or overlap: a trace that is too long
// to be in memory comes in parts (session/range_parts.h). Each part's snapshot has all items of it.
class RangeStatisticsSum {
public:
    explicit RangeStatisticsSum(trace::TimeRange range);
    // O(actors * log n + waits and holds in the part): the states come from the summaries.
    void add(const trace::Snapshot& snapshot, trace::TimeRange part);
    RangeStatistics take();

private:
    void add_waits(const trace::ActorLane& lane, trace::TimeRange part);
    void add_wait(const Wait& wait, trace::TimeRange part);
    void add_lock(const trace::LockLane& lane, trace::TimeRange part);

    RangeStatistics sum_;
    std::map<ActorId, ThreadInRange> threads_;
    std::set<ActorId> loops_;  // what they do is what their tasks do
    std::map<ObjectId, LockInRange> locks_;
    std::vector<WaitBin> bins_;
};

RangeStatistics range_statistics(const trace::Snapshot& snapshot, trace::TimeRange range);

}  // namespace threadline::analysis
