#include "engine/session/ring_drain.h"

#include "engine/record/futex.h"

#include <algorithm>
#include <bit>

namespace threadline::session {

namespace {

// At most so many events of one ring in one go, so that a full ring does not delay what the others
// have to say.
constexpr std::size_t largest_take = 16 * 1024;

}  // namespace

RingDrain::RingDrain(const record::SharedMemory& memory) : memory_(memory) {}

void RingDrain::listen() {
    heard_ = memory_.header().doorbell.sequence.load(std::memory_order_seq_cst);
}

std::size_t RingDrain::drain_ready(const Take& take) {
    record::Header& header = memory_.header();
    listen();
    const std::uint32_t rings = header.ring_count.load(std::memory_order_acquire);
    auto* words = reinterpret_cast<std::atomic<std::uint64_t>*>(
        reinterpret_cast<std::byte*>(&header) + header.ready_bits_at);
    std::size_t taken = 0;
    for (std::uint32_t word = 0; word * 64 < rings; ++word) {
        if (words[word].load(std::memory_order_relaxed) == 0)
            continue;
        std::uint64_t bits = words[word].exchange(0, std::memory_order_acq_rel);
        for (; bits != 0; bits &= bits - 1) {
            const auto index = word * 64 + static_cast<std::uint32_t>(std::countr_zero(bits));
            if (index < rings)
                taken += drain_ring(index, take);
        }
    }
    return taken;
}

std::size_t RingDrain::drain_all(const Take& take) {
    record::Header& header = memory_.header();
    listen();
    const std::uint32_t rings = header.ring_count.load(std::memory_order_acquire);
    left_some_ = false;
    std::size_t taken = 0;
    for (std::uint32_t index = 0; index < rings; ++index)
        taken += drain_ring(index, take);
    return taken;
}

std::size_t RingDrain::drain_ring(std::uint32_t index, const Take& take) {
    record::RingHeader& ring = memory_.ring(index);
    if (index >= tails_.size())
        tails_.resize(index + 1, 0);
    std::uint64_t& tail = tails_[index];
    const std::uint64_t head = ring.head.load(std::memory_order_acquire);
    if (head == tail)
        return 0;
    const std::span<Event> slots = memory_.ring_slots(index);
    const auto count = std::min(static_cast<std::size_t>(head - tail), largest_take);
    if (count < head - tail) {
        memory_.mark_ready(index);
        left_some_ = true;
    }
    const std::size_t begin = tail & (slots.size() - 1);
    const std::size_t first = std::min(count, slots.size() - begin);
    take(index, slots.subspan(begin, first));
    if (count > first)
        take(index, slots.first(count - first));
    tail += count;
    taken_ += count;
    ring.tail.store(tail, std::memory_order_release);
    // A thread that is held up sleeps on the low half of the tail.
    if (memory_.header().control.overflow_policy.load(std::memory_order_relaxed) ==
        static_cast<std::uint32_t>(record::OverflowPolicy::HoldUp))
        record::futex_wake(ring.tail, 1);
    return count;
}

bool RingDrain::sleep(std::chrono::microseconds timeout) {
    record::Doorbell& bell = memory_.header().doorbell;
    bell.listening.store(1, std::memory_order_seq_cst);
    const auto deadline = std::chrono::steady_clock::now() + timeout;
    bool rang = false;
    do
        rang = bell.sequence.load(std::memory_order_seq_cst) != heard_;
    while (!rang && record::futex_wait(bell.sequence, heard_, deadline));
    bell.listening.store(0, std::memory_order_relaxed);
    return rang;
}

std::uint64_t RingDrain::lost() const {
    const std::uint32_t rings = memory_.header().ring_count.load(std::memory_order_acquire);
    std::uint64_t lost = 0;
    for (std::uint32_t index = 0; index < rings; ++index)
        lost += memory_.ring(index).lost.load(std::memory_order_relaxed);
    return lost;
}

}  // namespace threadline::session
