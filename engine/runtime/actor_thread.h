// An actor of the scenario on a thread of the operating system.
#pragma once

#include "engine/runtime/actor_context.h"
#include "engine/runtime/script.h"

#include <optional>
#include <vector>

namespace threadline::runtime {

struct ActorStart {
    ActorId actor;
    std::optional<std::size_t> body;  // ordinal in DeclaredScenario::bodies; none: the event loop
    std::vector<Value> arguments;
    bool at_gate = true;  // starts with the run, rather than being started by another
};

// The life of the actor as it is recorded, from its begin to its end. The script has its body.
// False: it failed, and with it the run.
bool live(const RunContext& run, Script& script, const ActorStart& start,
          record::Recorder& recorder);

// The ordinals of what its script has to be ready to run.
std::vector<std::size_t> bodies_of(const RunContext& run, const ActorStart& start);

// Runs the actor on the calling thread, from loading its script to its end.
void run_actor(const RunContext& run, const ActorStart& start);

// The same on a new thread, or where the actors are hosted otherwise. The error: the system allows
// no more.
Status start_thread(const RunContext& run, ActorStart start);

// Virtual clock: one more actor takes part, from now on.
void admit(const RunContext& run, ActorId actor, std::uint8_t priority);

// A further actor of a body, as the starter records; its error says that there is no room.
Result<ActorId> add_started(ActorContext& starter, std::size_t body, record::ActorKind kind);

// start(body, ...) of a running thread.
Result<ActorId> start_later(ActorContext& starter, std::size_t body, std::vector<Value> arguments);

}  // namespace threadline::runtime
