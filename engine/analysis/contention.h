// Locks that threads spent a noticeable part of their time waiting for, and who kept whom waiting.
//
// Found at the end of the run, per lock, where the waits that ended (by acquiring or giving up) add
// up to at least `least_wait` and to at least `info_share` of the lifetimes of the threads that
// waited; from `warning_share` on it is a warning. Of more than `most_alone` locks that are none,
// as of the forks of many philosophers, one finding tells. Waits that never ended belong to a
// deadlock, not to contention, and their time does not count; nor does what came after events were
// lost, for who then waits for what is not sure. O(holders of the lock) an event.
//
// A lock may pass through many hands while one waits for it. Who kept others waiting is therefore
// measured over each hold (for how long how many waited, so only while somebody does), and a single
// wait is blamed on one holder only where nobody else got the lock meanwhile.
#pragma once

#include "engine/analysis/analysis.h"

#include <span>
#include <unordered_map>

namespace threadline::analysis {

class ContentionAnalysis : public Analysis {
public:
    static constexpr trace::Duration least_wait = std::chrono::milliseconds(1);
    static constexpr double info_share = 0.05;
    static constexpr double warning_share = 0.25;
    static constexpr std::size_t most_alone = 3;

    EventKinds kinds() const override;
    EventKinds uncontended_kinds() const override { return {}; }
    void on_event(const trace::TraceEvent& event, const Context& context) override;
    void on_end(trace::Time end, const Context& context) override;

private:
    struct OfActor {
        bool waits = false;
        trace::Time begin{0};
        trace::Time end{-1};  // negative: still alive
        trace::Time since{0};
        ActorId blocker;                 // who alone held the lock when the wait began
        std::uint64_t acquisitions = 0;  // of the lock until then
        SiteId site;
    };
    struct Longest {
        trace::Duration time{0};
        trace::Time since{0};
        ActorId waiter;
        ActorId blocker;          // all of the time; none: more than one
        std::uint64_t hands = 0;  // others who got it meanwhile
        SiteId site;
    };
    struct Hold {
        ActorId actor;
        trace::Duration waited_before{0};  // OfLock::waited_so_far when it began
    };
    struct OfLock {
        std::uint64_t waits = 0;
        std::uint64_t acquired_after_wait = 0;
        trace::Duration wait{0};
        trace::TimeRange range;
        Longest longest;
        std::unordered_map<ActorId, trace::Duration> waited;  // by waiter
        std::unordered_map<ActorId, trace::Duration> blocked_others;

        // The time that all waiters together have waited, up to `at`.
        trace::Duration waited_so_far{0};
        trace::Time at{0};
        std::int64_t waiting = 0;
        std::vector<Hold> holds;  // while somebody waits
    };

    OfLock* find(ObjectId id);
    OfLock& lock_of(ObjectId id);
    static void pass_time(OfLock& lock, trace::Time now);
    void wait_began(const trace::TraceEvent& event, const trace::World& world);
    void wait_ended(const trace::TraceEvent& event, std::uint64_t acquisitions);
    static void hold_ended(OfLock& lock, ActorId actor);
    static void blame(OfLock& lock, const Hold& hold);
    // Of those who waited for one of the locks.
    trace::Duration lifetimes(std::span<const ObjectId> locks, trace::Time end) const;
    bool is_warning(const OfLock& lock, trace::Duration lifetimes) const;
    std::uint64_t requests(ObjectId lock, const trace::World& world) const;
    Finding finding_of(std::span<const ObjectId> locks) const;  // without its texts
    Finding finding_of_one(ObjectId lock, trace::Time end, const Context& context) const;
    // The one that was waited for longest comes first.
    Finding finding_of_many(std::vector<ObjectId> locks, trace::Time end,
                            const Context& context) const;

    std::vector<OfActor> actors_;
    std::vector<std::unique_ptr<OfLock>> locks_;  // by ObjectId; null: nobody waited for it yet
    bool lost_ = false;
};

}  // namespace threadline::analysis
