#include "engine/runtime/actor_thread.h"

#include "engine/record/clock.h"
#include "engine/runtime/actor_remedies.h"
#include "engine/runtime/event_loop.h"
#include "engine/runtime/pool.h"
#include "engine/runtime/small_thread.h"
#include "engine/sync/interpreter_lock.h"
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

// What differs from run to run stays out of a virtual one: its processes are numbered from 1.
int process_id(const RunContext& run) {
    return run.turns ? run.process + 1 : getpid();
}

void take_place(const RunContext& run, ActorId id) {
    record::ActorRecord& actor = run.memory.actor(id);
    if (run.turns == nullptr) {
        actor.process_id = process_id(run);
        actor.thread_id = gettid();
    }
    // What ps and gdb show; the kernel cuts it at 15 bytes.
    const std::string name(run.memory.name(actor.name));
    prctl(PR_SET_NAME, name.c_str(), 0, 0, 0);
}

// Where a priority does not count, the trace says so.
void mark_priority(const RunContext& run, const DeclaredBody& body, record::Recorder& recorder) {
    if (body.priority == 0 || run.turns != nullptr)
        return;
    const std::string text =
        "priority " + std::to_string(body.priority) + " counts on the virtual clock only";
    recorder.record(EventKind::Note, {}, 0, run.memory.intern(text).value);
}

// For whoever looks at the trace, where it counts.
std::uint16_t priority_of(const RunContext& run, const ActorStart& start) {
    const bool counts = start.body && run.turns != nullptr && run.turns->is_timed();
    return counts ? run.scenario.bodies[*start.body].priority : std::uint16_t{0};
}

}  // namespace

bool live(const RunContext& run, Script& script, const ActorStart& start,
          record::Recorder& recorder) {
    ActorContext actor{run,
                       {recorder, start.actor, run.seam, run.interpreter()},
                       ServiceClient(run.service_socket)};
    std::optional<ActorRemedies> remedies;
    if (run.remedies != nullptr && start.body)
        actor.remedies = &remedies.emplace(*run.remedies, actor);
    PoolJob job;
    actor.job = &job;
    record::ActorRecord& record = run.memory.actor(start.actor);
    record.status.store(static_cast<std::uint32_t>(record::ActorStatus::Started));
    recorder.set_site(record.body);
    recorder.record(EventKind::ThreadBegin, {}, 0, recorder.cpu_time().count(),
                    priority_of(run, start));
    sync::take_interpreter(actor.caller);
    if (start.body)
        mark_priority(run, run.scenario.bodies[*start.body], recorder);
    const Result<Script::End> end = start.body ? script.run(actor, *start.body, start.arguments)
                                               : EventLoop(run, actor.caller, script).run();
    if (remedies && end && *end == Script::End::Returned)
        remedies->end();
    const bool is_worker =
        start.body && run.scenario.bodies[*start.body].kind == DeclaredBody::Kind::Pool;
    if (!is_worker && run.host != nullptr)
        run.host->note_user_ended();
    if (!is_worker && run.board.is_last_user() && end)
        close_pools(actor);
    sync::release_interpreter(actor.caller);
    if (end) {
        recorder.set_site(record.body);
        sync::end_actor(actor.caller);
        return true;
    }
    recorder.record(EventKind::ScriptFailed, {}, 0, run.memory.intern(end.error().message).value);
    sync::end_actor(actor.caller, event_flag::failed);
    run.board.fail(end.error().message);
    return false;
}

// An event loop runs the bodies of all tasks, and any that they may start.
std::vector<std::size_t> bodies_of(const RunContext& run, const ActorStart& start) {
    if (start.body)
        return {*start.body};
    std::vector<std::size_t> bodies;
    for (std::size_t body = 0; body < run.scenario.bodies.size(); ++body)
        if (run.scenario.bodies[body].is_of_tasks() ||
            run.scenario.bodies[body].kind == DeclaredBody::Kind::Later)
            bodies.push_back(body);
    return bodies;
}

void run_actor(const RunContext& run, const ActorStart& start) {
    take_place(run, start.actor);
    Result<std::unique_ptr<Script>> script = Script::repeat(run, bodies_of(run, start));
    if (!script) {
        run.board.fail(script.error().message);
        return;
    }
    bool went_well = false;
    {
        record::Recorder recorder(run.memory, start.actor);
        // Without any ring at all nothing is meant to be recorded.
        if (recorder.ring_index() == UINT32_MAX && run.memory.header().limits.rings > 0) {
            const std::uint32_t line = start.body ? run.scenario.bodies[*start.body].line : 1;
            run.board.fail(run.text.display + ":" + std::to_string(line) +
                           ": no room is left to record another thread: " +
                           std::to_string(run.memory.header().ring_count.load()) +
                           " at a time are the most; join some before more are started");
            return;
        }
        if (start.at_gate)
            run.board.wait_at_gate();
        if (run.turns)
            run.turns->begin(start.actor);
        went_well = live(run, **script, start, recorder);
    }
    // After a failure nobody else goes on; to the others it would look as if all were stuck.
    if (run.turns && went_well)
        run.turns->end(start.actor);
    script->reset();
    run.board.end_live();
}

Status start_thread(const RunContext& run, ActorStart start) {
    if (run.host != nullptr) {
        run.host->start(start);
        return Done{};
    }
    auto argument = std::make_unique<Launch>(Launch{run, std::move(start)});
    run.threads.add();
    if (Status started = start_small_thread(launch, argument.get()); !started) {
        run.threads.remove();
        return started;
    }
    argument.release();
    return Done{};
}

void admit(const RunContext& run, ActorId actor, std::uint8_t priority) {
    record::ActorRecord& its = run.memory.actor(actor);
    its.process_id = its.process + 1;
    run.turns->admit(actor);
    run.turns->set_priority(actor, priority);
}

Result<ActorId> add_started(ActorContext& starter, std::size_t body, record::ActorKind kind) {
    const RunContext& run = starter.run;
    const DeclaredBody& declared = run.scenario.bodies[body];
    const std::uint32_t number = run.board.next_of(body);
    const std::string name =
        number == 1 ? declared.name : declared.name + " " + std::to_string(number);
    const SiteId site = run.sites.at(static_cast<int>(declared.line));
    const ActorId actor = run.memory.add_actor(kind, run.memory.intern(name), run.process, site,
                                               process_id(run), starter.caller.actor);
    if (!actor)
        return Error{kind == record::ActorKind::Task
                         ? "no room is left for another task: start fewer"
                         : "no room is left for another thread: start fewer"};
    starter.caller.recorder.make_room_to_block();
    starter.caller.recorder.record_vital(EventKind::ActorStart, {}, 0, actor.value);
    return actor;
}

Result<ActorId> start_later(ActorContext& starter, std::size_t body, std::vector<Value> arguments) {
    const RunContext& run = starter.run;
    const Result<ActorId> actor = add_started(starter, body, record::ActorKind::Thread);
    if (!actor)
        return actor;
    run.board.add_live();
    if (run.turns)
        admit(run, *actor, run.scenario.bodies[body].priority);
    if (Status started = start_thread(run, {*actor, body, std::move(arguments), false}); !started) {
        run.board.end_live();
        return started.error();
    }
    return actor;
}

}  // namespace threadline::runtime
