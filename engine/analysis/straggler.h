// Straggler: at a barrier, round after round, the same actor comes so much later than all others
// that its being late is a good part of the time.
//
// Exactly, of a barrier with at least three parties: an actor that was the last to arrive in at
// least half of the rounds, and in at least two, where the time between the second last arrival and
// its own adds up to at least `least_share` of the rounds (each from the opening before it, the
// first from its first arrival's begin of life) in which it was last. Found at the end of the run,
// of the rounds before any event was lost. O(1) an event.
#pragma once

#include "engine/analysis/analysis.h"

#include <map>

namespace threadline::analysis {

class StragglerAnalysis : public Analysis {
public:
    static constexpr double least_share = 0.25;
    static constexpr std::uint32_t least_rounds = 2;

    EventKinds kinds() const override;
    void on_event(const trace::TraceEvent& event, const Context& context) override;
    void on_end(trace::Time end, const Context& context) override;

private:
    struct Late {
        std::uint32_t rounds = 0;
        trace::Duration behind{0}, of{0};
        trace::Time first{0}, last{0};
        SiteId site;
    };
    struct Barrier {
        std::uint32_t rounds = 0;
        std::int64_t arrivals = 0;  // in this round
        trace::Time begin{0}, latest{0};
        std::map<ActorId, Late> last;  // who came last
    };

    Finding finding_of(ObjectId id, const Barrier& barrier, ActorId actor, const Late& late,
                       const trace::Tables& tables) const;

    std::map<ObjectId, Barrier> barriers_;
    std::vector<trace::Time> begun_;  // by ActorId
    bool lost_ = false;
};

}  // namespace threadline::analysis
