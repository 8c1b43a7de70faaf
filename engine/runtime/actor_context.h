// What a running actor works with, and what all actors of one process share.
#pragma once

#include "engine/runtime/compute.h"
#include "engine/runtime/declared_scenario.h"
#include "engine/runtime/line_sites.h"
#include "engine/runtime/run_board.h"
#include "engine/runtime/scenario_text.h"
#include "engine/runtime/service_client.h"
#include "engine/runtime/thread_count.h"
#include "engine/schedule/turn_schedule.h"
#include "engine/sync/caller.h"

#include <cstdint>
#include <string>

namespace threadline::runtime {

struct ActorStart;
struct RemedyPlan;
struct PoolJob;
class ActorRemedies;

// An exploration, where actors have no threads: it starts them, and is told of what elsewhere is
// only recorded.
class ActorHost {
public:
    virtual void start(const ActorStart& start) = 0;
    virtual void note_failed_check(NameId text) = 0;
    virtual void note_random() = 0;  // the scenario has asked for a random number
    // One of those that may use a pool has ended: whether it is the last matters.
    virtual void note_user_ended() = 0;

protected:
    ~ActorHost() = default;
};

// One a process; made before its threads, the same for all of them.
struct RunContext {
    const record::SharedMemory& memory;
    RunBoard& board;
    sync::Seam& seam;
    schedule::TurnSchedule* turns;  // the seam, on the virtual clock; otherwise none
    const ScenarioText& text;
    DeclaredScenario& scenario;
    const std::string& bytecode;  // of the scenario, made by this process
    LineSites& sites;
    ComputeRate compute_rate;
    std::uint64_t seed = 0;
    ThreadCount& threads;
    int service_socket = -1;
    int loop_bell = -1;  // an eventfd: what wakes the event loop; none: there are no tasks
    std::uint16_t process = 0;
    ActorHost* host = nullptr;
    RemedyPlan* remedies = nullptr;  // none: the steps are as they are

    // A policy says who goes next, also between the tasks of the event loop.
    bool is_decided() const { return turns != nullptr && !turns->is_timed(); }
    // Of this process; none: there is none.
    ObjectId interpreter() const {
        return scenario.interpreter && !is_decided() ? scenario.interpreter->of_process[process]
                                                     : ObjectId{};
    }
};

struct Task;

struct ActorContext {
    const RunContext& run;
    sync::Caller caller;
    ServiceClient service;              // of a thread; a task makes its requests through its loop
    Task* task = nullptr;               // none: it is a thread
    ActorRemedies* remedies = nullptr;  // none: there are none
    PoolJob* job = nullptr;             // of a worker

    // On whose thread it runs: its own, or its loop's.
    ActorId thread() const {
        return task == nullptr ? caller.actor : run.memory.actor(caller.actor).loop;
    }

    // Who takes turns for it: itself, where a policy decides.
    ActorId in_turns() const { return run.is_decided() ? caller.actor : thread(); }

    const std::atomic<std::uint32_t>& stop() const { return run.memory.header().control.stop; }
};

}  // namespace threadline::runtime
