#include "engine/schedule/turn.h"

#include "engine/record/futex.h"

namespace threadline::schedule {

void give_turn(const record::SharedMemory& memory, ActorId actor) {
    auto& permit = memory.actor(actor).permit;
    permit.store(1, std::memory_order_release);
    record::futex_wake(permit, 1);
}

void wait_for_turn(const record::SharedMemory& memory, ActorId actor) {
    auto& permit = memory.actor(actor).permit;
    while (permit.exchange(0, std::memory_order_acquire) == 0)
        record::futex_wait(permit, 0, {});
}

}  // namespace threadline::schedule
