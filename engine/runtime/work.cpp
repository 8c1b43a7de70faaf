#include "engine/runtime/work.h"

#include "engine/record/clock.h"
#include "engine/runtime/compute.h"

namespace threadline::runtime {

using sync::Outcome;

bool may_go_on(ActorContext& actor) {
    return actor.stop().load(std::memory_order_relaxed) == 0 &&
           check_interpreter(actor) != Outcome::Stopped;
}

void compute_simulated(ActorContext& actor, std::chrono::nanoseconds demand) {
    for (auto left = demand; left.count() > 0;) {
        left = actor.run.turns->compute(actor.thread(), left);
        check_interpreter(actor);
    }
}

void work(lua_State* lua, ActorContext& actor, std::chrono::nanoseconds demand) {
    record::Recorder& recorder = actor.caller.recorder;
    recorder.record(EventKind::ComputeBegin, {}, 0, demand.count());
    if (actor.run.turns) {
        compute_simulated(actor, demand);
        recorder.record(EventKind::ComputeEnd, {}, 0, demand.count());
        return;
    }
    const auto before = record::thread_cpu_time();
    const bool finished =
        compute(demand, actor.run.compute_rate, [&actor] { return may_go_on(actor); });
    recorder.record(EventKind::ComputeEnd, {}, 0, (record::thread_cpu_time() - before).count());
    if (!finished)
        unwind(lua);
}

}  // namespace threadline::runtime
