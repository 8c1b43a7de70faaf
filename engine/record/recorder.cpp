#include "engine/record/recorder.h"

#include "engine/record/futex.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace threadline::record {
namespace {

constexpr std::uint64_t reserve = 2;        // slots kept back for RecorderBegin and -End, or Lost
constexpr std::uint64_t vital_reserve = 8;  // ... and for what leads to a block: twice

// How long a thread waits for a session that does not come before it loses a vital event.
constexpr auto vital_patience = std::chrono::seconds(2);

// How long a new thread waits for the session to take what is left in a ring that could be its own.
constexpr auto ring_patience = std::chrono::seconds(2);

std::uint32_t take_ring(const SharedMemory& memory, ActorId thread) {
    const auto deadline = std::chrono::steady_clock::now() + ring_patience;
    for (;;) {
        const std::uint32_t ring = memory.add_ring(thread);
        if (ring != UINT32_MAX || !memory.has_ring_to_come() ||
            std::chrono::steady_clock::now() > deadline)
            return ring;
        memory.ring_doorbell();
        std::this_thread::sleep_for(std::chrono::microseconds(100));
    }
}

// Actors in turns share the first one; an exploration, which records nothing, has none.
std::uint32_t ring_for(const SharedMemory& memory, ActorId thread) {
    const Header& header = memory.header();
    if (header.virtual_clock == 0)
        return take_ring(memory, thread);
    return header.limits.rings == 0 ? UINT32_MAX : 0;
}

}  // namespace

Recorder::Recorder(const SharedMemory& memory, ActorId thread)
    : memory_(memory),
      ring_index_(ring_for(memory, thread)),
      invariant_tsc_(memory.header().invariant_tsc != 0),
      takes_turns_(memory.header().virtual_clock != 0),
      speaker_(thread) {
    if (ring_index_ == UINT32_MAX)
        return;
    ring_ = &memory.ring(ring_index_);
    const auto slots = memory.ring_slots(ring_index_);
    slots_ = slots.data();
    mask_ = slots.size() - 1;
    if (takes_turns_)
        return;  // its limit is always reached: it looks at the ring anew for each event
    head_ = ring_->head.load(std::memory_order_relaxed);
    limit_ = head_ + slots.size() - reserve - vital_reserve;
    memory.actor(thread).ring = ring_index_;
}

Recorder::~Recorder() {
    if (!ring_ || takes_turns_)
        return;
    if (lost_unreported_ > 0 && used() <= mask_)
        store_lost();
    ring_->closed.store(1, std::memory_order_release);
    memory_.mark_ready(ring_index_);  // who wants a ring, rings for it
}

Nanoseconds Recorder::cpu_time() const {
    return takes_turns_ ? Nanoseconds{0} : thread_cpu_time();
}

// Without a ring nobody reads it: the clock is not looked at in vain.
void Recorder::record_cpu_time() {
    if (!takes_turns_ && ring_)
        record(EventKind::CpuTime, {}, 0, thread_cpu_time().count());
}

std::uint64_t Recorder::other_ticks() const {
    return takes_turns_ ? memory_.header().virtual_now.load(std::memory_order_relaxed)
                        : monotonic_raw_ns();
}

// Makes room for one event, after the word that it is ours. False: the run ends.
bool Recorder::take_turn() {
    if (!ring_)
        return false;
    head_ = ring_->head.load(std::memory_order_relaxed);
    while (used() + reserve + 2 > mask_ + 1) {
        if (memory_.header().control.stop.load(std::memory_order_relaxed) != 0)
            return false;
        memory_.mark_ready(ring_index_);
        memory_.ring_doorbell();
        futex_wait(ring_->tail, ring_->tail.load(std::memory_order_acquire),
                   std::chrono::steady_clock::now() + std::chrono::milliseconds(1));
    }
    if (ring_->speaker != speaker_) {
        ring_->speaker = speaker_;
        store(EventKind::Resume, {}, 0, speaker_.value, event_flag::turn);
    }
    limit_ = head_ + 1;
    return true;
}

void Recorder::record_cpu_time_before_block() {
    if (!takes_turns_ && ring_)
        record_vital(EventKind::CpuTime, {}, 0, thread_cpu_time().count());
}

void Recorder::ring_doorbell() {
    // In turns nobody waits for the session to see it: it looks every few milliseconds.
    if (takes_turns_ || !ring_)
        return;
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
    if (!ring_ || takes_turns_)
        return;
    const std::uint64_t usable = mask_ + 1 - reserve - vital_reserve;
    std::uint64_t taken = used();
    if (taken + events > usable &&
        memory_.header().control.overflow_policy.load(std::memory_order_relaxed) ==
            static_cast<std::uint32_t>(OverflowPolicy::HoldUp)) {
        hold_up(events, usable, Until::RunEnds);
        taken = used();
    }
    if (lost_unreported_ > 0 && taken < usable) {
        store_lost();
        ++taken;
    }
    limit_ = taken < usable ? head_ + (usable - taken) : head_;
}

void Recorder::find_room_to_block() {
    if (!ring_ || takes_turns_)
        return;
    find_room(events_of_a_block);
    const std::uint64_t usable = mask_ + 1 - reserve;
    if (used() + events_of_a_block > usable) {
        hold_up(events_of_a_block, usable, Until::Patience);
        find_room(events_of_a_block);
    }
}

void Recorder::count_lost() {
    ++lost_;
    if (ring_) {
        ++lost_unreported_;
        ring_->lost.store(ring_->first_lost + lost_, std::memory_order_release);
    }
}

bool Recorder::find_room_or_lose() {
    if (takes_turns_)
        return take_turn();
    find_room(1);
    if (head_ != limit_)
        return true;
    count_lost();
    return false;
}

bool Recorder::find_vital_room() {
    if (takes_turns_)
        return take_turn();
    find_room(1);
    if (head_ != limit_)
        return true;
    const std::uint64_t usable = mask_ + 1 - reserve;
    if (ring_ && used() + (lost_unreported_ > 0 ? 2 : 1) <= usable) {
        if (lost_unreported_ > 0)
            store_lost();
        limit_ = head_;
        return true;
    }
    count_lost();
    return false;
}

// Waits until a good part of the `usable` slots is free, so that the two of them do not take turns
// for each event. A run that ends is not held up: what does not fit is counted as lost.
void Recorder::hold_up(std::uint32_t events, std::uint64_t usable, Until until) {
    const std::uint64_t capacity = mask_ + 1;
    if (used() > capacity - reserve || memory_.header().control.stop.load() != 0)
        return;
    const std::uint64_t wanted =
        std::max<std::uint64_t>(std::min<std::uint64_t>(events, capacity / 2), capacity / 4);
    const auto deadline = std::chrono::steady_clock::now() + vital_patience;
    store(EventKind::RecorderBegin);
    while (memory_.header().control.stop.load(std::memory_order_relaxed) == 0) {
        const std::uint64_t tail = ring_->tail.load(std::memory_order_acquire);
        const auto now = std::chrono::steady_clock::now();
        if (head_ - tail + 1 + wanted <= usable || (until == Until::Patience && now > deadline))
            break;
        ring_doorbell();
        // The session need not wake the sleeper: it looks again by itself.
        futex_wait(ring_->tail, tail, now + std::chrono::milliseconds(1));
    }
    if (used() < capacity)
        store(EventKind::RecorderEnd);
}

}  // namespace threadline::record
