// What a recording thread holds: its ring, and the way to write into it.
//
// record() reads the clock and stores 32 bytes: no lock, no system call, no allocation (only with
// OverflowPolicy::HoldUp does a full ring wait). One Recorder a thread, used by that thread alone.
//
// Inside an object's guard nothing may wait, so an operation calls make_room() before it takes the
// guard; record() then finds room, or under CountLost counts the loss.
#pragma once

#include "engine/record/event.h"
#include "engine/record/shared_memory.h"

namespace threadline::record {

class Recorder {
public:
    // Takes a ring for `thread`. The memory outlives the recorder.
    Recorder(const SharedMemory& memory, ActorId thread);
    ~Recorder();  // closes the ring
    Recorder(const Recorder&) = delete;
    Recorder& operator=(const Recorder&) = delete;

    const SharedMemory& memory() const { return memory_; }
    std::uint32_t ring_index() const { return ring_index_; }

    // The line of the scenario from which the following events come.
    void set_site(SiteId site) { site_ = site; }
    SiteId site() const { return site_; }

    void make_room(std::uint32_t events = 4);
    void record(EventKind kind, ObjectId object = {}, std::uint32_t order = 0,
                std::int64_t argument = 0, std::uint16_t flags = 0);

    // Records the thread's CPU time so far (one system call): before and after each block.
    void record_cpu_time();
    // Makes the session look now: called by a thread that is about to block or has ended.
    void ring_doorbell();

private:
    const SharedMemory& memory_;
    RingHeader& ring_;
    Event* slots_;
    std::uint64_t mask_;
    std::uint64_t head_ = 0;
    std::uint64_t known_tail_ = 0;
    std::uint64_t lost_unreported_ = 0;
    std::uint32_t ring_index_;
    bool invariant_tsc_;
    SiteId site_;
};

}  // namespace threadline::record
