// Locking a mutex until it is held, or its actor is the victim of a circle of such waits
// (sync/lock_circle.h): then the wait is withdrawn, and the outcome is TimedOut.
//
// Whoever queues looks for a circle, so the last one of it finds it; if another is the victim, it
// is told to look again. Where a schedule decides, that offers the withdrawal as a choice instead.
#pragma once

#include "engine/runtime/wait_board.h"
#include "engine/sync/mutex.h"

namespace threadline::runtime {

class GivingWay final : public sync::Operation {
public:
    // `decides`: a schedule does. On the board the wait stands as long as the operation is begun.
    GivingWay(ObjectId mutex, WaitBoard& board, bool decides, sync::Clock::time_point now)
        : mutex_(mutex), board_(board), decides_(decides), lock_(mutex, now + longest) {}

    sync::Progress begin(sync::Caller& caller) override;
    sync::Progress resume(sync::Caller& caller, sync::Wake wake) override;
    sync::Outcome outcome() const override { return lock_.outcome(); }
    sync::Deadline deadline() const override { return lock_.deadline(); }

private:
    // It is a wait that ends: an analysis is not to take its circle for a deadlock.
    static constexpr auto longest = std::chrono::hours(1);

    ActorId find_victim(const sync::Caller& caller) const;
    sync::Progress settle(sync::Caller& caller, sync::Progress progress);

    ObjectId mutex_;
    WaitBoard& board_;
    bool decides_;
    sync::MutexLock lock_;
};

}  // namespace threadline::runtime
