// The virtual clock: the actors are real threads in real processes, let through one at a time by a
// simulation of cores. The thread whose turn it is executes while simulated time stands still; when
// it says what takes time, or blocks, it moves the simulation on and hands the turn directly to
// whoever comes next. No two threads ever run at once, so the same scenario gives the same events.
//
// The simulation lies in memory that the processes of the run share: make the schedule before the
// first fork. The turn is a permit in the actor's record (layout.h).
#pragma once

#include "engine/record/recorder.h"
#include "engine/schedule/simulation.h"
#include "engine/sync/caller.h"

#include <memory>

namespace threadline::schedule {

class VirtualSchedule final : public sync::Seam, private CoreSwitches {
public:
    // None: no memory. The shared memory of the run outlives the schedule; its ring 0 is there
    // already. After `time_limit` nobody goes on.
    static std::unique_ptr<VirtualSchedule> create(const record::SharedMemory& memory,
                                                   const SimulatedCpu& cpu,
                                                   std::chrono::nanoseconds time_limit);
    ~VirtualSchedule();
    VirtualSchedule(const VirtualSchedule&) = delete;
    VirtualSchedule& operator=(const VirtualSchedule&) = delete;

    // Before start(), by the only thread that there is, or by the actor whose turn it is: one more
    // actor, ready to begin.
    void admit(ActorId actor);
    // Gives the first turn away. Not called by an actor.
    void start();

    // The actor's own thread, first and last: waits for the first turn; gives the turn away for
    // good.
    void begin(ActorId actor);
    void end(ActorId actor);

    // Those of an actor whose turn it is. They return when it has the turn again.
    void step(ActorId actor) { compute(actor, cpu_.step); }
    // What is left of the demand, where interrupt() cut it.
    std::chrono::nanoseconds compute(ActorId actor, std::chrono::nanoseconds demand);
    void sleep_until(ActorId actor, sync::Clock::time_point time);
    sync::Wake park(ActorId actor, sync::Deadline deadline) override;
    void unpark(ActorId actor) override;
    void interrupt(ActorId actor) override;
    sync::Clock::time_point now() const override;

private:
    VirtualSchedule(const record::SharedMemory& memory, const SimulatedCpu& cpu,
                    std::chrono::nanoseconds time_limit, std::span<std::byte> shared);

    void on_switch(const CoreSwitch& change) override;
    std::optional<ActorId> next();
    void pass_turn(ActorId from);
    void give_turn(ActorId actor);
    void wait_for_turn(ActorId actor);

    const record::SharedMemory& memory_;
    SimulatedCpu cpu_;
    Simulation::Time time_limit_;
    std::span<std::byte> shared_;
    Simulation* simulation_;
    record::Recorder recorder_;  // of what happens on the cores
};

}  // namespace threadline::schedule
