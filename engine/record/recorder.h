// What a recording thread holds: its ring, and the way to write into it.
//
// record() reads the clock and stores 32 bytes: no lock, no system call, no allocation (only with
// OverflowPolicy::HoldUp does a full ring wait). One Recorder a thread, used by that thread alone.
//
// Inside an object's guard nothing may wait, so an operation calls make_room() before it takes the
// guard; record() then finds room, or under CountLost counts the loss. Two slots of each ring are
// kept back, so that RecorderBegin and RecorderEnd, or Lost, always find room.
//
// What leads to a block, and the end of a thread, is never lost: whoever may block calls
// make_room_to_block() first, and record_vital() then finds room in slots that are kept back for
// it. A thread that has used those up waits for the session, by whatever policy: it is about to
// stand still anyway. So a deadlock is seen however much was lost before.
// On the virtual clock the actors of a run, who go on one at a time, share one ring: a Resume with
// the flag Turn says when another one speaks. Time is the simulation's, and a full ring holds the
// whole simulation up, which nobody in it notices.
#pragma once

#include "engine/record/clock.h"
#include "engine/record/event.h"
#include "engine/record/shared_memory.h"

#include <algorithm>

namespace threadline::record {

class Recorder {
public:
    // Takes a ring for `thread`. The memory outlives the recorder. Where no ring is left, every
    // event is lost, and counted as such by lost() alone.
    Recorder(const SharedMemory& memory, ActorId thread);
    ~Recorder();  // closes the ring
    Recorder(const Recorder&) = delete;
    Recorder& operator=(const Recorder&) = delete;

    const SharedMemory& memory() const { return memory_; }
    std::uint32_t ring_index() const { return ring_index_; }
    std::uint64_t lost() const { return lost_; }

    // The line of the scenario from which the following events come.
    void set_site(SiteId site) { site_ = site; }
    SiteId site() const { return site_; }

    // After it record() has room for that many (at most 32) events, or the policy is CountLost.
    void make_room(std::uint32_t events = 4) {
        if (limit_ - head_ < events) [[unlikely]]
            find_room(events);
    }
    void record(EventKind kind, ObjectId object = {}, std::uint32_t order = 0,
                std::int64_t argument = 0, std::uint16_t flags = 0) {
        if (head_ == limit_) [[unlikely]] {
            if (!find_room_or_lose())
                return;
        }
        store(kind, object, order, argument, flags);
    }

    // After it record_vital() has room for what one block takes.
    void make_room_to_block() {
        if (limit_ - head_ < events_of_a_block) [[unlikely]]
            find_room_to_block();
    }
    void record_vital(EventKind kind, ObjectId object = {}, std::uint32_t order = 0,
                      std::int64_t argument = 0, std::uint16_t flags = 0) {
        if (head_ == limit_) [[unlikely]] {
            if (!find_vital_room())
                return;
        }
        store(kind, object, order, argument, flags);
        limit_ = std::max(limit_, head_);
    }

    // Records the thread's CPU time so far (one system call): before and after each block.
    void record_cpu_time();
    // On the virtual clock the simulation knows, and this is 0.
    Nanoseconds cpu_time() const;
    // Virtual clock: the events that follow are those of `actor`.
    void speak_for(ActorId actor) { speaker_ = actor; }
    void record_cpu_time_before_block();
    // Makes the session look now: called by a thread that is about to wait for another.
    void ring_doorbell();

private:
    // Lost, Released, WaitBegin, CpuTime.
    static constexpr std::uint32_t events_of_a_block = 4;

    void store(EventKind kind, ObjectId object = {}, std::uint32_t order = 0,
               std::int64_t argument = 0, std::uint16_t flags = 0) {
        slots_[head_ & mask_] = {invariant_tsc_ ? __rdtsc() : other_ticks(),
                                 argument,
                                 object,
                                 site_,
                                 order,
                                 kind,
                                 flags};
        ring_->head.store(++head_, std::memory_order_release);
    }
    std::uint64_t other_ticks() const;
    bool take_turn();
    void store_lost();
    void find_room(std::uint32_t events);
    void find_room_to_block();
    bool find_room_or_lose();
    bool find_vital_room();
    void count_lost();
    enum class Until { RunEnds, Patience };
    void hold_up(std::uint32_t events, std::uint64_t usable, Until until);
    std::uint64_t used() const;

    const SharedMemory& memory_;
    RingHeader* ring_ = nullptr;  // none: there was no room for another ring
    Event* slots_ = nullptr;
    std::uint64_t mask_ = 0;
    std::uint64_t head_ = 0;
    std::uint64_t limit_ = 0;  // where head_ must stop before it looks at the tail again
    std::uint64_t lost_ = 0;
    std::uint64_t lost_unreported_ = 0;
    std::uint32_t ring_index_ = 0;
    bool invariant_tsc_ = false;
    bool takes_turns_ = false;
    ActorId speaker_;
    SiteId site_;
};

}  // namespace threadline::record
