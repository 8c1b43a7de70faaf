// How the actors of a scenario use its shared variables: which of these want a lock around them,
// and from which line to which, so that a read and the write that follows from it are whole.
//
// Wanted it is, in the manner of Eraser (Savage et al., TOCS 1997), where two actors touch a
// variable, one of them by a plain write, and no lock is held at each of its accesses; what an
// actor has joined does not count against it. Of reader-writer locks the writer's side counts at a
// write, either at a read. The tasks of a loop do not race: it is as a lock to them. But what one
// has read before a wait and writes after it may have been overtaken, by another task as well.
// A variable with a compare-and-swap is a flag or a lock.
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
    // Waits that end by themselves (sleeping, a reply) between a reading and the writing that
    // follows from it: it is kept meanwhile. Whoever only looks again after it keeps nothing.
    std::set<std::uint32_t> kept_over;
};

class AccessStudy {
public:
    // A new execution begins.
    void begin();
    // `element`: of an array; otherwise the variable itself. `locks`: that the actor holds, from a
    // side that counts. `loop`: of a task.
    void access(ActorId actor, ObjectId variable, ObjectId element, AccessKind kind,
                std::uint32_t line, const std::set<ObjectId>& locks, ActorId loop);
    void joined(ActorId actor, ActorId other);
    // The actor waits for something that ends by itself.
    void pause(ActorId actor, std::uint32_t line);
    // It waits for something else, but for a lock or a barrier, or has ended: what was read before
    // is not kept whole with what is written after.
    void end_row(ActorId actor);

    GuardedAccesses conclude() const;
    // Counts up with each thing that was not seen before.
    std::uint64_t news() const { return news_; }

private:
    struct Variable {                                    // or element
        std::map<ActorId, std::set<ObjectId>> locks_of;  // held at each of its accesses, by actor
        bool written = false;                            // plainly
    };
    // Plain ones; in a row they are reads and then writes. Without a variable: a pause.
    struct Access {
        ObjectId variable;
        AccessKind kind = AccessKind::Read;
        std::uint32_t line = 0;
        friend auto operator<=>(const Access&, const Access&) = default;
    };
    struct Row {
        std::vector<Access> accesses;
        std::set<ObjectId> locks;  // held at each of them
    };

    void judge(ActorId actor, ObjectId variable, ObjectId element, AccessKind kind,
               std::set<ObjectId> locks, ActorId loop);
    void look_again(Row& row, const Access& access);
    bool is_torn(const Row& row, const Access& access) const;

    std::set<ObjectId> shared_;  // by several actors, one of which writes
    std::set<ObjectId> unguarded_;
    std::set<ObjectId> torn_;  // read before a pause and written after it
    std::set<ObjectId> swapped_;
    std::set<std::uint32_t> polled_;          // pauses after which somebody only looks again
    std::set<std::vector<Access>> rows_;      // that end in a write
    std::map<ObjectId, Variable> variables_;  // by element, of this execution
    std::map<ActorId, Row> row_of_;           // as far as it has come
    std::map<ActorId, std::set<ActorId>> joined_;
    std::uint64_t news_ = 0;
};

}  // namespace threadline::runtime
