#include "engine/analysis/lock_sets.h"

#include <algorithm>

namespace threadline::analysis {
namespace {

std::uint64_t key_of(LockSetId set, HeldLock lock) {
    return std::uint64_t{set.value} << 32 | lock.lock.value << 1 | (lock.shared ? 1u : 0u);
}

}  // namespace

LockSetId LockSets::id_of(std::vector<HeldLock> locks) {
    if (locks.empty())
        return {};
    const auto [place, is_new] =
        ids_.try_emplace(locks, LockSetId{static_cast<std::uint32_t>(sets_.size())});
    if (is_new)
        sets_.push_back(std::move(locks));
    return place->second;
}

LockSetId LockSets::with(LockSetId set, HeldLock lock) {
    const std::uint64_t key = key_of(set, lock);
    if (const auto known = with_.find(key); known != with_.end())
        return known->second;
    std::vector<HeldLock> locks = sets_[set.value];
    locks.insert(std::upper_bound(locks.begin(), locks.end(), lock), lock);
    return with_[key] = id_of(std::move(locks));
}

LockSetId LockSets::without(LockSetId set, HeldLock lock) {
    const std::uint64_t key = key_of(set, lock);
    if (const auto known = without_.find(key); known != without_.end())
        return known->second;
    std::vector<HeldLock> locks = sets_[set.value];
    if (const auto at = std::find(locks.begin(), locks.end(), lock); at != locks.end())
        locks.erase(at);
    return without_[key] = id_of(std::move(locks));
}

LockSetId LockSets::common(LockSetId a, LockSetId b) {
    if (a == b || !a || !b)
        return a == b ? a : LockSetId{};
    const std::uint64_t key = std::uint64_t{std::min(a, b).value} << 32 | std::max(a, b).value;
    if (const auto known = common_.find(key); known != common_.end())
        return known->second;
    std::vector<HeldLock> both;
    for (const HeldLock& mine : sets_[a.value])
        for (const HeldLock& other : sets_[b.value])
            if (mine.lock == other.lock)
                both.push_back({mine.lock, mine.shared || other.shared});
    std::sort(both.begin(), both.end());
    both.erase(std::unique(both.begin(), both.end()), both.end());
    return common_[key] = id_of(std::move(both));
}

void HeldLocks::on_event(ActorId id, ObjectId lock, bool shared, bool acquired) {
    if (id.value >= actors_.size())
        actors_.resize(id.value + 1);
    OfActor& actor = actors_[id.value];
    const HeldLock held{lock, shared};
    const bool as_last = actor.lock == held;
    if (acquired) {
        if (!as_last || actor.before != actor.set)
            actor = {actor.set, actor.set, held, sets_.with(actor.set, held)};
        actor.set = actor.after;
    } else {
        actor.set =
            as_last && actor.after == actor.set ? actor.before : sets_.without(actor.set, held);
    }
}

}  // namespace threadline::analysis
