// Livelock: actors that run, and get nowhere, because each keeps another from getting on (Tai,
// "Definitions and detection of deadlock, livelock, and starvation in concurrent programs", 1994).
//
// Exactly: a circle of actors, each of which has failed `least_rounds` times in a row, by a try or
// a timeout, to get a lock while it held another one, the last time because the next actor of the
// circle held it; in a row: it has not got the lock that it failed on in between. Each circle of
// actors is reported once, and told again with the numbers at the end of the run. O(1) an event; a
// failure from the last round on the length of the circle.
#pragma once

#include "engine/analysis/analysis.h"

#include <map>

namespace threadline::analysis {

class LivelockAnalysis : public Analysis {
public:
    static constexpr std::uint32_t least_rounds = 10;

    EventKinds kinds() const override;
    EventKinds uncontended_kinds() const override;
    void on_event(const trace::TraceEvent& event, const Context& context) override;
    void on_end(trace::Time end, const Context& context) override;

private:
    struct Streak {  // of failures
        std::uint32_t rounds = 0;
        ActorId blocker;
        ObjectId wanted;
        SiteId site;
        trace::Time first{0}, last{0};
    };
    struct Circle {
        std::vector<ActorId> actors;  // each blocked by the next
        std::vector<Streak> streaks;  // of those, the longest that were seen
        Finding said;
    };

    void failed(const trace::TraceEvent& event, ActorId blocker, const Context& context);
    Streak& streak_of(ActorId id);
    Finding finding_of(const Circle& circle, const trace::Tables& tables) const;

    std::vector<Streak> streaks_;                     // by ActorId
    std::map<std::vector<ActorId>, Circle> circles_;  // by actors, in order
    bool lost_ = false;                               // events: nothing new is found
};

}  // namespace threadline::analysis
