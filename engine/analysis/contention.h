// Locks that threads spent a noticeable part of their time waiting for, and who kept whom waiting.
//
// Found at the end of the run, per lock, where the waits that ended (by acquiring or giving up) add
// up to at least `least_wait` and to at least `info_share` of the lifetimes of the threads that
// waited; from `warning_share` on it is a warning. Waits that never ended belong to a deadlock, not
// to contention, and do not count. O(1) an event.
#pragma once

#include "engine/analysis/analysis.h"

#include <unordered_map>

namespace threadline::analysis {

class ContentionAnalysis : public Analysis {
public:
    static constexpr trace::Duration least_wait = std::chrono::milliseconds(1);
    static constexpr double info_share = 0.05;
    static constexpr double warning_share = 0.25;

    void on_event(const trace::TraceEvent& event, const Context& context) override;
    void on_end(trace::Time end, const Context& context) override;

private:
    struct OfActor {
        bool waits = false;
        trace::Time begin{0};
        trace::Time end{-1};  // negative: still alive
        trace::Time since{0};
        ActorId blocker;  // who held the lock when the wait began
        SiteId site;
    };
    struct Longest {
        trace::Duration time{0};
        trace::Time since{0};
        ActorId waiter;
        ActorId blocker;
        SiteId site;
    };
    struct OfLock {
        std::uint64_t acquisitions = 0;
        std::uint64_t waits = 0;
        trace::Duration wait{0};
        trace::TimeRange range;
        Longest longest;
        std::unordered_map<ActorId, trace::Duration> waited;  // by waiter
        std::unordered_map<ActorId, trace::Duration> blocked_others;
    };

    OfLock& lock_of(ObjectId id);
    void wait_ended(const trace::TraceEvent& event);
    Finding finding_of(ObjectId lock, const OfLock& contended, trace::Duration lifetimes,
                       const trace::Tables& tables) const;

    std::vector<OfActor> actors_;
    std::vector<std::unique_ptr<OfLock>> locks_;  // by ObjectId; null: nobody took it yet
};

}  // namespace threadline::analysis
