// Sets of locks that an actor holds, as numbers: equal sets have equal numbers, and a step from one
// to the next, once seen, is a look-up.
#pragma once

#include "engine/record/ids.h"

#include <cstdint>
#include <map>
#include <span>
#include <unordered_map>
#include <vector>

namespace threadline::analysis {

struct HeldLock {
    ObjectId lock;
    bool shared = false;  // as a reader

    friend auto operator<=>(const HeldLock&, const HeldLock&) = default;
};

using LockSetId = Id<struct LockSetTag>;  // none: the empty set

class LockSets {
public:
    // The set with that one more, or less. O(1) once it has been asked.
    LockSetId with(LockSetId set, HeldLock lock);
    LockSetId without(LockSetId set, HeldLock lock);
    // A lock that one of them holds as a reader counts as held by a reader.
    LockSetId common(LockSetId a, LockSetId b);
    std::span<const HeldLock> locks(LockSetId set) const { return sets_[set.value]; }

private:
    LockSetId id_of(std::vector<HeldLock> locks);

    std::vector<std::vector<HeldLock>> sets_{1};  // sorted; by id
    std::map<std::vector<HeldLock>, LockSetId> ids_;
    std::unordered_map<std::uint64_t, LockSetId> with_, without_, common_;
};

// The sets of all actors, as the events change them.
class HeldLocks {
public:
    // Acquired or Released; nothing else changes anything. O(1) once the step has been seen.
    void on_event(ActorId actor, ObjectId lock, bool shared, bool acquired);
    LockSetId of(ActorId actor) const {
        return actor.value < actors_.size() ? actors_[actor.value].set : LockSetId{};
    }
    LockSets& sets() { return sets_; }
    const LockSets& sets() const { return sets_; }

private:
    struct OfActor {
        LockSetId set;
        // The last step up; most often the next one down is the same.
        LockSetId before;
        HeldLock lock;
        LockSetId after;
    };
    LockSets sets_;
    std::vector<OfActor> actors_;
};

}  // namespace threadline::analysis
