// One execution as far as it has come: its events, what happened before what, and which of them
// could have come the other way round.
//
// An event happens before another if a chain of events of the same actor, and of conflicting ones,
// leads from it to that. Executions in which the same events happen before each other are
// equivalent: they differ in the order of independent steps only (Mazurkiewicz 1977).
#pragma once

#include "engine/schedule/program.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace threadline::schedule {

// Equal for the same events with the same events before them, in whatever order independent ones
// came; 128 bits of a hash, so that two that differ are equal by accident once in 2^64 or so.
struct Signature {
    std::uint64_t high = 0;
    std::uint64_t low = 0;

    Signature& operator+=(const Signature& other);
    friend bool operator==(const Signature&, const Signature&) = default;
};

// How many events of each actor: of those from the first to the last that has any.
class EventCounts {
public:
    void clear() { counts_.clear(); }
    std::uint32_t of(ActorId actor) const {
        const std::size_t place = std::size_t{actor.value} - first_;  // before the first: huge
        return place < counts_.size() ? counts_[place] : 0;
    }
    // O(actors in between).
    void set(ActorId actor, std::uint32_t count);
    // The larger one, actor by actor. O(actors of the other, and in between).
    void join(const EventCounts& other);

private:
    void cover(std::size_t begin, std::size_t end);

    std::size_t first_ = 0;
    std::vector<std::uint32_t> counts_;
};

class Path {
public:
    struct Event {
        Choice choice;
        Signature signature;
        Footprint footprint;
        std::uint32_t ordinal = 0;   // among the events of its actor, from 1
        std::uint32_t previous = 0;  // index + 1 of the event of its actor before it
        EventCounts before;          // that happen before, or are, this one
    };

    std::size_t length() const { return length_; }
    const Event& operator[](std::size_t index) const { return events_[index]; }

    // O(actors * conflicting events since the last write).
    void append(const Choice& choice, Footprint footprint);
    // Takes the last event away and gives back what it touched.
    Footprint pop();

    // Of all events. O(length).
    Signature signature() const;

    // earlier < later.
    bool happens_before(std::size_t earlier, std::size_t later) const;

    // Events that a step could have come before: it conflicts with them, it does not follow them by
    // what its actor did earlier, and what it needs was open there. The step is the last event of
    // the path, or one that waits at its end. Latest first; indices into the path.
    // O(events on the objects of the step) comparisons.
    std::span<const std::size_t> races_of_last();
    std::span<const std::size_t> races_of(const Program::Waiting& waiting);

    // The other order: the events after `earlier` that do not need it, in the order of the path,
    // and then the later step itself. `kept` receives the indices, without that of the step;
    // returns whether the step could also be the first of all.
    bool other_order_of_last(std::size_t earlier, std::vector<std::size_t>& kept) const;
    bool other_order_of(const Program::Waiting& waiting, std::size_t earlier,
                        std::vector<std::size_t>& kept) const;

private:
    struct Use {
        std::size_t event;
        bool write;
        Openings before;
    };
    // A step and how many events come before it.
    struct Step {
        ActorId actor;
        const Footprint& footprint;
        std::uint32_t previous;  // as of Event
        std::size_t place;
    };

    Step last() const;
    Step waiting_step(const Program::Waiting& waiting) const;
    std::uint32_t last_of(ActorId actor) const;
    bool happens_before_previous(std::size_t event, const Step& step) const;
    bool is_possible_instead_of(std::size_t event, const Step& step) const;
    std::span<const std::size_t> races_of(const Step& step);
    bool other_order_of(const Step& step, std::size_t earlier,
                        std::vector<std::size_t>& kept) const;

    std::vector<Event> events_;  // those from length_ on keep their memory for later ones
    std::size_t length_ = 0;
    std::vector<std::vector<Use>> uses_;  // by object, in the order of the path
    std::vector<std::uint32_t> last_;     // by actor, as Event::previous
    std::vector<std::size_t> races_;
};

}  // namespace threadline::schedule
