// Owns the mapping of a run's shared memory and hands out its tables.
#pragma once

#include "engine/record/event.h"
#include "engine/record/layout.h"
#include "engine/record/result.h"

#include <span>
#include <string>
#include <string_view>

namespace threadline::record {

class SharedMemory {
public:
    // Session: a fresh sealed-size memfd (close-on-exec; pass fd() on deliberately), header filled
    // in.
    static Result<SharedMemory> create(const Limits& limits);
    // Runner and workers: maps what `fd` names and checks magic, version and size. Takes over `fd`
    // if that succeeds.
    static Result<SharedMemory> attach(int fd);

    SharedMemory(SharedMemory&& other) noexcept;
    SharedMemory& operator=(SharedMemory&& other) noexcept;
    ~SharedMemory();  // unmaps and closes

    int fd() const { return fd_; }
    Header& header() const { return *header_; }

    // Tables. Ids are 1-based ordinals; reading beyond the published count is a programming error.
    ActorRecord& actor(ActorId id) const { return at<ActorRecord>(header_->actors_at, id.value); }
    ObjectRecord& object(ObjectId id) const {
        return at<ObjectRecord>(header_->objects_at, id.value);
    }
    std::span<Value> values(std::uint32_t first, std::uint32_t count) const;
    RingHeader& ring(std::uint32_t index) const;
    std::span<Event> ring_slots(std::uint32_t ring_index) const;
    std::string_view name(NameId id) const;
    // Of an element of an array: "sums[2]", counted from 1 as in Lua.
    std::string name_of(ObjectId id) const;
    SiteEntry site(SiteId id) const;

    // Appends. Any thread of any attached process; each takes the table guard for a moment.
    // Interning the same text or place again gives the same id. An id of 0 means: table full.
    NameId intern(std::string_view text) const;
    SiteId intern_site(NameId file, std::uint32_t line) const;
    // The process id where it is known already, and the actor that starts this one; none: the run.
    ActorId add_actor(ActorKind kind, NameId name, std::uint16_t process, SiteId body,
                      std::int32_t process_id = 0, ActorId parent = {}) const;
    // `extent` > 0: an array, its elements are appended in the same action.
    ObjectId add_object(ObjectKind kind, NameId name, SiteId declared,
                        std::uint32_t extent = 0) const;
    // First of `count` value slots in a row; UINT32_MAX: no room.
    std::uint32_t add_values(std::uint32_t count) const;
    // Takes a ring for a thread: a new one, or else one whose thread has ended and of which the
    // session has taken all. UINT32_MAX: there is none. Its capacity is Header::ring_capacity, so
    // set that before the first one (it starts at what fits the most rings). O(1) for a new one,
    // else O(rings).
    std::uint32_t add_ring(ActorId thread) const;
    // Whether a ring of a thread that has ended, or is about to, has still to be given back.
    bool has_ring_to_come() const;

    // What went wrong, as one line; what is too long is cut.
    void set_error(std::string_view line) const;
    std::string_view error() const;

    // Doorbell: an atomic add while the session is awake, a futex call otherwise.
    void ring_doorbell() const;
    void mark_ready(std::uint32_t ring_index) const;
    void set_phase(Phase phase) const;  // and rings

private:
    SharedMemory(int fd, Header* header);

    template <typename Entry>
    Entry& at(std::uint64_t table, std::uint32_t id) const {
        return reinterpret_cast<Entry*>(reinterpret_cast<std::byte*>(header_) + table)[id - 1];
    }

    int fd_ = -1;
    Header* header_ = nullptr;
};

// The capacity of one ring when `budget_bytes` are shared by `threads`: a power of two, at
// least 64.
std::uint32_t ring_capacity(std::uint64_t budget_bytes, std::uint32_t threads);

}  // namespace threadline::record
