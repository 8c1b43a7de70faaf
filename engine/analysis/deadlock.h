// Deadlocks, on the event that closes them, by the definition of liveness.h.
//
// Found: cycles of waits for locks and joins (Deadlock, SelfDeadlock), locks whose holder has ended
// (AbandonedLock), and, once nobody is left who can go on, waits for a notify (LostWakeup) or for a
// semaphore, barrier or queue (Deadlock). Timed waits are live, so a wait that is only long is
// never reported.
//
// Each deadlock is reported once, with the actors of the cycle first and then those who wait for
// them at that moment. Those who come to wait for them later change nothing about its cause: they
// are frozen (Context::freeze), so that lanes show it, and not reported again. A declared actor
// that has not begun counts as live.
//
// Cost of an event: O(1) unless it begins an untimed wait; then the actors that can be reached from
// the waiter, which are few: a chain of mutex waits is as long as its locks, a writer adds the
// readers of its lock. The state of all actors is looked at only when nobody is left unblocked.
#pragma once

#include "engine/analysis/analysis.h"
#include "engine/analysis/deadlock_wording.h"

#include <optional>
#include <set>
#include <utility>

namespace threadline::analysis {

class DeadlockAnalysis : public Analysis {
public:
    EventKinds kinds() const override;
    EventKinds uncontended_kinds() const override { return {}; }
    void on_event(const trace::TraceEvent& event, const Context& context) override;
    void on_quiet(trace::Time end, const Context& context) override;
    void on_correction(trace::Time end, Corrected corrected, const Context& context) override;

    bool is_dead(ActorId actor) const;

private:
    struct Reach {
        std::vector<ActorId> cycle;    // from the searched one on, each waits for the next
        bool dead = false;             // leads to somebody already dead
        std::optional<ActorId> ended;  // leads to a lock that this one took and never let go
        ActorId ended_waiter;          // who waits for that lock
    };

    Reach search(ActorId from, const trace::World& world);
    void check_blocked(ActorId actor, const Context& context, trace::Time at);
    void check_abandoned(ActorId ended, const Context& context, trace::Time at);
    // Semaphores and the like as the cause, unless it is known that `whatever` it is.
    enum class Cause { AnybodyCouldHelp, Whatever };
    void check_all(const Context& context, trace::Time at, Cause cause = Cause::AnybodyCouldHelp);
    // Marks these and all who wait for them; gives them, in that order.
    std::vector<ActorId> kill(std::vector<ActorId> actors, const trace::World& world);
    void report_abandoned(ActorId ended, ObjectId lock, const std::vector<ActorId>& frozen,
                          const Context& context, trace::Time at);
    void report(Finding finding, const std::vector<ActorId>& frozen, const Context& context);

    std::vector<bool> dead_;              // by ActorId
    std::vector<std::uint32_t> visited_;  // by ActorId: search in which it was reached
    std::vector<ActorId> reached_from_;   // by ActorId
    std::uint32_t searches_ = 0;
    std::vector<ActorId> search_queue_, blockers_;  // kept to spare allocations
    UnheardNotifies unheard_;
    std::set<std::pair<ActorId, ObjectId>> abandoned_;  // reported
};

}  // namespace threadline::analysis
