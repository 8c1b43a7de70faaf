// For which lock each actor waits that could give way (giving_way.h). Anonymous shared memory,
// made before the first fork: the circle may go through several processes.
#pragma once

#include "engine/record/ids.h"
#include "engine/record/result.h"

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

    // Any thread of any process. None: it waits for nothing.
    void set(ActorId actor, ObjectId lock) { at(actor).store(lock.value); }
    ObjectId get(ActorId actor) const { return ObjectId{at(actor).load()}; }

private:
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
