// For which lock each actor waits that may stand in a circle (giving_way.h). Anonymous shared
// memory, made before the first fork: the circle may go through several processes.
#pragma once

#include "engine/record/ids.h"
#include "engine/record/result.h"
#include "engine/sync/lock_circle.h"

#include <atomic>
#include <cstdint>
#include <memory>

namespace threadline::runtime {

class WaitBoard {
public:
    // nullptr: no memory.
    static std::unique_ptr<WaitBoard> create(std::uint32_t actors);
    ~WaitBoard();
    WaitBoard(const WaitBoard&) = delete;
    WaitBoard& operator=(const WaitBoard&) = delete;

    // Any thread of any process.
    void set(ActorId actor, sync::LockWait wait) {
        at(actor).store(wait.lock.value | (wait.gives_way ? kGivesWay : 0));
    }
    sync::LockWait get(ActorId actor) const {
        const std::uint32_t place = at(actor).load();
        return {ObjectId{place & ~kGivesWay}, (place & kGivesWay) != 0};
    }

private:
    static constexpr std::uint32_t kGivesWay = 1u << 31;  // no object has so high a number

    WaitBoard(std::atomic<std::uint32_t>* places, std::uint32_t count)
        : places_(places), count_(count) {}
    // Who has no place of its own shares one that nobody reads.
    std::atomic<std::uint32_t>& at(ActorId actor) const {
        return places_[actor.value < count_ ? actor.value : 0];
    }

    std::atomic<std::uint32_t>* places_;
    std::uint32_t count_;
};

}  // namespace threadline::runtime
