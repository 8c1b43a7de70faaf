// Random legal runs, for properties that hold for every run: actors that lock, wait, post, join,
// give up and end as the primitives allow it (mutexes, semaphores and queues barge; reader-writer
// locks are first in, first out).
#pragma once

#include "tests/engine/synthetic_run.h"

#include <algorithm>
#include <random>

namespace threadline::test {

class RandomRun {
public:
    // `sharing`: of a hundred steps about so many read or change a variable, and some threads are
    // started by others; of a hundred `locking` take a lock that is free, or let one go.
    explicit RandomRun(std::uint32_t seed, int sharing = 0, int locking = 0)
        : random_(seed), sharing_(sharing), locking_(locking) {
        const int actors = pick(2, 6);
        for (int i = 0; i < actors; ++i)
            actors_.push_back(run.thread("T" + std::to_string(i + 1)));
        const int mutexes = pick(1, 3);
        for (int i = 0; i < mutexes; ++i)
            locks_.push_back(run.mutex("M" + std::to_string(i + 1)));
        using record::ObjectKind;
        if (pick(0, 1) == 1)
            locks_.push_back(table_ = run.object(ObjectKind::ReaderWriterLock, "RW"));
        condition_ = run.object(ObjectKind::Condition, "C");
        semaphore_ = run.object(ObjectKind::Semaphore, "S", pick(0, 1));
        barrier_ = run.object(ObjectKind::Barrier, "B", 2);
        queue_ = run.object(ObjectKind::Queue, "Q", 1);
        variable_ = run.object(ObjectKind::Variable, "v", 7);
        for (int i = 0; sharing_ > 0 && i < 3; ++i)
            shared_.push_back(run.object(ObjectKind::Variable, "v" + std::to_string(i + 1), 0));
    }

    // One event more; false: nobody can do anything any more.
    bool step() {
        std::vector<ActorId> able;
        for (const ActorId actor : actors_)
            if (can_act(actor))
                able.push_back(actor);
        if (able.empty())
            return false;
        time_ += std::chrono::nanoseconds(pick(0, 3) == 0 ? 0 : pick(1, 200'000));
        run.at(time_, static_cast<std::uint32_t>(pick(1, 50)));
        act(able[static_cast<std::size_t>(pick(0, static_cast<int>(able.size()) - 1))]);
        return true;
    }

    SyntheticRun run;
    Time now() const { return time_; }
    const std::vector<ActorId>& actors() const { return actors_; }

private:
    using Wait = trace::WaitKind;

    int pick(int from, int to) { return std::uniform_int_distribution<int>(from, to)(random_); }

    bool read_locked(const trace::ObjectState& lock) const {
        return !lock.holders.empty() && lock.holders.front().shared;
    }
    bool could_lock(ActorId actor, ObjectId lock, bool shared) const {
        const trace::ObjectState& state = run.world().object(lock);
        if (lock != table_)
            return state.holders.empty();
        if (!state.waiters.empty() && state.waiters.front() != actor)
            return false;
        return state.holders.empty() || (shared && read_locked(state));
    }
    bool can_act(ActorId id) const {
        const trace::ActorState& actor = run.world().actor(id);
        if (actor.ended || (!actor.begun && !is_started(id)))
            return false;
        if (actor.timed || actor.granted)
            return true;
        switch (actor.wait) {
            case Wait::None:
            case Wait::Io:
            case Wait::Sleep:
                return true;
            case Wait::Lock:
                return could_lock(id, actor.waits_for, actor.shared);
            case Wait::Semaphore:
            case Wait::QueueItem:
                return run.world().object(actor.waits_for).count > 0;
            case Wait::QueueSpace:
                return run.world().object(actor.waits_for).count < 1;
            default:
                return false;
        }
    }

    // Where variables are shared, the first two begin by themselves.
    bool is_started(ActorId id) const {
        return sharing_ == 0 || id <= actors_[1] || started_ >= id;
    }

    void act(ActorId id) {
        const trace::ActorState actor = run.world().actor(id);
        if (!actor.begun) {
            run.event(id, EventKind::ThreadBegin);
            return;
        }
        if (actor.wait != Wait::None)
            go_on(id, actor);
        else
            do_something(id, actor);
    }

    void go_on(ActorId id, const trace::ActorState& actor) {
        if (pick(0, 5) == 0) {
            run.event(id, EventKind::CpuTime, {}, pick(1, 1000) * 1000);
            return;
        }
        const ObjectId object = actor.waits_for;
        const trace::ObjectState& state = run.world().object(object);
        const std::uint16_t contended = event_flag::contended;
        const auto time_out = [&] { run.event(id, EventKind::TimedOut, object); };
        switch (actor.wait) {
            case Wait::Lock:
                if (could_lock(id, object, actor.shared) && !(actor.timed && pick(0, 3) == 0))
                    run.lock(id, object,
                             static_cast<std::uint16_t>(contended |
                                                        (actor.shared ? event_flag::shared : 0)));
                else if (actor.timed)
                    time_out();
                break;
            case Wait::Condition:
                actor.granted ? (void)run.event(id, EventKind::WaitEnd, object) : time_out();
                break;
            case Wait::Barrier:
                if (actor.granted)
                    run.event(id, EventKind::BarrierPassed, object);
                else
                    time_out();
                break;
            case Wait::Semaphore:
                if (state.count > 0)
                    run.event(id, EventKind::SemaphoreAcquired, object, state.count - 1, contended);
                else if (actor.timed)
                    time_out();
                break;
            case Wait::QueueItem:
                if (state.count > 0)
                    run.event(id, EventKind::Got, object, state.count - 1, contended);
                else if (actor.timed)
                    time_out();
                break;
            case Wait::QueueSpace:
                if (state.count < 1)
                    run.event(id, EventKind::Put, object, state.count + 1, contended);
                else if (actor.timed)
                    time_out();
                break;
            case Wait::Join:
                run.event(id, actor.granted ? EventKind::Joined : EventKind::TimedOutJoin, {},
                          actor.joins.value);
                break;
            case Wait::Io:
                run.event(id, EventKind::IoEnd);
                break;
            case Wait::Sleep:
                run.event(id, EventKind::SleepEnd);
                break;
            case Wait::None:
            case Wait::Poll:         // of an event loop: these actors are threads
            case Wait::Interpreter:  // this run has no interpreter lock
                break;
        }
    }

    void do_something(ActorId id, const trace::ActorState& actor) {
        const std::uint16_t timed = pick(0, 4) == 0 ? event_flag::timed : std::uint16_t{0};
        const auto count = [&](ObjectId object) { return run.world().object(object).count; };
        if (sharing_ > 0 && pick(1, 100) <= sharing_) {
            use_variable(id);
            return;
        }
        if (locking_ > 0 && pick(1, 100) <= locking_) {
            use_lock(id, actor);
            return;
        }
        switch (pick(0, 15)) {
            case 0:
            case 1:
            case 2:
            case 3: {
                const ObjectId lock =
                    locks_[static_cast<std::size_t>(pick(0, static_cast<int>(locks_.size()) - 1))];
                const bool shared = lock == table_ && pick(0, 2) != 0;
                const std::uint16_t side = shared ? event_flag::shared : std::uint16_t{0};
                if (could_lock(id, lock, shared))
                    run.lock(id, lock, side);
                else
                    run.request(id, lock, static_cast<std::uint16_t>(side | timed));
                break;
            }
            case 4:
            case 5:
            case 6:
                unlock(id, actor);
                break;
            case 7:
                run.event(id, EventKind::WaitBegin, condition_, 0, timed);
                break;
            case 8: {
                const auto waiting =
                    static_cast<int>(run.world().object(condition_).waiters.size());
                if (pick(0, 1) == 0)
                    run.event(id, EventKind::Notify, condition_, waiting, event_flag::all);
                else
                    run.event(id, EventKind::Notify, condition_, std::min(waiting, 1));
                break;
            }
            case 9:
                if (count(semaphore_) > 0)
                    run.event(id, EventKind::SemaphoreAcquired, semaphore_, count(semaphore_) - 1);
                else
                    run.event(id, EventKind::SemaphoreRequest, semaphore_, 0, timed);
                break;
            case 10:
                run.event(id, EventKind::SemaphorePosted, semaphore_, count(semaphore_) + 1);
                break;
            case 11:
                if (run.world().object(barrier_).waiters.empty())
                    run.event(id, EventKind::BarrierArrived, barrier_, 1);
                else
                    run.event(id, EventKind::BarrierOpened, barrier_, 1);
                break;
            case 12:
                if (pick(0, 1) == 0) {
                    if (count(queue_) > 0)
                        run.event(id, EventKind::Got, queue_, count(queue_) - 1);
                    else
                        run.event(id, EventKind::GetRequest, queue_, 0, timed);
                } else {
                    if (count(queue_) < 1)
                        run.event(id, EventKind::Put, queue_, count(queue_) + 1);
                    else
                        run.event(id, EventKind::PutRequest, queue_, 0, timed);
                }
                break;
            case 13: {
                const ActorId target = actors_[static_cast<std::size_t>(
                    pick(0, static_cast<int>(actors_.size()) - 1))];
                if (run.world().actor(target).ended)
                    run.event(id, EventKind::Joined, {}, target.value);
                else
                    run.event(id, EventKind::JoinRequest, {}, target.value, timed);
                break;
            }
            case 14:
                run.end(id);
                break;
            default:
                odd_job(id);
                break;
        }
    }

    void unlock(ActorId id, const trace::ActorState& actor) {
        if (actor.holds.empty())
            return;
        const ObjectId lock =
            actor
                .holds[static_cast<std::size_t>(pick(0, static_cast<int>(actor.holds.size()) - 1))];
        const bool shared = read_locked(run.world().object(lock));
        run.event(id, EventKind::Released, lock, 0, shared ? event_flag::shared : std::uint16_t{0});
    }

    void use_lock(ActorId id, const trace::ActorState& actor) {
        const ObjectId lock =
            locks_[static_cast<std::size_t>(pick(0, static_cast<int>(locks_.size()) - 1))];
        const bool shared = lock == table_ && pick(0, 2) != 0;
        if (static_cast<int>(actor.holds.size()) > pick(0, 2))
            unlock(id, actor);
        else if (could_lock(id, lock, shared))
            run.lock(id, lock,
                     static_cast<std::uint16_t>((shared ? event_flag::shared : 0) |
                                                (pick(0, 9) == 0 ? event_flag::timed : 0)));
    }

    void use_variable(ActorId id) {
        const ObjectId variable =
            shared_[static_cast<std::size_t>(pick(0, static_cast<int>(shared_.size()) - 1))];
        const trace::ObjectState& state = run.world().object(variable);
        const auto integer = static_cast<std::uint16_t>(ValueTag::Integer);
        switch (pick(0, 11)) {
            case 0:
                run.add(id, variable, pick(0, 9));
                break;
            case 1:
                // Only one of them is a flag or a lock.
                if (variable == shared_.back())
                    run.event(id, EventKind::CompareExchanged, variable, pick(0, 9),
                              static_cast<std::uint16_t>(
                                  integer | (pick(0, 1) == 0 ? event_flag::failed : 0)));
                break;
            case 2: {
                const ActorId next{std::max(started_, actors_[1]).value + 1};
                if (next <= actors_.back()) {
                    started_ = next;
                    run.event(id, EventKind::ActorStart, {}, next.value);
                }
                break;
            }
            case 3:
            case 4:
            case 5:
            case 6:
                run.write(id, variable, pick(0, 9));
                break;
            default:
                run.read(id, variable, state.value.payload,
                         pick(0, 4) == 0 ? static_cast<std::uint32_t>(pick(1, 3)) : 0);
                break;
        }
    }

    void odd_job(ActorId id) {
        switch (pick(0, 6)) {
            case 0:
                run.event(id, EventKind::IoBegin, {}, 1000);
                break;
            case 1:
                run.event(id, EventKind::SleepBegin, {}, pick(0, 100'000));
                break;
            case 2:
                run.event(id, EventKind::CpuTime, {}, pick(1, 1000) * 1000);
                break;
            case 3:
                run.event(id, EventKind::ComputeBegin, {}, 100);
                break;
            case 4:
                run.event(id, EventKind::ComputeEnd, {}, pick(0, 100'000));
                break;
            case 5:
                run.event(id, pick(0, 1) == 0 ? EventKind::RecorderBegin : EventKind::RecorderEnd);
                break;
            default:
                run.event(id, EventKind::Write, variable_, pick(0, 9),
                          static_cast<std::uint16_t>(ValueTag::Integer));
                break;
        }
    }

    std::mt19937 random_;
    int sharing_, locking_;
    std::vector<ActorId> actors_;
    ActorId started_;  // the latest of those that others started
    std::vector<ObjectId> shared_;
    std::vector<ObjectId> locks_;
    ObjectId table_, condition_, semaphore_, barrier_, queue_, variable_;
    Time time_{0};
};

}  // namespace threadline::test
