// Puts the events of all rings into one order that agrees with every ring and every object
// (DESIGN.md, decision 3): an event is applied once its predecessors are.
//
//   predecessor of            is
//   any event                 the event before it in its ring
//   change of an object       the change with the order number before its own
//   read of an object         the change whose number it carries
//   Joined                    the ThreadEnd of the actor joined
//   ThreadBegin, Resume       the ActorStart by which another actor started it
//
// A ring whose next event has to wait is parked on what it waits for, and looked at again only when
// that has come. Among events that may be applied, the one measured first goes first. An event
// costs O(1) amortised, and O(log rings) where the merge changes to another ring.
//
// Times become nanoseconds since the start of the run, raised to the predecessors' where the clocks
// of two CPUs, or a preemption between the action and its timestamp, disagree with the order.
//
// One owner thread.
#pragma once

#include "engine/record/clock.h"
#include "engine/session/gate_table.h"
#include "engine/trace/trace_event.h"

#include <array>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace threadline::session {

class EventOrder {
public:
    // `starter_of` says who starts an actor; none: it begins with the run.
    EventOrder(record::ClockFit fit, std::uint64_t start_ticks,
               std::function<ActorId(ActorId)> starter_of);

    // For what is pushed from now on.
    void set_fit(const record::ClockFit& fit) { fit_ = fit; }
    // `thread` speaks in `ring` until a Resume names another. Rings may be added in any order; one
    // that is known already stays as it is.
    void add_ring(std::uint32_t ring, ActorId thread);
    // What was taken from a ring, in its order; times are ticks.
    void push(std::uint32_t ring, std::span<const Event> events);
    // Appends to `out` what may be applied by now, `most` at most. Whether there may be more.
    // So many are still in the nearest caches when the next one looks at them.
    static constexpr std::size_t most_at_once = 1024;
    bool apply(std::vector<trace::TraceEvent>& out, std::size_t most = SIZE_MAX);

    // Events that wait for a predecessor. It may be on its way; after a loss it may never come.
    std::size_t waiting() const { return waiting_; }
    // When the first of those that hold up a ring happened. O(rings).
    std::optional<trace::Time> waiting_since() const;
    // Treats what the earliest of the waiting events waits for as if it had come, and applies what
    // may then be applied. From then on the order is uncertain. Precondition: waiting() > 0.
    void jump_gap(std::vector<trace::TraceEvent>& out);
    bool uncertain() const { return jumps_ > 0; }
    std::uint64_t jumps() const { return jumps_; }

    std::uint64_t applied() const { return applied_; }
    // Events that rings reported as lost so far.
    std::uint64_t lost() const { return lost_; }
    // The same of one ring.
    std::uint64_t applied_from(std::uint32_t ring) const;
    std::uint64_t lost_from(std::uint32_t ring) const;
    trace::Duration largest_correction() const { return largest_correction_; }

private:
    struct Ring {
        ActorId thread;
        ActorId speaker;
        std::vector<Event> pending;
        std::size_t next = 0;  // index into pending
        std::uint64_t last_time = 0;
        std::uint64_t applied = 0;
        std::uint64_t lost = 0;
        std::uint64_t parked_on = 0;  // key of a gate, 0: not parked
        std::int64_t next_parked = -1;
        bool queued = false;  // in the merge
    };
    // Times of the latest changes: a read is seldom more than one or two changes late.
    static constexpr std::uint32_t remembered_changes = 4;
    struct ObjectOrder {
        std::uint32_t applied = 0;
        std::array<std::uint64_t, remembered_changes> changed_at{};
    };
    struct ActorOrder {
        bool started = false;
        bool ended = false;
        std::uint64_t started_at = 0;
        std::uint64_t ended_at = 0;
    };
    enum class GateKind : std::uint8_t { Open, Object, Started, Ended };
    struct Gate {  // what must have come before an event
        GateKind kind = GateKind::Open;
        std::uint32_t id = 0;
        std::uint32_t number = 0;  // Object: the change that must have been applied
        bool changes = false;      // Object: the event is the next one
    };
    struct Candidate {
        std::uint64_t time;
        std::uint32_t ring;
        friend auto operator<=>(const Candidate&, const Candidate&) = default;
    };

    static std::uint64_t key_of(const Gate& gate);
    Gate gate_before(const Ring& ring, const Event& event) const;
    bool is_open(const Gate& gate) const;
    void run(std::uint32_t index, std::vector<trace::TraceEvent>& out);
    void apply_next(Ring& ring, const Gate& gate, std::vector<trace::TraceEvent>& out);
    std::uint64_t earliest_time(const Ring& ring, const Gate& gate) const;
    bool apply_change(Ring& ring, std::vector<trace::TraceEvent>& out);
    void append(Ring& ring, const Event& event, std::uint64_t time,
                std::vector<trace::TraceEvent>& out);
    static std::uint64_t changed_at(const ObjectOrder& object, std::uint32_t number);
    void note_change(ObjectOrder& object, const Event& event, std::uint64_t time);
    void enqueue(std::uint32_t index);
    std::uint32_t exchange_first(std::uint32_t index, std::uint64_t time);
    void park(std::uint32_t index, const Gate& gate);
    void wake(const Gate& gate);
    const Ring* earliest_parked() const;
    ObjectOrder& object(std::uint32_t id);
    ActorOrder& actor(std::uint32_t id);

    record::ClockFit fit_;
    std::uint64_t start_ticks_;
    std::function<ActorId(ActorId)> starter_of_;
    std::vector<Ring> rings_;
    std::vector<ObjectOrder> objects_;
    std::vector<ActorOrder> actors_;
    std::vector<Candidate> merge_;  // a heap, the earliest on top
    GateTable parked_;              // gate -> first ring of a list
    std::size_t waiting_ = 0;
    std::uint64_t jumps_ = 0;
    std::uint64_t applied_ = 0;
    std::uint64_t stop_at_ = UINT64_MAX;  // applied_, for now
    std::uint64_t lost_ = 0;
    trace::Duration largest_correction_{0};
};

}  // namespace threadline::session
