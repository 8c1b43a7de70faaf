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
#include "engine/schedule/turn_schedule.h"

#include <memory>

namespace threadline::schedule {

class VirtualSchedule final : public TurnSchedule, private CoreSwitches {
public:
    // None: no memory. The shared memory of the run outlives the schedule; its ring 0 is there
    // already. After `time_limit` nobody goes on.
    static std::unique_ptr<VirtualSchedule> create(const record::SharedMemory& memory,
                                                   const SimulatedCpu& cpu,
                                                   std::chrono::nanoseconds time_limit);
    ~VirtualSchedule();
    VirtualSchedule(const VirtualSchedule&) = delete;
    VirtualSchedule& operator=(const VirtualSchedule&) = delete;

    void admit(ActorId actor) override;
    void set_priority(ActorId actor, std::uint8_t priority) override;
    void lend_priority(ActorId holder, ActorId waiter) override;
    void return_priority(ActorId holder) override;
    void start() override;
    void begin(ActorId actor) override;
    void end(ActorId actor) override;
    // Costs what a step costs, whichever it is; waiters wake in the order of their queue.
    std::uint32_t step(ActorId actor, const record::NextStep& next) override;
    std::chrono::nanoseconds compute(ActorId actor, std::chrono::nanoseconds demand) override;
    void sleep_until(ActorId actor, sync::Clock::time_point time) override;
    bool is_timed() const override { return true; }
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

    const record::SharedMemory& memory_;
    SimulatedCpu cpu_;
    Simulation::Time time_limit_;
    std::span<std::byte> shared_;
    Simulation* simulation_;
    record::Recorder recorder_;  // of what happens on the cores
};

}  // namespace threadline::schedule
