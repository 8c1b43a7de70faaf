// Takes what the rings hold, and sleeps while they hold nothing.
//
// A ring is marked ready when its thread is about to wait for another, which also rings the
// doorbell, and when it ends; whoever computes, sleeps or does I/O does neither, so every ring is
// looked at once in a while.
//
// One owner thread: the session's.
#pragma once

#include "engine/record/event.h"
#include "engine/record/shared_memory.h"

#include <chrono>
#include <functional>
#include <span>
#include <vector>

namespace threadline::session {

class RingDrain {
public:
    // The events of one ring, in order; the span is valid for the time of the call.
    using Take = std::function<void(std::uint32_t ring, std::span<const Event>)>;

    explicit RingDrain(const record::SharedMemory& memory);

    // Remembers how often the bell has rung, so that a later ring ends the next sleep. Both drains
    // begin with it.
    void listen();
    // Takes from rings that are marked ready. Returns the number of events.
    std::size_t drain_ready(const Take& take);
    // Takes from every ring.
    std::size_t drain_all(const Take& take);
    // The last drain_all() left something in a ring that held very much.
    bool left_some() const { return left_some_; }

    // Sleeps until the doorbell rings, at most `timeout`. False: nobody rang. Whatever was
    // published before the last drain began and was not taken by it makes this return at once.
    bool sleep(std::chrono::microseconds timeout);

    // Over all rings: events that their threads could not write.
    std::uint64_t lost() const;
    // Over all rings: events taken.
    std::uint64_t taken() const { return taken_; }

private:
    std::size_t drain_ring(std::uint32_t index, const Take& take);

    const record::SharedMemory& memory_;
    std::vector<std::uint64_t> tails_;
    std::uint64_t taken_ = 0;
    bool left_some_ = false;
    std::uint32_t heard_ = 0;  // the doorbell's sequence when the last drain began
};

}  // namespace threadline::session
