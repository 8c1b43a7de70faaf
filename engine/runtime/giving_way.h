// Locking until it is held, or its actor is the victim of a circle of such waits
// (sync/lock_circle.h): then the wait is withdrawn, and the outcome is TimedOut.
//
// Whoever queues looks for circles, so the last one of each finds it; those that are the victims of
// others are told to look again. Where a schedule decides, that offers the withdrawal as a choice
// instead. Who has nothing that it could let go of waits in the same way, but does not give way: by
// its place in a queue it may close a circle of others.
#pragma once

#include "engine/runtime/lock_side.h"
#include "engine/runtime/wait_board.h"

namespace threadline::runtime {

class GivingWay final : public sync::Operation {
public:
    // `decides`: a schedule does. On the board the wait stands as long as the operation is begun.
    GivingWay(sync::LockWait wait, LockSide side, WaitBoard& board, bool decides,
              sync::Clock::time_point now)
        : wait_(wait),
          board_(board),
          decides_(decides),
          locking_(lock_operation(
              wait.lock, side, wait.gives_way ? sync::Deadline(now + longest) : sync::Deadline())) {
    }

    sync::Progress begin(sync::Caller& caller) override;
    sync::Progress resume(sync::Caller& caller, sync::Wake wake) override;
    sync::Outcome outcome() const override { return locking_->outcome(); }
    sync::Deadline deadline() const override { return locking_->deadline(); }

private:
    // It is a wait that ends: an analysis is not to take its circle for a deadlock.
    static constexpr auto longest = std::chrono::hours(1);

    sync::Progress settle(sync::Caller& caller, sync::Progress progress);

    sync::LockWait wait_;
    WaitBoard& board_;
    bool decides_;
    std::unique_ptr<sync::Operation> locking_;
};

}  // namespace threadline::runtime
