// What a run's shared memory holds before its first step, so that it can be put back for another
// execution.
#pragma once

#include "engine/record/shared_memory.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace threadline::schedule {

class DeclaredMemory {
public:
    // As `memory`, which outlives it, is now: its objects, actors and values. Nobody uses it.
    explicit DeclaredMemory(const record::SharedMemory& memory);

    // O(bytes of what is declared).
    void put_back() const;

    std::uint32_t objects() const {
        return static_cast<std::uint32_t>(objects_.size() / sizeof(record::ObjectRecord));
    }
    std::uint32_t actors() const {
        return static_cast<std::uint32_t>(actors_.size() / sizeof(record::ActorRecord));
    }

private:
    const record::SharedMemory& memory_;
    std::vector<std::byte> objects_;  // the bytes of the records
    std::vector<std::byte> actors_;
    std::vector<Value> values_;
};

}  // namespace threadline::schedule
