// Starvation: an actor waits while others, who came later, are served again and again (Tai, 1994).
//
// Exactly: of those who wait for a lock or a semaphore the first in the queue has been passed by
// more than `most_passes` times in one wait, by actors that came after it. That can happen because
// these primitives barge (mutex_state.h): who lets go and comes back at once is quicker than who
// has to be woken. A reader-writer lock serves in order, and nobody is passed by, or it prefers one
// side: then the first of the other is passed by as a rule, and fewer times are enough. Each actor
// and object is reported once, and told again with the longest such wait at the end of the run.
// O(1) an event, O(waiters) of a reader-writer lock.
#pragma once

#include "engine/analysis/analysis.h"

#include <map>

namespace threadline::analysis {

class StarvationAnalysis : public Analysis {
public:
    static constexpr std::uint32_t most_passes = 100;
    static constexpr std::uint32_t most_passes_by_rule = 8;

    EventKinds kinds() const override;
    EventKinds uncontended_kinds() const override { return {}; }
    void on_event(const trace::TraceEvent& event, const Context& context) override;
    void on_end(trace::Time end, const Context& context) override;

private:
    struct Wait {
        std::uint32_t passes = 0;
        trace::Time since{0}, until{0};
        SiteId site;
        ActorId passed_last;
    };
    struct Starved {
        Wait longest;
        Finding said;
    };

    void passed_by(ObjectId object, const trace::TraceEvent& event, const Context& context);
    void pass(ActorId first, ObjectId object, const trace::TraceEvent& event,
              const Context& context);
    Finding finding_of(ActorId waiter, ObjectId object, const Wait& wait,
                       const trace::Tables& tables) const;

    std::vector<Wait> waits_;  // by ActorId: the present one
    std::map<std::pair<ActorId, ObjectId>, Starved> starved_;
    bool lost_ = false;  // events: nothing new is found
};

}  // namespace threadline::analysis
