// An append-only sequence of ranges in time order, in immutable chunks that copies share.
//
// The writer appends; a copy of the series is a snapshot: it costs two pointers whatever its length
// and stays valid while the writer goes on. Items are ordered by end; in the lanes of actors and
// variables they do not overlap either, so there they are ordered by begin as well. Holds and waits
// stand in the order in which they ended, so their begins may lie out of order.
//
// Append is O(1) amortised (see chunk_size), find() O(log n).
// Threads: one writer, the original; a copy may be read from anywhere. The writer only ever writes
// to slots of the tail that no copy can see, and publishes a full chunk as a new list of chunks.
#pragma once

#include "engine/trace/time.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace threadline::trace {

template <typename Item>
class Series {
public:
    static constexpr std::size_t chunk_size = 1024;
    static constexpr std::size_t first_chunk_size = 8;  // 10,000 lanes have to fit in memory
    using Chunk = std::vector<Item>;

    std::size_t size() const { return full_size_ + tail_size_; }
    bool empty() const { return size() == 0; }

    const Item& operator[](std::size_t index) const {
        return index < full_size_ ? (*(*full_)[index / chunk_size])[index % chunk_size]
                                  : (*tail_)[index - full_size_];
    }
    const Item& back() const { return (*this)[size() - 1]; }

    // Those from `index` on that lie side by side in memory, at least one: for walking along.
    std::span<const Item> run_from(std::size_t index) const {
        if (index >= full_size_)
            return {tail_->data() + (index - full_size_), size() - index};
        const Chunk& chunk = *(*full_)[index / chunk_size];
        const std::size_t offset = index % chunk_size;
        return {chunk.data() + offset, chunk_size - offset};
    }

    void append(const Item& item) {
        if (!tail_ || tail_size_ == tail_->size())
            grow_tail();
        else if (tail_is_others_) [[unlikely]]
            move_tail(std::min(chunk_size, tail_size_ + first_chunk_size));
        (*tail_)[tail_size_++] = item;
        if (tail_size_ == chunk_size)
            close_tail();
    }

    // Makes a copy independent of the original, so that it may be appended to. O(1); the first
    // append costs O(chunk_size).
    void detach() { tail_is_others_ = true; }

    // Lets go of items at the front, `most` at most: those after them move up. Returns how many. Of
    // many they are whole chunks, which costs O(chunks that are left).
    std::size_t forget(std::size_t most) {
        constexpr std::size_t few = 4 * chunk_size;
        if (size() < few && most > 0) {
            Series rest;
            for (std::size_t i = most; i < size(); ++i)
                rest.append((*this)[i]);
            *this = std::move(rest);
            return most;
        }
        const std::size_t chunks = std::min(most, full_size_) / chunk_size;
        if (chunks == 0)
            return 0;
        full_ = std::make_shared<Chunks>(full_->begin() + static_cast<std::ptrdiff_t>(chunks),
                                         full_->end());
        full_size_ -= chunks * chunk_size;
        return chunks * chunk_size;
    }

    // Index of the first item whose end lies after `t`; size() if there is none.
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
    using Chunks = std::vector<std::shared_ptr<const Chunk>>;

    void grow_tail() {
        // Whoever has filled a chunk fills another.
        const std::size_t capacity = full_size_ > 0 ? chunk_size
                                     : tail_        ? std::min(chunk_size, tail_->size() * 2)
                                                    : first_chunk_size;
        move_tail(capacity);
    }

    void move_tail(std::size_t capacity) {
        auto own = std::make_shared<Chunk>(capacity);
        if (tail_)
            std::copy_n(tail_->begin(), tail_size_, own->begin());
        tail_ = std::move(own);
        tail_is_others_ = false;
    }

    void close_tail() {
        // A new list where copies hold the old one. Who let go of it last did so before, as far as
        // this thread is concerned: taking one more reference orders the two.
        if (const std::shared_ptr<Chunks> known = full_; !known)
            full_ = std::make_shared<Chunks>();
        else if (known.use_count() > 2)
            full_ = std::make_shared<Chunks>(*known);
        full_->push_back(std::move(tail_));
        full_size_ += chunk_size;
        tail_.reset();
        tail_size_ = 0;
    }

    std::shared_ptr<Chunks> full_;
    std::size_t full_size_ = 0;
    std::shared_ptr<Chunk> tail_;
    std::size_t tail_size_ = 0;
    bool tail_is_others_ = false;  // a copy that is to be appended to: not yet its own
};

// Calls `visit(item)` for each item that overlaps `range`. The items need not be ordered by begin:
// `longest` is the length of the longest of them, beyond which the search need not look.
// O(log n + items that end within `longest` of the range).
template <typename Item, typename Visit>
void for_each_overlapping(const Series<Item>& series, TimeRange range, Duration longest,
                          Visit&& visit) {
    for (std::size_t i = series.find(range.begin); i < series.size(); ++i) {
        const Item& item = series[i];
        if (item.begin < range.end)
            visit(item);
        else if (item.end - longest >= range.end)
            break;
    }
}

}  // namespace threadline::trace
