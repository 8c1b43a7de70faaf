// How the actors of a scenario use its shared variables: which of these want a lock around them,
// and from which line to which, so that a read and the write that follows from it are whole.
//
// Wanted it is, in the manner of Eraser (Savage et al., TOCS 1997), where two actors touch a
// variable, one of them by a plain write, and no lock is held at each of its accesses; what an
// actor has joined does not count against it. A variable with a compare-and-swap is a flag or a
// lock.
#pragma once

#include "engine/record/ids.h"

#include <compare>
#include <cstdint>
#include <map>
#include <set>
#include <vector>

namespace threadline::runtime {

enum class AccessKind : std::uint8_t { Read, Write, Add, Swap };

struct GuardedAccesses {
    std::set<ObjectId> variables;  // an array as a whole
    // The guard is taken at an opening line, and kept until a closing one. At any other line it is
    // held for that access alone.
    std::set<std::uint32_t> opening;
    std::set<std::uint32_t> closing;
};

class AccessStudy {
public:
    // A new execution begins.
    void begin();
    // `element`: of an array; otherwise the variable itself. `locks`: that the actor holds.
    void access(ActorId actor, ObjectId variable, ObjectId element, AccessKind kind,
                std::uint32_t line, const std::set<ObjectId>& locks);
    void joined(ActorId actor, ActorId other);
    // The actor waits for something else than a lock or a barrier, or has ended: what was read
    // before is not kept whole with what is written after.
    void pause(ActorId actor);

    GuardedAccesses conclude() const;
    // Counts up with each thing that was not seen before.
    std::uint64_t news() const { return news_; }

private:
    struct Variable {                                    // or element
        std::map<ActorId, std::set<ObjectId>> locks_of;  // held at each of its accesses, by actor
        bool written = false;                            // plainly
    };
    // Plain ones; in a row they are reads and then writes.
    struct Access {
        ObjectId variable;
        AccessKind kind;
        std::uint32_t line;
        friend auto operator<=>(const Access&, const Access&) = default;
    };

    void end_row(ActorId actor);

    std::set<ObjectId> unguarded_;
    std::set<ObjectId> swapped_;
    std::set<std::vector<Access>> rows_;             // that end in a write
    std::map<ObjectId, Variable> variables_;         // by element, of this execution
    std::map<ActorId, std::vector<Access>> row_of_;  // as far as it has come
    std::map<ActorId, std::set<ActorId>> joined_;
    std::uint64_t news_ = 0;
};

}  // namespace threadline::runtime
