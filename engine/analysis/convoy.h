// Lock convoy: threads that need one lock often, each for a moment, and move one behind the other,
// since the queue never empties (Blasgen, Gray, Mitoma and Price, "The convoy phenomenon", 1979).
//
// Exactly: a stretch of at least `least_turns` acquisitions of one lock in a row, at the end of
// each of which somebody was waiting for it, by at least three actors that each came back at least
// `least_returns` times, where a wait was on average at least twice as long as a hold. Found where
// the stretch ends; of a lock the longest one is told at the end of the run. Readers are not
// counted. O(log actors) an event.
#pragma once

#include "engine/analysis/analysis.h"

#include <utility>

namespace threadline::analysis {

class ConvoyAnalysis : public Analysis {
public:
    static constexpr std::uint32_t least_turns = 50;
    static constexpr std::uint32_t least_returns = 5;
    static constexpr std::size_t least_actors = 3;

    EventKinds kinds() const override;
    EventKinds uncontended_kinds() const override { return {}; }
    void on_event(const trace::TraceEvent& event, const Context& context) override;
    void on_end(trace::Time end, const Context& context) override;

private:
    struct Stretch {
        trace::Time begin{0}, end{0};
        std::uint32_t turns = 0;
        std::uint32_t waits = 0;
        trace::Duration hold{0}, wait{0};
        std::vector<std::pair<ActorId, std::uint32_t>> turns_of;  // in order of the actors
        SiteId site;                                              // of the last acquisition
    };
    struct Lock {
        Stretch now, longest;
        trace::Time taken{0};
        std::uint64_t turn = 0;  // which acquisition, but for those of readers, ended last
    };

    void request(const trace::TraceEvent& event, const Context& context);
    void turn_ended(ObjectId id, const trace::TraceEvent& event, const Context& context);
    void close(Lock& lock);
    static bool is_convoy(const Stretch& stretch);
    Finding finding_of(ObjectId lock, const Stretch& stretch, const trace::Tables& tables) const;

    Lock* find(ObjectId id);
    Lock& lock_of(ObjectId id);

    std::vector<std::unique_ptr<Lock>> locks_;  // by ObjectId; null: never contended
    std::vector<trace::Time> requested_;        // by ActorId
    bool lost_ = false;                         // events: nothing new is found
};

}  // namespace threadline::analysis
