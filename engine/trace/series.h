// An append-only sequence of ranges in time order, in immutable chunks that copies share.
//
// The writer appends; a copy of the series is a snapshot: it costs one pointer a chunk and stays
// valid while the writer goes on. Within a series, items are ordered by begin and do not overlap
// (lanes of actors and variables) or are ordered by begin alone (holds and waits of a lock).
//
// find() is O(log n). Threads: one writer; snapshots may be read from anywhere.
#pragma once

#include "engine/trace/time.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <vector>

namespace threadline::trace {

template <typename Item>
class Series {
public:
    static constexpr std::size_t chunk_size = 1024;
    using Chunk = std::vector<Item>;

    std::size_t size() const { return full_.size() * chunk_size + (tail_ ? tail_size_ : 0); }
    bool empty() const { return size() == 0; }

    const Item& operator[](std::size_t index) const {
        const std::size_t chunk = index / chunk_size;
        return chunk < full_.size() ? (*full_[chunk])[index % chunk_size]
                                    : (*tail_)[index % chunk_size];
    }
    const Item& back() const { return (*this)[size() - 1]; }

    // The tail chunk is reserved whole and only ever written beyond what a snapshot can see.
    void append(const Item& item) {
        if (!tail_) {
            tail_ = std::make_shared<Chunk>(chunk_size);
            tail_size_ = 0;
        }
        (*tail_)[tail_size_++] = item;
        if (tail_size_ == chunk_size) {
            full_.push_back(std::move(tail_));
            tail_.reset();
            tail_size_ = 0;
        }
    }

    // Index of the first item whose end lies after `t`; size() if there is none. Needs ends in
    // order.
    std::size_t find(Time t) const {
        std::size_t low = 0;
        std::size_t high = size();
        while (low < high) {
            const std::size_t middle = low + (high - low) / 2;
            if ((*this)[middle].end > t)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }

private:
    std::vector<std::shared_ptr<const Chunk>> full_;
    std::shared_ptr<Chunk> tail_;
    std::size_t tail_size_ = 0;
};

}  // namespace threadline::trace
