// Steps that need no shared object, and those on actors.
#include "engine/record/clock.h"
#include "engine/runtime/actor_thread.h"
#include "engine/runtime/blocking.h"
#include "engine/runtime/event_loop.h"
#include "engine/runtime/sandbox.h"
#include "engine/runtime/steps.h"
#include "engine/runtime/values.h"
#include "engine/runtime/work.h"
#include "engine/sync/interpreter_lock.h"
#include "engine/sync/join.h"
#include "engine/sync/primitives.h"

#include <atomic>
#include <cerrno>
#include <ctime>
#include <optional>

namespace threadline::runtime {

using record::StepKind;
using sync::Outcome;

namespace {

// In a task too it is the thread that computes, and none of the other tasks goes on meanwhile.
int compute_step(lua_State* lua) {
    ActorContext& actor = begin_step(lua, "compute", {.kind = StepKind::Compute});
    work(lua, actor, check_duration(lua, 1, "compute"));
    return 0;
}

void sleep_until(const ActorContext& actor, sync::Clock::time_point time) {
    if (auto* const turns = actor.run.turns)
        return turns->sleep_until(actor.caller.actor, time);
    const auto since = time.time_since_epoch();
    const auto seconds = std::chrono::floor<std::chrono::seconds>(since);
    const timespec until{seconds.count(), std::chrono::nanoseconds(since - seconds).count()};
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, nullptr) == EINTR) {
    }
}

int slept(lua_State* lua, int, lua_KContext) {
    state_of(lua).actor->caller.recorder.record(EventKind::SleepEnd);
    return 0;
}

}  // namespace

int sleep_step(lua_State* lua) {
    ActorContext& actor = begin_step(lua, "sleep", {.kind = StepKind::Sleep});
    record::Recorder& recorder = actor.caller.recorder;
    const auto duration = check_duration(lua, 1, "sleep");
    const auto until = actor.caller.seam.now() + duration;
    if (actor.task != nullptr) {
        recorder.record(EventKind::SleepBegin, {}, 0, duration.count());
        actor.task->wait_until(until);
        return suspend<slept>(lua, *actor.task);
    }
    recorder.record_cpu_time();
    recorder.record(EventKind::SleepBegin, {}, 0, duration.count());
    sync::release_interpreter(actor.caller);
    sleep_until(actor, until);
    recorder.record(EventKind::SleepEnd);
    recorder.record_cpu_time();
    sync::take_interpreter(actor.caller);
    if (actor.stop().load(std::memory_order_relaxed) != 0)
        unwind(lua);
    return 0;
}

namespace {

// Once a run is enough.
void say_how_many_connections(ActorContext& actor, std::size_t allowed, const char* others) {
    static std::atomic_flag said;
    if (said.test_and_set())
        return;
    const NameId text = actor.run.memory.intern(
        "only " + std::to_string(allowed) + " connections are allowed at a time: the " + others);
    actor.caller.recorder.record(EventKind::Note, {}, 0, text.value);
}

// How long ago the reply had come when its thread could read it.
Result<std::chrono::nanoseconds> wait_for_reply(ActorContext& actor,
                                                std::chrono::nanoseconds latency) {
    if (auto* const turns = actor.run.turns) {
        const auto due = turns->now() + latency;
        turns->sleep_until(actor.caller.actor, due);
        return turns->now() - due;
    }
    if (const Status sent = actor.service.send(latency); !sent)
        return sent.error();
    return actor.service.receive();
}

int replied(lua_State* lua, int, lua_KContext) {
    const ActorContext& actor = *state_of(lua).actor;
    const std::chrono::nanoseconds age = actor.caller.seam.now() - *actor.task->reply_came;
    actor.caller.recorder.record(EventKind::IoEnd, ObjectId{to_handle(lua, 1)->id}, 0, age.count(),
                                 event_flag::timed);
    return 0;
}

// service:request(ms): a real request to another process; the thread blocks in read(), or the task
// is suspended. On the virtual clock the reply is a pure function of the latency.
int service_request(lua_State* lua) {
    const MethodStep step = begin_method(lua, HandleKind::Service, "request", StepKind::Request);
    record::Recorder& recorder = step.caller().recorder;
    const auto latency = check_duration(lua, 2, "request");
    const auto refuse = [&](const Error& error) {
        raise(lua, "%s: %s", name_of(lua, step.self).c_str(), error.message.c_str());
    };
    if (step.actor.task != nullptr) {
        // Connecting is work of the loop's thread.
        if (const Status sent = step.actor.task->loop.request(*step.actor.task, latency); !sent)
            refuse(sent.error());
        if (step.actor.task->loop.shares_connections())
            say_how_many_connections(step.actor, most_connections(), "other requests share them");
        recorder.record(EventKind::IoBegin, step.object(), 0, latency.count());
        return suspend<replied>(lua, *step.actor.task);
    }
    recorder.record_cpu_time();
    recorder.record(EventKind::IoBegin, step.object(), 0, latency.count());
    sync::release_interpreter(step.caller());
    const Result<std::chrono::nanoseconds> reply = wait_for_reply(step.actor, latency);
    if (!reply)
        refuse(reply.error());
    recorder.record(EventKind::IoEnd, step.object(), 0, reply->count(), event_flag::timed);
    recorder.record_cpu_time();
    if (step.actor.service.had_to_wait())
        say_how_many_connections(step.actor, most_connections(), "others wait for one");
    sync::take_interpreter(step.caller());
    if (step.actor.stop().load(std::memory_order_relaxed) != 0)
        unwind(lua);
    return 0;
}

// The results of a join.
int tell_joined(lua_State* lua, Outcome outcome) {
    lua_pushboolean(lua, outcome == Outcome::Done);
    return 1;
}

int task_joined(lua_State* lua, int, lua_KContext index);

// By a task: the members of a group from `index` on, one after another. Stack: what join was called
// with, and at 3 the deadline in ns, or nil.
int join_from(lua_State* lua, ActorContext& actor, std::uint32_t index) {
    const Handle handle = *to_handle(lua, 1);
    sync::Deadline deadline;
    if (!lua_isnil(lua, 3))
        deadline = sync::Clock::time_point(std::chrono::nanoseconds(lua_tointeger(lua, 3)));
    record::NextStep next{.kind = StepKind::Join, .patience = patience_of(lua, 2)};
    for (; index < handle.count; ++index) {
        next.target = ActorId{handle.id + index};
        if (index > 0)  // each is a call of its own
            begin_step(lua, "join", next);
        sync::Join join(next.target, deadline);
        if (join.begin(actor.caller) == sync::Progress::Blocked) {
            actor.task->wait_for(std::make_unique<sync::Join>(std::move(join)));
            return suspend<task_joined>(lua, *actor.task, index);
        }
        if (go_on(lua, join.outcome()) != Outcome::Done)
            return tell_joined(lua, join.outcome());
    }
    return tell_joined(lua, Outcome::Done);
}

int task_joined(lua_State* lua, int, lua_KContext index) {
    ActorContext& actor = *state_of(lua).actor;
    const auto join = std::move(actor.task->operation);
    if (go_on(lua, join->outcome()) != Outcome::Done)
        return tell_joined(lua, join->outcome());
    return join_from(lua, actor, static_cast<std::uint32_t>(index) + 1);
}

// join(handle [, ms]): true once it has ended, and all of a group have.
int join_step(lua_State* lua) {
    const Handle* handle = to_handle(lua, 1);
    const bool is_thread = handle != nullptr &&
                           (handle->kind == HandleKind::Actor || handle->kind == HandleKind::Group);
    record::NextStep next{.kind = StepKind::Join, .patience = patience_of(lua, 2)};
    next.target = ActorId{is_thread ? handle->id : 0};
    ActorContext& actor = begin_step(lua, "join", next);
    if (!is_thread)
        raise(lua, "join needs a thread: local a = thread(\"A\", ...), then join(a)");
    const sync::Deadline deadline = check_deadline(lua, 2, "join");
    if (actor.task != nullptr) {
        lua_settop(lua, 2);
        if (deadline)
            lua_pushinteger(lua, std::chrono::nanoseconds(deadline->time_since_epoch()).count());
        else
            lua_pushnil(lua);
        return join_from(lua, actor, 0);
    }
    Outcome outcome = Outcome::Done;
    for (std::uint32_t index = 0; index < handle->count && outcome == Outcome::Done; ++index) {
        next.target = ActorId{handle->id + index};
        if (index > 0)  // each is a call of its own
            begin_step(lua, "join", next);
        outcome = go_on(lua, sync::join(actor.caller, next.target, deadline));
    }
    return tell_joined(lua, outcome);
}

// start(body, ...): a thread of its own, in this process, or a task of the same loop; its handle.
int start_step(lua_State* lua) {
    ActorContext& actor = begin_step(lua, "start", {.kind = StepKind::Start});
    const Handle* body = to_handle(lua, 1);
    if (body == nullptr || body->kind != HandleKind::Body)
        raise(lua,
              "start needs a body that the top level declares: "
              "local work = later(\"Work\", function() ... end), then start(work)");
    std::vector<Value> arguments;
    for (int index = 2; index <= lua_gettop(lua); ++index)
        arguments.push_back(check_value(lua, index));
    const Result<ActorId> started = actor.task != nullptr
                                        ? actor.task->loop.start(actor, body->id, arguments)
                                        : start_later(actor, body->id, std::move(arguments));
    if (!started)
        raise(lua, "%s", started.error().message.c_str());
    push_handle(lua, {HandleKind::Actor, started->value, 1});
    return 1;
}

// A text that an event refers to, cut to what a label can show, but never within a letter of UTF-8.
NameId check_label(lua_State* lua, int index, const char* usage) {
    if (lua_type(lua, index) != LUA_TSTRING && lua_type(lua, index) != LUA_TNUMBER)
        raise(lua, "%s", usage);
    std::size_t length = 0;
    const char* const text = lua_tolstring(lua, index, &length);
    if (length > longest_shared_string) {
        length = longest_shared_string;
        while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xc0) == 0x80)
            --length;
    }
    return intern(lua, {text, length});
}

int check_step(lua_State* lua) {
    const ActorContext& actor = begin_step(lua, "check", {.kind = StepKind::Check});
    const Checked checked = checked_by(lua);
    record_check(actor, checked);
    lua_pushboolean(lua, checked.passed);
    return 1;
}

int note_step(lua_State* lua) {
    const ActorContext& actor = begin_step(lua, "note", {.kind = StepKind::Note});
    const NameId text = check_label(lua, 1, "note needs a text: note \"both are ready\"");
    actor.caller.recorder.record(EventKind::Note, {}, 0, text.value);
    return 0;
}

constexpr luaL_Reg kServiceSteps[] = {{"request", service_request}, {nullptr, nullptr}};
constexpr luaL_Reg kNothing[] = {{nullptr, nullptr}};
constexpr luaL_Reg kSteps[] = {
    {"compute", compute_step}, {"sleep", sleep_step}, {"join", join_step}, {"start", start_step},
    {"check", check_step},     {"note", note_step},   {nullptr, nullptr}};

}  // namespace

Checked checked_by(lua_State* lua) {
    if (lua_gettop(lua) == 0)
        raise(lua, "check needs what is to be true: check(total == 10, \"nothing is lost\")");
    const NameId text = lua_isnoneornil(lua, 2)
                            ? intern(lua, "check")
                            : check_label(lua, 2,
                                          "check(condition, text): the text says what is "
                                          "expected");
    return {lua_toboolean(lua, 1) != 0, text};
}

void record_check(const ActorContext& actor, const Checked& checked) {
    actor.caller.recorder.record(checked.passed ? EventKind::CheckPassed : EventKind::CheckFailed,
                                 {}, 0, checked.text.value);
    if (!checked.passed && actor.run.host != nullptr)
        actor.run.host->note_failed_check(checked.text);
}

void add_actor_steps(lua_State* lua) {
    register_handle(lua, HandleKind::Service, kServiceSteps);
    register_handle(lua, HandleKind::Actor, kNothing);
    register_handle(lua, HandleKind::Group, kNothing);
    register_handle(lua, HandleKind::Body, kNothing);
    luaL_setfuncs(lua, kSteps, 0);
}

}  // namespace threadline::runtime
