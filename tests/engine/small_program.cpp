#include "tests/engine/small_program.h"

#include <algorithm>

namespace threadline::testing {

using namespace threadline::sync;
using record::Choice;
using schedule::Access;
using schedule::End;
using schedule::Footprint;
using schedule::is_timeout;
using schedule::Openings;
using schedule::touch;
using Kind = Call::Kind;

namespace {

struct Links {
    std::vector<Waiter>& waiters;
    Waiter& operator[](ActorId actor) const { return waiters[actor.value]; }
};

struct Slots {
    Value* values;
    Value& operator[](std::uint32_t index) const { return values[index]; }
};

// Objects by number. Each thread has two more: its end, and that it has been let go on.
constexpr std::uint32_t kVariable = 0;
constexpr std::uint32_t kLock = 2;
constexpr std::uint32_t kSemaphore = 4;
constexpr std::uint32_t kCondition = 5;
constexpr std::uint32_t kBarrier = 6;
constexpr std::uint32_t kQueue = 7;
constexpr std::uint32_t end_of(std::size_t thread) {
    return 8 + 2 * static_cast<std::uint32_t>(thread);
}
constexpr std::uint32_t grant_of(std::size_t thread) {
    return end_of(thread) + 1;
}

constexpr Openings kOpen = 1;
constexpr Openings kRoom = 2;

constexpr const char* kNames[] = {"Read",       "Write",        "WriteSeen", "Add",    "Swap",
                                  "Lock",       "TryLock",      "TimedLock", "Unlock", "Acquire",
                                  "TryAcquire", "TimedAcquire", "Post",      "Wait",   "TimedWait",
                                  "Notify",     "NotifyAll",    "Arrive",    "Put",    "Get",
                                  "Join",       "Compute"};

ActorId actor_of(std::size_t thread) {
    return ActorId{static_cast<std::uint32_t>(thread + 1)};
}

std::int64_t integer(Value value) {
    return value.payload;
}

}  // namespace

std::string to_string(const SmallProgram& program) {
    std::string text = "semaphore " + std::to_string(program.semaphore_count) + " parties " +
                       std::to_string(program.barrier_parties);
    for (const auto& calls : program.threads) {
        text += "\n ";
        for (const Call& call : calls)
            text += std::string(" ") + kNames[static_cast<int>(call.kind)] + "(" +
                    std::to_string(call.object) + "," + std::to_string(call.value) + ")";
    }
    return text;
}

SmallProgram random_program(std::mt19937& random, std::size_t threads, std::size_t calls,
                            std::span<const Kind> kinds) {
    SmallProgram program;
    program.barrier_parties = static_cast<std::uint32_t>(2 + random() % threads % 2);
    program.semaphore_count = random() % 2;
    for (std::size_t thread = 0; thread < threads; ++thread) {
        std::vector<Call>& list = program.threads.emplace_back();
        const std::size_t count = 1 + random() % calls;
        for (std::size_t i = 0; i < count; ++i) {
            Call call{kinds[random() % kinds.size()], static_cast<std::uint32_t>(random() % 2),
                      static_cast<std::int64_t>(1 + random() % 2)};
            if (call.kind == Kind::Join)
                call.object = static_cast<std::uint32_t>(random() % threads);
            list.push_back(call);
        }
    }
    return program;
}

SmallProgram random_orderly_program(std::mt19937& random, std::size_t threads, std::size_t calls) {
    static const std::vector<std::vector<Call>> pieces = {
        {{Kind::Lock, 0}, {Kind::Read, 0}, {Kind::WriteSeen, 0, 1}, {Kind::Unlock, 0}},
        {{Kind::Lock, 1}, {Kind::Add, 1, 1}, {Kind::Unlock, 1}},
        {{Kind::Lock, 0}, {Kind::Lock, 1}, {Kind::Unlock, 1}, {Kind::Unlock, 0}},
        {{Kind::Lock, 1}, {Kind::Lock, 0}, {Kind::Unlock, 0}, {Kind::Unlock, 1}},
        {{Kind::TryLock, 0}, {Kind::WriteSeen, 1, 1}, {Kind::Unlock, 0}},
        {{Kind::TimedLock, 1}, {Kind::WriteSeen, 0, 1}, {Kind::Unlock, 1}},
        {{Kind::Lock, 0}, {Kind::Wait}, {Kind::Unlock, 0}},
        {{Kind::Lock, 0}, {Kind::TimedWait}, {Kind::Unlock, 0}},
        {{Kind::Lock, 0}, {Kind::Notify}, {Kind::Unlock, 0}},
        {{Kind::Notify}},
        {{Kind::NotifyAll}},
        {{Kind::Acquire}, {Kind::Add, 0, 1}, {Kind::Post}},
        {{Kind::Post}},
        {{Kind::TimedAcquire}},
        {{Kind::Arrive}},
        {{Kind::Put, 0, 1}},
        {{Kind::Get}, {Kind::WriteSeen, 0, 0}},
        {{Kind::Read, 0}, {Kind::WriteSeen, 0, 1}},
        {{Kind::Join, 0}},
        {{Kind::Write, 1, 2}},
        {{Kind::Compute}}};
    SmallProgram program;
    program.semaphore_count = 1;
    for (std::size_t thread = 0; thread < threads; ++thread) {
        std::vector<Call>& list = program.threads.emplace_back();
        for (int i = 0; i < 6; ++i) {
            const std::vector<Call>& piece = pieces[random() % pieces.size()];
            if (list.size() + piece.size() <= calls)
                list.insert(list.end(), piece.begin(), piece.end());
        }
        if (list.empty())
            list.push_back({Kind::Compute});
    }
    return program;
}

SmallState::SmallState(const SmallProgram& program)
    : program_(&program), threads_(program.threads.size()), waiters_(program.threads.size() + 1) {
    for (VariableState& variable : variables_)
        variable.value = Value::integer(0);
    semaphore_.count = program.semaphore_count;
    barrier_.parties = program.barrier_parties;
    queue_.capacity = 1;
}

const Call* SmallState::pending(std::size_t thread) const {
    const auto& calls = program_->threads[thread];
    return threads_[thread].next < calls.size() ? &calls[threads_[thread].next] : nullptr;
}

bool SmallState::holds(std::size_t lock, std::size_t thread) const {
    return locks_[lock].owner == actor_of(thread);
}

bool SmallState::granted(std::size_t thread) const {
    return waiters_[thread + 1].wait_state == static_cast<std::uint32_t>(WaitState::Granted);
}

Openings SmallState::lock_openings(std::size_t lock) const {
    return locks_[lock].owner.valid() ? 0 : kOpen;
}

Openings SmallState::queue_openings() const {
    return static_cast<Openings>((queue_.items > 0 ? kOpen : 0) |
                                 (queue_.items < queue_.capacity ? kRoom : 0));
}

SmallState::Ability SmallState::ability(std::size_t thread) const {
    const Call* const call = pending(thread);
    if (call == nullptr)
        return {};
    const auto when = [](bool open, Access access) {
        return open ? Ability{true, false, {}} : Ability{false, false, {access}};
    };
    const std::uint32_t lock = kLock + call->object;
    switch (call->kind) {
        case Kind::Lock:
            return when(lock_openings(call->object) != 0, {lock, true, kOpen, 0});
        case Kind::TimedLock:
            return {lock_openings(call->object) != 0, lock_openings(call->object) == 0, {}};
        case Kind::Acquire:
            return when(semaphore_.count > 0, {kSemaphore, true, kOpen, 0});
        case Kind::TimedAcquire:
            return {semaphore_.count > 0, semaphore_.count <= 0, {}};
        case Kind::Wait:
        case Kind::TimedWait: {
            const Stage stage = threads_[thread].stage;
            if (stage == Stage::Begin)
                return {true, false, {}};
            const Access free{kLock, true, kOpen, lock_openings(0)};
            if (stage == Stage::Relocking)
                return when(free.before != 0, free);
            // A timed wait could have done something else earlier, so it needs nothing there.
            const bool timed = call->kind == Kind::TimedWait;
            const Openings needed = timed ? Openings{0} : kOpen;
            const Access grant{grant_of(thread), false, needed,
                               granted(thread) ? kOpen : Openings{0}};
            const Access lock_0{kLock, true, needed, free.before};
            const bool go = grant.before != 0 && free.before != 0;
            const bool time_out = timed && grant.before == 0;
            return {go, time_out, go || time_out ? Footprint{} : Footprint{grant, lock_0}};
        }
        case Kind::Arrive:
            if (threads_[thread].stage == Stage::Begin)
                return {true, false, {}};
            return when(granted(thread), {grant_of(thread), false, kOpen, 0});
        case Kind::Put:
            return when((queue_openings() & kRoom) != 0, {kQueue, true, kRoom, queue_openings()});
        case Kind::Get:
            return when((queue_openings() & kOpen) != 0, {kQueue, true, kOpen, queue_openings()});
        case Kind::Join:
            return when(pending(call->object) == nullptr, {end_of(call->object), false, kOpen, 0});
        default:
            return {true, false, {}};
    }
}

std::vector<Choice> SmallState::choices() const {
    std::vector<Choice> choices;
    for (std::size_t thread = 0; thread < threads_.size(); ++thread) {
        const Ability able = ability(thread);
        const ActorId actor = actor_of(thread);
        if (able.go) {
            if (pending(thread)->kind == Kind::Notify && !condition_.waiters.empty())
                for (ActorId at = condition_.waiters.first; at.valid();
                     at = waiters_[at.value].next_waiter)
                    choices.push_back({actor, Choice::Kind::Go, at});
            else
                choices.push_back({actor, Choice::Kind::Go, {}});
        }
        if (able.time_out)
            choices.push_back({actor, Choice::Kind::Timeout, {}});
    }
    return choices;
}

bool SmallState::make(const Choice& choice, Footprint& footprint) {
    const auto possible = choices();
    if (std::ranges::find(possible, choice) == possible.end())
        return false;
    perform(choice.actor.value - 1, choice, footprint);
    return true;
}

// The call is over. What comes next may be the end, for which others wait.
void SmallState::pass(std::size_t thread, Footprint& footprint) {
    threads_[thread].stage = Stage::Begin;
    ++threads_[thread].next;
    if (pending(thread) == nullptr)
        touch(footprint, {end_of(thread), true, 0, 0});
}

void SmallState::perform(std::size_t thread, const Choice& choice, Footprint& footprint) {
    const Call& call = *pending(thread);
    Thread& self = threads_[thread];
    const ActorId actor = actor_of(thread);
    const Links links{waiters_};
    const Slots places{slots_};
    Turn turn{.actor = actor};
    VariableState& variable = variables_[call.object % 2];
    const std::uint32_t variable_object = kVariable + call.object % 2;
    MutexState& lock = locks_[call.object % 2];
    const std::uint32_t lock_object = kLock + call.object % 2;

    const auto take_lock = [&](std::size_t index, Openings needed) {
        touch(footprint,
              {kLock + static_cast<std::uint32_t>(index), true, needed, lock_openings(index)});
        locks_[index].lock(links, turn, Attempt::Try);
    };
    const auto grant_all = [&](ActorId first) {
        for (ActorId at = first; at.valid(); at = waiters_[at.value].next_waiter)
            touch(footprint, {grant_of(at.value - 1), true, 0, 0});
    };
    switch (call.kind) {
        case Kind::Read:
            touch(footprint, {variable_object, false, 0, 0});
            self.seen = integer(variable.read().value);
            break;
        case Kind::Write:
        case Kind::WriteSeen:
            touch(footprint, {variable_object, true, 0, 0});
            variable.write(
                Value::integer(call.value + (call.kind == Kind::WriteSeen ? self.seen : 0)));
            break;
        case Kind::Add:
            touch(footprint, {variable_object, true, 0, 0});
            variable.add(Value::integer(call.value));
            break;
        case Kind::Swap: {
            const Transition swap =
                variable.compare_exchange(Value::integer(self.seen), Value::integer(call.value));
            const bool failed = (swap.flags & event_flag::failed) != 0;
            touch(footprint, {variable_object, !failed, 0, 0});
            self.seen = failed ? 0 : 1;
            break;
        }
        case Kind::Lock:
            take_lock(call.object, kOpen);
            break;
        case Kind::TryLock:
            touch(footprint,
                  {lock_object, lock_openings(call.object) != 0, 0, lock_openings(call.object)});
            self.seen = lock.lock(links, turn, Attempt::Try).outcome == Outcome::Done ? 1 : 0;
            break;
        case Kind::TimedLock:
            self.seen = is_timeout(choice) ? 0 : 1;
            if (is_timeout(choice))
                touch(footprint, {lock_object, false, 0, 0});
            else
                take_lock(call.object, 0);
            break;
        case Kind::Unlock:
            if (!holds(call.object, thread))
                break;
            touch(footprint, {lock_object, true, 0, 0});
            lock.unlock(links, turn);
            break;
        case Kind::Acquire:
        case Kind::TryAcquire:
        case Kind::TimedAcquire: {
            const bool open = semaphore_.count > 0;
            touch(footprint, {kSemaphore, open, call.kind == Kind::Acquire ? kOpen : Openings{0},
                              open ? kOpen : Openings{0}});
            self.seen = open ? 1 : 0;
            semaphore_.acquire(links, turn, Attempt::Try);
            break;
        }
        case Kind::Post:
            touch(footprint, {kSemaphore, true, 0, semaphore_.count > 0 ? kOpen : Openings{0}});
            semaphore_.post(links, turn);
            break;
        case Kind::Wait:
        case Kind::TimedWait:
            if (self.stage == Stage::Begin) {
                if (!holds(0, thread))
                    break;
                touch(footprint, {kLock, true, 0, 0});
                touch(footprint, {kCondition, true, 0, 0});
                locks_[0].unlock(links, turn);
                condition_.wait(links, turn, Attempt::Begin, ObjectId{1});
                self.stage = Stage::Queued;
                return;
            }
            if (self.stage == Stage::Queued && is_timeout(choice)) {
                touch(footprint, {kCondition, true, 0, 0});
                touch(footprint, {grant_of(thread), true, 0, 0});
                condition_.wait(links, turn, Attempt::GiveUp, ObjectId{1});
                self.seen = 0;
                if (lock_openings(0) == 0) {
                    touch(footprint, {kLock, false, 0, 0});
                    self.stage = Stage::Relocking;
                    return;
                }
                take_lock(0, 0);
                break;
            }
            if (self.stage == Stage::Queued) {
                const Openings needed = call.kind == Kind::Wait ? kOpen : Openings{0};
                touch(footprint, {grant_of(thread), true, needed, kOpen});
                condition_.wait(links, turn, Attempt::Retry, ObjectId{1});
                self.seen = 1;
                take_lock(0, needed);
                break;
            }
            take_lock(0, kOpen);
            break;
        case Kind::Notify: {
            touch(footprint, {kCondition, true, 0, 0});
            turn.choice = 0;
            for (ActorId at = condition_.waiters.first; at.valid() && at != choice.wakes;
                 at = waiters_[at.value].next_waiter)
                ++turn.choice;
            const Transition notified = condition_.notify_one(links, turn);
            if (notified.woken.count != 0)
                touch(footprint, {grant_of(notified.woken.first.value - 1), true, 0, 0});
            break;
        }
        case Kind::NotifyAll:
            touch(footprint, {kCondition, true, 0, 0});
            grant_all(condition_.waiters.first);
            condition_.notify_all(links, turn);
            break;
        case Kind::Arrive:
            if (self.stage == Stage::Begin) {
                touch(footprint, {kBarrier, true, 0, 0});
                if (barrier_.arrived + 1 >= barrier_.parties)
                    grant_all(barrier_.waiters.first);
                if (barrier_.arrive(links, turn, Attempt::Begin).blocked) {
                    self.stage = Stage::Queued;
                    return;
                }
                break;
            }
            touch(footprint, {grant_of(thread), true, kOpen, kOpen});
            barrier_.arrive(links, turn, Attempt::Retry);
            break;
        case Kind::Put:
            touch(footprint, {kQueue, true, kRoom, queue_openings()});
            queue_.put(links, places, turn, Attempt::Try,
                       Value::integer(10 * call.value + actor.value));
            break;
        case Kind::Get:
            touch(footprint, {kQueue, true, kOpen, queue_openings()});
            self.seen = integer(queue_.get(links, places, turn, Attempt::Try).value);
            break;
        case Kind::Join:
            touch(footprint, {end_of(call.object), false, kOpen, kOpen});
            break;
        case Kind::Compute:
            break;
    }
    pass(thread, footprint);
}

std::vector<schedule::Program::Waiting> SmallState::waiting() const {
    std::vector<schedule::Program::Waiting> all;
    for (std::size_t thread = 0; thread < threads_.size(); ++thread)
        if (Ability able = ability(thread); !able.needs.empty())
            all.push_back({actor_of(thread), std::move(able.needs)});
    return all;
}

End SmallState::end() const {
    End end;
    for (const VariableState& variable : variables_)
        end.state += std::to_string(variable.value.payload) + " ";
    for (std::size_t thread = 0; thread < threads_.size(); ++thread) {
        if (pending(thread) != nullptr)
            end.kind = End::Kind::Deadlocked;
        end.state += std::to_string(threads_[thread].next) + ":" +
                     std::to_string(threads_[thread].seen) + " ";
    }
    return end;
}

}  // namespace threadline::testing
