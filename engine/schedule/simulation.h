// A discrete-event simulation of cores: which actor is on which core, until when, and who comes
// next.
//
// Pure: it starts no thread and reads no clock. Whoever drives it lets the actor that next() names
// execute its code, which takes no simulated time, until that actor says what it does now: compute,
// block, end. Same calls, same result, on any machine; what happens at the same
// instant happens in the order of the actors.
//
// The scheduler is round robin with a time slice among equal priorities; a higher priority that
// becomes ready takes the core of the lowest one at once (POSIX SCHED_RR). An actor goes back to
// the core that it was on last, if that is free.
//
// Costs, all in simulated time: switching a core to another actor; being let go by another actor
// (hand-over), paid by the one that was let go, on its core. What is paid counts as running.
//
// Threads: one caller at a time. It lies in memory that processes may share (placed by create();
// it holds pointers, so they must map it at the same address, as after a fork).
#pragma once

#include "engine/record/ids.h"
#include "engine/record/simulated_cpu.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace threadline::schedule {

using record::most_simulated_cores;
using record::SimulatedCpu;

inline constexpr std::uint8_t highest_priority = 7;  // 0 is the lowest, and what actors begin with

// An actor came onto a core, or left it.
struct CoreSwitch {
    std::chrono::nanoseconds time{0};
    ActorId actor;
    std::uint32_t core = 0;
    bool in = false;
    bool preempted = false;  // left although it could have gone on
};

class CoreSwitches {
public:
    virtual void on_switch(const CoreSwitch&) = 0;

protected:
    ~CoreSwitches() = default;
};

class Simulation {
public:
    using Time = std::chrono::nanoseconds;  // since the start of the run

    // Zero-filled memory of bytes_for(most_actors), aligned as malloc does.
    static std::size_t bytes_for(std::uint32_t most_actors);
    static Simulation* create(std::span<std::byte> memory, const SimulatedCpu& cpu,
                              std::uint32_t most_actors);

    Time now() const { return now_; }

    // Ready from now on.
    void add(ActorId actor, std::uint8_t priority = 0);

    // Its own priority from now on; what was lent to it is gone.
    void set_priority(ActorId actor, std::uint8_t priority);
    // The holder has at least the priority of the waiter, until it returns what was lent to it.
    void lend_priority(ActorId holder, ActorId waiter);
    void return_priority(ActorId holder);

    // What the actor that next() named does now. One of these, then next() again.
    void compute(ActorId actor, std::chrono::nanoseconds demand);
    // Somebody asks the actor, which computes, to look up: it executes when it is next on a core,
    // and take_left() then says how much of its demand is left. Who does not compute is left alone.
    void cut(ActorId actor);
    std::chrono::nanoseconds take_left(ActorId actor);
    // Leaves its core until wake() or the deadline; where a wake came first, it goes on at once.
    void block(ActorId actor, std::optional<Time> deadline, CoreSwitches& switches);
    void end(ActorId actor, CoreSwitches& switches);

    // Lets a blocked actor go on. One that is not blocked keeps the permit for its next block;
    // there is at most one.
    void wake(ActorId actor);
    // Whether the last block of the actor ended with its deadline.
    bool met_deadline(ActorId actor) const { return actors_[actor.value].met_deadline; }

    // Moves on to the next instant at which an actor executes; that actor. None: nobody ever will,
    // or not until `limit`, which then is the time.
    std::optional<ActorId> next(Time limit, CoreSwitches& switches);

    // Nothing is left that time alone would bring about.
    bool is_stuck() const;
    // All that were added have ended.
    bool is_empty() const { return living_ == 0; }

private:
    static constexpr std::uint32_t none = 0;  // ActorId of nobody

    enum class Place : std::uint8_t { Absent, Ready, OnCore, Blocked, Ended };

    struct Actor {
        Place place = Place::Absent;
        std::uint8_t priority = 0;  // that it runs at: its own, or one lent to it
        std::uint8_t own_priority = 0;
        bool permit = false;
        bool met_deadline = false;
        bool was_woken = false;     // pays for the hand-over when it comes onto a core
        std::uint32_t core = 0;     // that it is on, or was last on
        std::uint32_t next = none;  // in its ready queue
        std::uint32_t in_heap = 0;  // its place in deadlines_, from 1; 0: not there
        Time deadline{0};
        Time demand{0};  // what is left of its computing, while it is on no core
        Time left{0};    // of its demand, since it was cut
    };
    struct Core {
        std::uint32_t actor = none;
        std::uint32_t last = none;
        Time done_at{0};  // its actor has then computed what it had to
        Time slice_end{0};
    };
    struct ReadyQueue {
        std::uint32_t first = none;
        std::uint32_t last = none;
    };

    Simulation() = default;

    void make_ready(std::uint32_t actor);
    void leave_ready(std::uint32_t actor);
    void change_priority(std::uint32_t actor, std::uint8_t priority);
    std::uint32_t take_ready(std::uint8_t at_least);
    bool has_ready(std::uint8_t at_least) const;
    void fill_cores(CoreSwitches& switches);
    void put_on(std::uint32_t core, std::uint32_t actor, CoreSwitches& switches);
    void take_off(std::uint32_t core, bool preempted, CoreSwitches& switches);
    std::uint32_t free_core_for(std::uint32_t actor) const;  // count of cores: none
    void preempt_for_priority(CoreSwitches& switches);
    Time slice_boundary(const Core& core) const;
    void end_slices(CoreSwitches& switches);
    void meet_deadlines();
    std::uint32_t who_executes() const;
    std::optional<Time> next_instant() const;

    bool is_earlier(std::uint32_t one, std::uint32_t other) const;
    void add_deadline(std::uint32_t actor, Time deadline);
    void remove_deadline(std::uint32_t actor);
    void sift_up(std::uint32_t place);
    void sift_down(std::uint32_t place);

    SimulatedCpu cpu_;
    Time now_{0};
    Actor* actors_ = nullptr;             // by id
    std::uint32_t* deadlines_ = nullptr;  // a binary heap of those that have one, from 1
    std::uint32_t deadline_count_ = 0;
    std::uint32_t ready_count_ = 0;
    std::uint32_t living_ = 0;
    ReadyQueue ready_[highest_priority + 1];
    Core cores_[most_simulated_cores];
};

}  // namespace threadline::schedule
