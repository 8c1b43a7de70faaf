// Small concurrent programs on plain vectors, for holding an exploration against all interleavings.
// What the calls mean comes from the pure transitions of engine/sync.
#pragma once

#include "engine/schedule/program.h"
#include "engine/sync/barrier_state.h"
#include "engine/sync/condition_state.h"
#include "engine/sync/mutex_state.h"
#include "engine/sync/queue_state.h"
#include "engine/sync/semaphore_state.h"
#include "engine/sync/variable_state.h"

#include <random>

namespace threadline::testing {

struct Call {
    enum class Kind {
        Read,       // seen = variable
        Write,      // variable = value
        WriteSeen,  // variable = seen + value
        Add,
        Swap,  // variable = value, if it is what was seen; seen = whether it was
        Lock,
        TryLock,  // seen = whether it is held now
        TimedLock,
        Unlock,  // nothing, where it is not held
        Acquire,
        TryAcquire,
        TimedAcquire,
        Post,
        Wait,  // nothing, where lock 0 is not held
        TimedWait,
        Notify,
        NotifyAll,
        Arrive,
        Put,
        Get,
        Join,     // the thread `object`
        Compute,  // touches nothing
    };
    Kind kind = Kind::Compute;
    std::uint32_t object = 0;
    std::int64_t value = 0;
};

struct SmallProgram {
    std::vector<std::vector<Call>> threads;
    std::uint32_t barrier_parties = 2;
    std::int64_t semaphore_count = 0;
};

std::string to_string(const SmallProgram& program);

// `kinds` are those to draw from.
SmallProgram random_program(std::mt19937& random, std::size_t threads, std::size_t calls,
                            std::span<const Call::Kind> kinds);

// Of pieces that make sense: what is locked is unlocked, who waits holds the lock.
SmallProgram random_orderly_program(std::mt19937& random, std::size_t threads, std::size_t calls);

// Two variables, two locks, a semaphore, a condition with lock 0, a barrier, a queue of one item.
class SmallState {
public:
    explicit SmallState(const SmallProgram& program);

    std::vector<record::Choice> choices() const;
    bool make(const record::Choice& choice, schedule::Footprint& footprint);
    std::vector<schedule::Program::Waiting> waiting() const;
    schedule::End end() const;

private:
    enum class Stage { Begin, Queued, Relocking };
    struct Thread {
        std::size_t next = 0;
        Stage stage = Stage::Begin;
        std::int64_t seen = 0;
    };
    struct Ability {
        bool go = false;
        bool time_out = false;
        schedule::Footprint needs;  // where it has to wait
    };

    const Call* pending(std::size_t thread) const;
    Ability ability(std::size_t thread) const;
    void perform(std::size_t thread, const record::Choice& choice, schedule::Footprint& footprint);
    void pass(std::size_t thread, schedule::Footprint& footprint);
    bool holds(std::size_t lock, std::size_t thread) const;
    bool granted(std::size_t thread) const;
    schedule::Openings lock_openings(std::size_t lock) const;
    schedule::Openings queue_openings() const;

    const SmallProgram* program_;
    std::vector<Thread> threads_;
    mutable std::vector<sync::Waiter> waiters_;
    sync::VariableState variables_[2];
    sync::MutexState locks_[2];
    sync::SemaphoreState semaphore_;
    sync::ConditionState condition_;
    sync::BarrierState barrier_;
    sync::QueueState queue_;
    mutable Value slots_[1];
};

class SmallProgramRun final : public schedule::Program {
public:
    explicit SmallProgramRun(const SmallProgram& program) : begin_(program), now_(program) {}

    void reset() override { now_ = begin_; }
    std::span<const record::Choice> choices() override { return choices_ = now_.choices(); }
    bool make(const record::Choice& choice, schedule::Footprint& footprint) override {
        return now_.make(choice, footprint);
    }
    std::vector<Waiting> waiting() override { return now_.waiting(); }
    schedule::End end() override { return now_.end(); }

private:
    SmallState begin_;
    SmallState now_;
    std::vector<record::Choice> choices_;
};

}  // namespace threadline::testing
