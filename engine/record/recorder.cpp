#include "engine/record/recorder.h"

#include "engine/record/futex.h"

#include <algorithm>

namespace threadline::record {
namespace {

constexpr std::uint64_t reserve = 2;  // slots kept back

}  // namespace

Recorder::Recorder(const SharedMemory& memory, ActorId thread)
    : memory_(memory),
      ring_index_(memory.add_ring(thread)),
      invariant_tsc_(memory.header().invariant_tsc != 0) {
    if (ring_index_ == UINT32_MAX)
        return;
    ring_ = &memory.ring(ring_index_);
    const auto slots = memory.ring_slots(ring_index_);
    slots_ = slots.data();
    mask_ = slots.size() - 1;
    limit_ = slots.size() - reserve;
    memory.actor(thread).ring = ring_index_;
}

Recorder::~Recorder() {
    if (!ring_)
        return;
    if (lost_unreported_ > 0 && used() <= mask_)
        store_lost();
    ring_->closed.store(1, std::memory_order_release);
    ring_doorbell();
}

void Recorder::record_cpu_time() {
    record(EventKind::CpuTime, {}, 0, thread_cpu_time().count());
}

void Recorder::ring_doorbell() {
    if (ring_)
        memory_.mark_ready(ring_index_);
    memory_.ring_doorbell();
}

std::uint64_t Recorder::used() const {
    return head_ - ring_->tail.load(std::memory_order_acquire);
}

void Recorder::store_lost() {
    store(EventKind::Lost, {}, 0, static_cast<std::int64_t>(lost_unreported_));
    lost_unreported_ = 0;
}

// Moves limit_ on to what the session has taken; then, by policy, waits.
void Recorder::find_room(std::uint32_t events) {
    if (!ring_)
        return;
    const std::uint64_t usable = mask_ + 1 - reserve;
    std::uint64_t taken = used();
    if (taken + events > usable &&
        memory_.header().control.overflow_policy.load(std::memory_order_relaxed) ==
            static_cast<std::uint32_t>(OverflowPolicy::HoldUp)) {
        hold_up(events);
        taken = used();
    }
    if (lost_unreported_ > 0 && taken < usable) {
        store_lost();
        ++taken;
    }
    limit_ = taken < usable ? head_ + (usable - taken) : head_;
}

bool Recorder::find_room_or_lose() {
    find_room(1);
    if (head_ != limit_)
        return true;
    ++lost_;
    if (ring_) {
        ++lost_unreported_;
        ring_->lost.store(lost_, std::memory_order_release);
    }
    return false;
}

// Waits until a good part of the ring is free, so that the two of them do not take turns for each
// event. A run that ends is not held up: what does not fit is counted as lost.
void Recorder::hold_up(std::uint32_t events) {
    const std::uint64_t capacity = mask_ + 1;
    if (used() > capacity - reserve)
        return;  // the reserve itself is gone: only at the end of a run
    const std::uint64_t wanted =
        std::max<std::uint64_t>(std::min<std::uint64_t>(events, capacity / 2), capacity / 4);
    store(EventKind::RecorderBegin);
    while (memory_.header().control.stop.load(std::memory_order_relaxed) == 0) {
        const std::uint64_t tail = ring_->tail.load(std::memory_order_acquire);
        if (head_ - tail + 1 + wanted <= capacity - reserve)
            break;
        ring_doorbell();
        // The session need not wake the sleeper: it looks again by itself.
        futex_wait(ring_->tail, tail,
                   std::chrono::steady_clock::now() + std::chrono::milliseconds(1));
    }
    if (used() < capacity)
        store(EventKind::RecorderEnd);
}

}  // namespace threadline::record
