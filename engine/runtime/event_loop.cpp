#include "engine/runtime/event_loop.h"

#include "engine/runtime/actor_thread.h"
#include "engine/schedule/due_tasks.h"
#include "engine/sync/interpreter_lock.h"
#include "engine/sync/primitives.h"

#include <algorithm>
#include <utility>

namespace threadline::runtime {

using record::ActorStatus;
using sync::Outcome;
using sync::Wake;

namespace {

void set_status(const RunContext& run, ActorId actor, ActorStatus status) {
    run.memory.actor(actor).status.store(static_cast<std::uint32_t>(status),
                                         std::memory_order_seq_cst);
}

// A task is heard in the ring of its loop, and its loop has the interpreter lock for it.
sync::Caller caller_of(ActorId task, const sync::Caller& loop) {
    return {loop.recorder, task, loop.seam};
}

}  // namespace

EventLoop::EventLoop(const RunContext& run, sync::Caller& loop, Script& script)
    : run_(run), caller_(loop), script_(script) {
    script_.make_room_for(run.scenario.tasks());
}

// Of a run that was stopped some are left.
EventLoop::~EventLoop() {
    for (const std::unique_ptr<Task>& task : tasks_) {
        if (!task)
            continue;
        task->is_left = true;
        while (task->stack && task->stack->is_at_work())
            resume_stack(*task);
        script_.forget(task->coroutine);
    }
}

Status EventLoop::open_poller() {
    if (run_.turns != nullptr)
        return Done{};
    Result<std::unique_ptr<Poller>> opened = Poller::create(run_.loop_bell, run_.service_socket);
    if (!opened)
        return opened.error();
    poller_ = std::move(*opened);
    return Done{};
}

Task* EventLoop::task_of(ActorId actor) {
    const std::size_t index = actor.value - first_;
    return index < tasks_.size() ? tasks_[index].get() : nullptr;
}

Status EventLoop::add(ActorId actor, std::size_t body, const std::vector<Value>& arguments) {
    if (first_ == 0)
        first_ = actor.value;
    const std::size_t index = actor.value - first_;
    if (index >= tasks_.size())
        tasks_.resize(index + 1);
    auto task = std::make_unique<Task>(run_, caller_of(actor, caller_), *this);
    task->coroutine.random = Random(run_.seed, actor.value);
    task->site = run_.memory.actor(actor).body;
    if (Status spawned = script_.spawn(task->coroutine, task->context, body, arguments); !spawned)
        return spawned;
    if (run_.remedies != nullptr)
        give_stack(*task, body, arguments);
    run_.memory.actor(actor).ring = caller_.recorder.ring_index();
    due_.push_back({actor, Wake::Permit, 0});
    tasks_[index] = std::move(task);
    ++living_;
    return Done{};
}

Status EventLoop::add_declared() {
    for (std::size_t body = 0; body < run_.scenario.bodies.size(); ++body) {
        const DeclaredBody& declared = run_.scenario.bodies[body];
        if (!declared.is_of_tasks())
            continue;
        for (std::uint32_t index = 0; index < declared.count; ++index) {
            const ActorId actor{declared.first.value + index};
            std::vector<Value> arguments;
            if (declared.kind == DeclaredBody::Kind::Tasks)
                arguments.push_back(Value::integer(index + 1));
            caller_.recorder.set_site(run_.memory.actor(actor).body);
            caller_.recorder.record(EventKind::ActorStart, {}, 0, actor.value);
            if (Status added = add(actor, body, arguments); !added)
                return added;
        }
    }
    caller_.recorder.set_site(run_.memory.actor(caller_.actor).body);
    return Done{};
}

Result<Script::End> EventLoop::run() {
    if (Status opened = open_poller(); !opened)
        return opened.error();
    if (Status added = add_declared(); !added)
        return added.error();
    return run_.is_decided() ? run_as_decided() : run_due();
}

Result<Script::End> EventLoop::run_due() {
    while (living_ > 0) {
        collect();
        const Status looked = due_.empty() ? pause()
                              : poller_ != nullptr && outstanding_ > 0
                                  ? look_for_replies(caller_.seam.now())
                                  : Status(Done{});
        if (!looked)
            return looked.error();
        for (std::size_t batch = due_.size(); batch > 0; --batch) {
            const Due due = due_.front();
            due_.pop_front();
            const Result<Script::End> went = resume(due);
            if (!went || *went == Script::End::Stopped)
                return went;
        }
    }
    return Script::End::Returned;
}

Result<Script::End> EventLoop::run_as_decided() {
    record::Recorder& recorder = caller_.recorder;
    while (living_ > 0) {
        recorder.make_room_to_block();
        recorder.record_vital(EventKind::PollBegin, {}, 0, static_cast<std::int64_t>(outstanding_));
        recorder.ring_doorbell();
        const schedule::TurnSchedule::TaskTurn turn = run_.turns->next_task(caller_.actor);
        recorder.record(EventKind::PollEnd);
        if (turn.wake == Wake::Stopped)
            return Script::End::Stopped;
        const Task& task = *task_of(turn.task);
        // What takes time is over because it was chosen.
        const bool is_in_time = task.wait == Task::Wait::Time || task.wait == Task::Wait::Reply;
        const Result<Script::End> went =
            resume({turn.task, is_in_time ? Wake::Deadline : turn.wake, task.timer});
        if (!went || *went == Script::End::Stopped)
            return went;
    }
    return Script::End::Returned;
}

// Whom others let go on, and whose time has come.
void EventLoop::collect() {
    woken_.clear();
    schedule::take_due_tasks(run_.memory, caller_.actor, woken_);
    for (const ActorId actor : woken_)
        if (const Task* const task = task_of(actor))
            due_.push_back({actor, Wake::Permit, task->timer});
    if (timers_.empty())
        return;
    const auto now = caller_.seam.now();
    for (; !timers_.empty() && timers_.top().time <= now; timers_.pop()) {
        const ActorId actor{timers_.top().actor};
        const Task* const task = task_of(actor);
        if (task != nullptr && task->timer == timers_.top().number)
            due_.push_back({actor, Wake::Deadline, task->timer});
    }
}

void EventLoop::suspend(Task& task) {
    arm(task);
    fall_silent(task, ActorStatus::Parked);
    if (run_.is_decided())
        run_.turns->suspend(task.actor(), task.due);
}

void EventLoop::arm(Task& task) {
    ++task.timer;
    if (task.due && !run_.is_decided())
        timers_.push({*task.due, task.actor().value, task.timer});
}

// Nobody is due: until somebody is.
Status EventLoop::pause() {
    // Timers that nobody waits for any more would wake it for nothing.
    while (!timers_.empty()) {
        const Task* const task = task_of(ActorId{timers_.top().actor});
        if (task != nullptr && task->timer == timers_.top().number)
            break;
        timers_.pop();
    }
    const sync::Deadline until =
        timers_.empty() ? sync::Deadline{} : sync::Deadline(timers_.top().time);
    record::Recorder& recorder = caller_.recorder;
    recorder.make_room_to_block();
    recorder.record_cpu_time_before_block();
    recorder.record_vital(EventKind::PollBegin, {}, 0, static_cast<std::int64_t>(outstanding_),
                          until ? event_flag::timed : std::uint16_t{0});
    // Only who waits for others alone can close a circle; the rest is seen when it is looked for.
    if (!until && outstanding_ == 0)
        recorder.ring_doorbell();
    sync::release_interpreter(caller_);
    const Status polled = poll(until);
    recorder.record(EventKind::PollEnd);
    recorder.record_cpu_time();
    sync::take_interpreter(caller_);
    return polled;
}

Status EventLoop::poll(sync::Deadline until) {
    if (run_.turns != nullptr) {
        caller_.seam.park(caller_.actor, until);
        return Done{};
    }
    // Whoever lets a task go on either sees that the loop is parked, and rings, or is seen here.
    set_status(run_, caller_.actor, ActorStatus::Parked);
    Status polled = Done{};
    if (!schedule::has_due_tasks(run_.memory, caller_.actor))
        polled = look_for_replies(until);
    set_status(run_, caller_.actor, ActorStatus::Started);
    return polled;
}

Status EventLoop::look_for_replies(sync::Deadline until) {
    arrivals_.clear();
    if (Status waited = poller_->wait(until, arrivals_); !waited)
        return waited;
    for (const Poller::Arrival& arrival : arrivals_) {
        Task* const task = task_of(ActorId{arrival.sender});
        task->reply_came = sync::Clock::now() - arrival.age;
        due_.push_back({task->actor(), Wake::Permit, task->timer});
    }
    return Done{};
}

void EventLoop::speak_for(Task& task) {
    record::Recorder& recorder = caller_.recorder;
    recorder.make_room(8);
    recorder.speak_for(task.actor());
    recorder.set_site(task.site);
    recorder.record(EventKind::Resume, {}, 0, task.actor().value);
    set_status(run_, task.actor(), ActorStatus::Started);
}

void EventLoop::fall_silent(Task& task, ActorStatus status) {
    record::Recorder& recorder = caller_.recorder;
    task.site = recorder.site();
    set_status(run_, task.actor(), status);
    recorder.record(EventKind::Suspend, {}, 0, task.actor().value);
    recorder.speak_for(caller_.actor);
    recorder.set_site(run_.memory.actor(caller_.actor).body);
}

// Let go on for a wait that is over already.
bool EventLoop::is_stale(const Task& task, const Due& due) const {
    if (due.wake == Wake::Deadline)
        return due.timer != task.timer;
    const bool has_reply = run_.turns == nullptr && task.reply_came;
    return task.wait == Task::Wait::Time || (task.wait == Task::Wait::Reply && !has_reply);
}

// With remedies one of its steps may be many, and its body may be called again.
void EventLoop::give_stack(Task& task, std::size_t body, const std::vector<Value>& arguments) {
    task.remedies = std::make_unique<ActorRemedies>(*run_.remedies, task.context);
    task.context.remedies = task.remedies.get();
    task.stack = std::make_unique<TaskStack>([this, &task, body, arguments] {
        Result<Script::Step> went = script_.go_on(task.coroutine);
        while (went && *went == Script::Step::StartsOver) {
            const Status again = script_.start_over(task.coroutine, task.context, body, arguments);
            went = again ? script_.go_on(task.coroutine) : Result<Script::Step>(again.error());
        }
        if (went && *went == Script::Step::Returned)
            task.remedies->end();
        task.ended = std::move(went);
    });
}

void EventLoop::resume_stack(Task& task) {
    script_.take_up(task.coroutine, task.context);
    task.ended = Script::Step::Yielded;
    task.stack->resume();
    script_.put_down(task.coroutine);
}

Result<Script::End> EventLoop::resume(Due due) {
    Task* const found = task_of(due.task);
    if (found == nullptr || is_stale(*found, due))
        return Script::End::Returned;
    Task& task = *found;
    speak_for(task);
    if (!std::exchange(task.begun, true))
        caller_.recorder.record(EventKind::ThreadBegin);
    if (task.wait == Task::Wait::Operation) {
        if (task.operation->resume(task.context.caller, due.wake) == sync::Progress::Blocked) {
            task.due = task.operation->deadline();
            suspend(task);
            return Script::End::Returned;
        }
        if (task.operation->outcome() == Outcome::Stopped)
            return Script::End::Stopped;
    }
    if (task.wait == Task::Wait::Reply)
        --outstanding_;
    task.wait = Task::Wait::Turn;
    task.due.reset();
    ++task.timer;
    if (task.stack)
        resume_stack(task);
    const Result<Script::Step> step =
        task.stack ? task.ended : script_.step(task.coroutine, task.context);
    if (!step) {
        end(task, event_flag::failed);
        return step.error();
    }
    switch (*step) {
        case Script::Step::Yielded:
            suspend(task);
            break;
        case Script::Step::Returned:
            end(task, 0);
            break;
        case Script::Step::Stopped:
        case Script::Step::StartsOver:  // it has a stack, and has begun again there
            return Script::End::Stopped;
    }
    return Script::End::Returned;
}

void EventLoop::end(Task& task, std::uint16_t flags) {
    caller_.recorder.set_site(run_.memory.actor(task.actor()).body);
    sync::end_actor(task.context.caller, flags);
    fall_silent(task, ActorStatus::Ended);
    if (run_.is_decided())
        run_.turns->end(task.actor());
    script_.forget(task.coroutine);
    tasks_[task.actor().value - first_].reset();
    --living_;
}

Result<ActorId> EventLoop::start(ActorContext& starter, std::size_t body,
                                 const std::vector<Value>& arguments) {
    const Result<ActorId> actor = add_started(starter, body, record::ActorKind::Task);
    if (!actor)
        return actor;
    run_.memory.actor(*actor).loop = caller_.actor;
    if (Status added = add(*actor, body, arguments); !added)
        return added.error();
    if (run_.is_decided())
        admit(run_, *actor, 0);
    return actor;
}

Status EventLoop::request(Task& task, std::chrono::nanoseconds latency) {
    ++outstanding_;
    if (run_.turns != nullptr) {
        task.wait_for_reply(caller_.seam.now() + latency);
        task.reply_came = task.due;
        return Done{};
    }
    task.reply_came.reset();
    task.wait_for_reply({});
    return poller_->send(task.actor().value, latency);
}

Outcome EventLoop::yield_interpreter(Task& task) {
    if (!sync::is_drop_requested(caller_))
        return Outcome::Done;
    fall_silent(task, ActorStatus::Parked);
    const Outcome outcome = sync::yield_interpreter(caller_);
    speak_for(task);
    return outcome;
}

}  // namespace threadline::runtime
