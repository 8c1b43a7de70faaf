#include "engine/runtime/shortage.h"

#include "engine/sync/primitives.h"

#include <unistd.h>

namespace threadline::runtime {

void Shortage::leave_out(const RunContext& run, const DeclaredBody& body, std::uint32_t allowed) {
    const bool is_pool = body.kind == DeclaredBody::Kind::Pool;
    const std::uint32_t count = body.count - allowed;
    left_out_.push_back({ActorId{body.first.value + allowed}, count,
                         "the system allowed only " + std::to_string(allowed) + " of " +
                             std::to_string(body.count) + (is_pool ? " processes" : " threads") +
                             " of " + body.name + ": the run goes on with those"});
    run.board.expect_fewer(count, is_pool ? count : 0);
    if (is_pool)
        for (DeclaredPool& pool : run.scenario.pools)
            if (&run.scenario.bodies[pool.body] == &body)
                pool.workers.resize(allowed);
}

void Shortage::end_them(const RunContext& run) const {
    for (const LeftOut& some : left_out_)
        for (std::uint32_t index = 0; index < some.count; ++index) {
            const ActorId actor{some.first.value + index};
            record::ActorRecord& its = run.memory.actor(actor);
            its.process_id = getpid();
            record::Recorder recorder(run.memory, actor);
            sync::Caller caller{recorder, actor, run.seam, {}};
            recorder.set_site(its.body);
            recorder.record(EventKind::ThreadBegin, {}, 0, recorder.cpu_time().count());
            if (index == 0)
                recorder.record(EventKind::Note, {}, 0, run.memory.intern(some.note).value);
            sync::end_actor(caller);
        }
}

}  // namespace threadline::runtime
