// Priority inversion (Sha, Rajkumar, Lehoczky, 1990): an urgent actor waits for a lock whose
// holder, less urgent, could go on but has no CPU, because actors of a priority in between run. So
// it waits for those, with which it shares nothing.
//
// Exactly: for so long as an actor waits for a lock, a holder of it has a lower priority, waits for
// nothing and is on no CPU, and on a CPU is an actor with a priority between the two. Where the
// holder inherits the priority that is over at once, so `least` of it in one wait is a finding. The
// priorities are those that ThreadBegin tells, and that is told only where they count: on the
// virtual clock. Each waiter and lock is reported once, at the end of the first such wait, and told
// again with the longest at the end of the run. O(1) an event without priorities, else O(waiters *
// CPUs).
#pragma once

#include "engine/analysis/analysis.h"

#include <map>
#include <set>

namespace threadline::analysis {

class PriorityInversionAnalysis : public Analysis {
public:
    static constexpr trace::Duration least = std::chrono::milliseconds(1);

    EventKinds kinds() const override;
    void on_event(const trace::TraceEvent& event, const Context& context) override;
    void on_end(trace::Time end, const Context& context) override;

private:
    struct Wait {
        ObjectId lock;
        SiteId site;
        trace::Time since{0}, until{0};
        trace::Time inverted_from{0}, counted_to{0};
        trace::Duration inverted{0};
        bool is_inverted = false;
        ActorId holder;
        std::set<ActorId> runners;  // with a priority in between
    };
    struct Inversion {
        Wait longest;
        Finding said;
    };

    std::uint8_t priority_of(ActorId actor) const;
    bool is_on_cpu(ActorId actor) const;
    void pass_time(trace::Time now);
    void look(ActorId waiter, Wait& wait, const trace::World& world);
    void wait_ended(ActorId waiter, trace::Time now, const Context& context);
    Finding finding_of(ActorId waiter, const Wait& wait, const trace::Tables& tables) const;

    std::vector<std::uint8_t> priorities_;  // by ActorId
    std::vector<ActorId> on_cpu_;           // by CPU
    std::map<ActorId, Wait> waits_;         // the present ones, of actors with a priority
    std::map<std::pair<ActorId, ObjectId>, Inversion> inversions_;
    bool lost_ = false;  // events: nothing new is found
};

}  // namespace threadline::analysis
