// Potential deadlocks: cycles in the lock-order graph (lock_order_graph.h, which says which cycles
// count) in which this run happened not to be caught.
//
// A lock is wanted where it is requested, or taken at once; one that would have been waited for
// only for a time, or not at all, is not: who gives up does not deadlock. Each cycle of locks is
// reported once, named whole, as it closes. Where its threads wait for each other in this run after
// all it is no finding of this kind: the deadlock itself is (deadlock.h), and one reported before
// is withdrawn. Nothing is found any more once events were lost.
//
// An event costs O(1), a nested acquisition O(locks held) look-ups, unless it is a new one.
#pragma once

#include "engine/analysis/analysis.h"
#include "engine/analysis/lock_order_graph.h"

namespace threadline::analysis {

class PotentialDeadlockAnalysis : public Analysis {
public:
    EventKinds kinds() const override;
    void on_event(const trace::TraceEvent& event, const Context& context) override;

    const LockOrderGraph& graph() const { return graph_; }

private:
    struct Known {
        std::uint32_t epoch = 0;  // of the latest nesting
        std::uint32_t count = 0;  // of epochs in which it was there
    };
    // Of a task: how often it has waited so far, now and when it took what it holds.
    struct Turns {
        std::uint32_t waits = 0;
        std::vector<std::pair<ObjectId, std::uint32_t>> taken;
    };
    struct Told {
        LockCycle cycle;
        Finding finding;
        bool withdrawn = false;
    };

    void wanted(const trace::TraceEvent& event, const Context& context);
    void taken_or_given(const trace::TraceEvent& event, const trace::Tables& tables);
    ActorId turn_of(ActorId task, ObjectId held, const trace::Tables& tables) const;
    void found(LockCycle cycle, const Context& context);
    void withdraw_deadlocked(const Context& context);
    static bool is_deadlocked(const LockCycle& cycle, const trace::World& world);
    Finding finding_of(const LockCycle& cycle, const trace::Tables& tables) const;

    HappensBefore order_{HappensBefore::Edges::NotOfLocks};
    HeldLocks held_;
    LockOrderGraph graph_;
    std::unordered_map<ActorId, Turns> turns_;
    std::unordered_map<std::uint64_t, Known>
        known_;  // by actor, locks held and whether it waited since, lock wanted
    std::map<std::vector<ObjectId>, std::size_t> told_of_;  // locks of a cycle -> index
    std::vector<Told> told_;
    bool lost_ = false;
};

}  // namespace threadline::analysis
