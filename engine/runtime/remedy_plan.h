// What the remedies of a run have to know of its scenario beforehand, since its script stays as it
// is: found by a rehearsal (rehearsal.h), the same for all its processes. Objects and actors are
// those of the run: they are declared in the same order in the rehearsal.
#pragma once

#include "engine/record/ids.h"
#include "engine/record/remedies.h"
#include "engine/record/shared_memory.h"
#include "engine/runtime/access_study.h"
#include "engine/runtime/lock_side.h"
#include "engine/runtime/wait_board.h"

#include <compare>
#include <cstdint>
#include <map>
#include <memory>
#include <set>

namespace threadline::runtime {

// From where an actor takes a lock while it holds none, to where it holds none again.
struct LockBlock {
    ActorId actor;
    std::uint32_t line = 0;  // of the first lock
    ObjectId first;

    friend auto operator<=>(const LockBlock&, const LockBlock&) = default;
};

struct RemedyPlan {
    record::Remedies remedies;

    // The locks that a block is known to take, with its first, in the global order: that of their
    // declaration; of a reader-writer lock the stronger of the sides. Of a block that takes no
    // other there is none.
    std::map<LockBlock, std::map<ObjectId, LockSide>> blocks;
    // Barriers at which it is not waited: somebody waited there with a lock that another needed to
    // come there, so that since the remedy nobody would ever go on.
    std::set<ObjectId> open_barriers;
    GuardedAccesses guarded;
    ObjectId guard;  // the lock around them; none: there is nothing to guard

    std::shared_ptr<WaitBoard> waits;

    // While it is rehearsed: what is learned goes into the plan.
    AccessStudy* study = nullptr;
    bool is_rehearsed = false;
    std::uint64_t news = 0;

    // Of the rehearsal: this lock is asked for in the block, which takes several.
    void learn(const LockBlock& block, ObjectId lock, LockSide side);
    void open(ObjectId barrier);

    // Gives the guard its place in the run, behind all that the scenario declares; nothing where
    // none is needed. The error: the tables are full.
    Status declare_guard(const record::SharedMemory& memory);
};

}  // namespace threadline::runtime
