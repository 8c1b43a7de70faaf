// condition, semaphore, barrier, queue.
#include "engine/runtime/blocking.h"
#include "engine/runtime/steps.h"
#include "engine/runtime/values.h"
#include "engine/sync/barrier.h"
#include "engine/sync/condition.h"
#include "engine/sync/primitives.h"
#include "engine/sync/queue.h"
#include "engine/sync/semaphore.h"

namespace threadline::runtime {

using record::StepKind;
using sync::Outcome;

namespace {

int done_or_not(lua_State* lua, ActorContext&, const sync::Operation& operation) {
    lua_pushboolean(lua, go_on(lua, operation.outcome()) == Outcome::Done);
    return 1;
}

int notified(lua_State* lua, ActorContext& actor, const sync::ConditionWait& wait) {
    if (wait.outcome() == Outcome::NotOwner)
        raise(lua, "%s is not held by %s: lock it before waiting for %s",
              name_of(lua, *to_handle(lua, 2)).c_str(), actor_name(actor).c_str(),
              name_of(lua, *to_handle(lua, 1)).c_str());
    return done_or_not(lua, actor, wait);
}

int condition_wait(lua_State* lua) {
    const MethodStep step = begin_method(lua, HandleKind::Condition, "wait", StepKind::Wait,
                                         {.patience = 3, .mutex = 2});
    const Handle* lock = to_handle(lua, 2);
    if (lock == nullptr || lock->kind != HandleKind::Lock)
        raise(lua, "wait needs the lock that guards the condition: %s:wait(lock1)",
              called_object(lua, "wait", "changed").c_str());
    return perform<notified>(
        lua, step.actor,
        sync::ConditionWait(step.object(), ObjectId{lock->id}, check_deadline(lua, 3, "wait")));
}

int condition_notify(lua_State* lua) {
    const MethodStep step = begin_method(lua, HandleKind::Condition, "notify", StepKind::Notify);
    sync::notify_one(step.caller(), step.object());
    return 0;
}

int condition_notify_all(lua_State* lua) {
    const MethodStep step =
        begin_method(lua, HandleKind::Condition, "notify_all", StepKind::NotifyAll);
    sync::notify_all(step.caller(), step.object());
    return 0;
}

int semaphore_wait(lua_State* lua) {
    const MethodStep step =
        begin_method(lua, HandleKind::Semaphore, "wait", StepKind::Acquire, {.patience = 2});
    if (!is_no_wait(lua, 2))
        return perform<done_or_not>(
            lua, step.actor, sync::SemaphoreAcquire(step.object(), check_deadline(lua, 2, "wait")));
    const Outcome outcome = sync::try_acquire(step.caller(), step.object());
    lua_pushboolean(lua, go_on(lua, outcome) == Outcome::Done);
    return 1;
}

int semaphore_post(lua_State* lua) {
    const MethodStep step = begin_method(lua, HandleKind::Semaphore, "post", StepKind::Post);
    sync::post(step.caller(), step.object());
    return 0;
}

int passed(lua_State* lua, ActorContext&, const sync::Operation& arrival) {
    go_on(lua, arrival.outcome());
    return 0;
}

int barrier_wait(lua_State* lua) {
    const MethodStep step = begin_method(lua, HandleKind::Barrier, "wait", StepKind::Arrive);
    return perform<passed>(lua, step.actor, sync::BarrierWait(step.object()));
}

void push_reason(lua_State* lua, Outcome outcome) {
    lua_pushstring(lua, outcome == Outcome::Closed ? "closed" : "timeout");
}

int was_put(lua_State* lua, ActorContext&, const sync::Operation& put) {
    const Outcome outcome = go_on(lua, put.outcome());
    lua_pushboolean(lua, outcome == Outcome::Done);
    if (outcome == Outcome::Done)
        return 1;
    push_reason(lua, outcome);
    return 2;
}

// queue:put(value [, ms]): true, or false and why.
int queue_put(lua_State* lua) {
    const MethodStep step =
        begin_method(lua, HandleKind::Queue, "put", StepKind::Put, {.patience = 3});
    if (lua_gettop(lua) < 2)
        raise(lua, "put needs what to put: %s:put(1)", called_object(lua, "put", "jobs").c_str());
    const Value value = check_value(lua, 2);
    return perform<was_put>(lua, step.actor,
                            sync::QueuePut(step.object(), value, check_deadline(lua, 3, "put")));
}

int was_got(lua_State* lua, ActorContext&, const sync::QueueGet& get) {
    const Outcome outcome = go_on(lua, get.outcome());
    if (outcome == Outcome::Done) {
        push_value(lua, get.value());
        return 1;
    }
    lua_pushnil(lua);
    push_reason(lua, outcome);
    return 2;
}

// queue:get([ms]): the value, or nil and why.
int queue_get(lua_State* lua) {
    const MethodStep step =
        begin_method(lua, HandleKind::Queue, "get", StepKind::Get, {.patience = 2});
    return perform<was_got>(lua, step.actor,
                            sync::QueueGet(step.object(), check_deadline(lua, 2, "get")));
}

int queue_close(lua_State* lua) {
    const MethodStep step = begin_method(lua, HandleKind::Queue, "close", StepKind::Close);
    sync::close(step.caller(), step.object());
    return 0;
}

constexpr luaL_Reg kConditionSteps[] = {{"wait", condition_wait},
                                        {"notify", condition_notify},
                                        {"notify_all", condition_notify_all},
                                        {nullptr, nullptr}};
constexpr luaL_Reg kSemaphoreSteps[] = {
    {"wait", semaphore_wait}, {"post", semaphore_post}, {nullptr, nullptr}};
constexpr luaL_Reg kBarrierSteps[] = {{"wait", barrier_wait}, {nullptr, nullptr}};
constexpr luaL_Reg kQueueSteps[] = {
    {"put", queue_put}, {"get", queue_get}, {"close", queue_close}, {nullptr, nullptr}};

}  // namespace

void register_waiting_steps(lua_State* lua) {
    register_handle(lua, HandleKind::Condition, kConditionSteps);
    register_handle(lua, HandleKind::Semaphore, kSemaphoreSteps);
    register_handle(lua, HandleKind::Barrier, kBarrierSteps);
    register_handle(lua, HandleKind::Queue, kQueueSteps);
}

}  // namespace threadline::runtime
