#include "engine/runtime/actor_thread.h"

#include "engine/record/clock.h"
#include "engine/runtime/script.h"
#include "engine/runtime/small_thread.h"
#include "engine/sync/primitives.h"

#include <sys/prctl.h>
#include <unistd.h>

#include <memory>

namespace threadline::runtime {

namespace {

struct Launch {
    const RunContext& run;
    ActorStart start;
};

void* launch(void* argument) {
    const std::unique_ptr<Launch> launch(static_cast<Launch*>(argument));
    run_actor(launch->run, launch->start);
    launch->run.threads.remove();
    return nullptr;
}

void take_place(const RunContext& run, ActorId id) {
    record::ActorRecord& actor = run.memory.actor(id);
    actor.process_id = getpid();
    actor.thread_id = gettid();
    // What ps and gdb show; the kernel cuts it at 15 bytes.
    const std::string name(run.memory.name(actor.name));
    prctl(PR_SET_NAME, name.c_str(), 0, 0, 0);
}

void perform(const RunContext& run, Script& script, const ActorStart& start,
             record::Recorder& recorder) {
    ActorContext actor{run, {recorder, start.actor, run.seam}, ServiceClient(run.service_socket)};
    record::ActorRecord& record = run.memory.actor(start.actor);
    record.status.store(static_cast<std::uint32_t>(record::ActorStatus::Started));
    recorder.set_site(record.body);
    recorder.record(EventKind::ThreadBegin, {}, 0, record::thread_cpu_time().count());
    const Result<Script::End> end = script.run(actor, start.arguments);
    if (end) {
        recorder.set_site(record.body);
        sync::end_actor(actor.caller);
        return;
    }
    recorder.record(EventKind::ScriptFailed, {}, 0, run.memory.intern(end.error().message).value);
    sync::end_actor(actor.caller, event_flag::failed);
    run.board.fail(run.memory, end.error().message);
}

}  // namespace

void run_actor(const RunContext& run, const ActorStart& start) {
    take_place(run, start.actor);
    Result<std::unique_ptr<Script>> script = Script::repeat(run, start.body);
    if (!script) {
        run.board.fail(run.memory, script.error().message);
        return;
    }
    {
        record::Recorder recorder(run.memory, start.actor);
        if (recorder.ring_index() == UINT32_MAX) {
            run.board.fail(run.memory, "no room is left to record another thread: start fewer");
            return;
        }
        if (start.at_gate)
            run.board.wait_at_gate();
        perform(run, **script, start, recorder);
    }
    script->reset();
    run.board.end_live();
}

Status start_thread(const RunContext& run, ActorStart start) {
    auto argument = std::make_unique<Launch>(Launch{run, std::move(start)});
    run.threads.add();
    if (Status started = start_small_thread(launch, argument.get()); !started) {
        run.threads.remove();
        return started;
    }
    argument.release();
    return Done{};
}

Result<ActorId> start_later(ActorContext& starter, std::size_t body, std::vector<Value> arguments) {
    const RunContext& run = starter.run;
    const DeclaredBody& declared = run.scenario.bodies[body];
    const std::uint32_t number = run.board.add_live(body);
    const std::string name =
        number == 1 ? declared.name : declared.name + " " + std::to_string(number);
    const SiteId site = run.sites.at(static_cast<int>(declared.line));
    const ActorId actor =
        run.memory.add_actor(record::ActorKind::Thread, run.memory.intern(name), run.process, site);
    if (!actor) {
        run.board.end_live();
        return Error{"no room is left for another thread: start fewer"};
    }
    run.memory.actor(actor).parent = starter.caller.actor;
    starter.caller.recorder.record(EventKind::ActorStart, {}, 0, actor.value);
    if (Status started = start_thread(run, {actor, body, std::move(arguments), false}); !started) {
        run.board.end_live();
        return started.error();
    }
    return actor;
}

}  // namespace threadline::runtime
