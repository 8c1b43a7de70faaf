// What rings wait for: from the key of a gate to a ring that is parked on it.
//
// Open addressing with linear probing in a power of two of slots, at most half of them used; what
// is taken out leaves no mark behind (Knuth, vol. 3, 6.4, algorithm R). No allocation once it has
// the size that it needs: with contended locks a ring is parked for every second event. A key is
// not 0. One owner thread. O(1) each, on average.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace threadline::session {

class GateTable {
public:
    bool empty() const { return used_ == 0; }

    // Puts the ring there, and gives the one that was there before.
    std::optional<std::uint32_t> exchange(std::uint64_t key, std::uint32_t ring) {
        if (2 * (used_ + 1) > slots_.size())
            grow();
        Slot& slot = slots_[place_of(key)];
        if (slot.key == key)
            return std::exchange(slot.ring, ring);
        slot = {key, ring};
        ++used_;
        return std::nullopt;
    }

    std::optional<std::uint32_t> take(std::uint64_t key) {
        if (used_ == 0)
            return std::nullopt;
        std::size_t free = place_of(key);
        if (slots_[free].key != key)
            return std::nullopt;
        const std::uint32_t ring = slots_[free].ring;
        // Those behind it that would no longer be found move up.
        const std::size_t mask = slots_.size() - 1;
        for (std::size_t next = (free + 1) & mask; slots_[next].key != 0; next = (next + 1) & mask)
            if (const std::size_t home = home_of(slots_[next].key);
                ((next - home) & mask) >= ((next - free) & mask)) {
                slots_[free] = slots_[next];
                free = next;
            }
        slots_[free] = {};
        --used_;
        return ring;
    }

private:
    struct Slot {
        std::uint64_t key = 0;
        std::uint32_t ring = 0;
    };

    // The upper bits of the product with 2^64 / golden ratio.
    std::size_t home_of(std::uint64_t key) const {
        return static_cast<std::size_t>((key * 0x9e37'79b9'7f4a'7c15u) >> shift_);
    }
    std::size_t place_of(std::uint64_t key) const {
        std::size_t place = home_of(key);
        while (slots_[place].key != 0 && slots_[place].key != key)
            place = (place + 1) & (slots_.size() - 1);
        return place;
    }
    void grow() {
        const std::vector<Slot> before = std::move(slots_);
        shift_ = before.empty() ? 60 : shift_ - 1;
        slots_.assign(std::size_t{1} << (64 - shift_), {});
        for (const Slot& slot : before)
            if (slot.key != 0)
                slots_[place_of(slot.key)] = slot;
    }

    std::vector<Slot> slots_;
    std::size_t used_ = 0;
    unsigned int shift_ = 64;
};

}  // namespace threadline::session
