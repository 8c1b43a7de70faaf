#include "engine/sync/action.h"

#include <algorithm>

namespace threadline::sync {

void Woken::copy(const SharedWaiters& links, WakeChain chain) {
    const std::uint32_t total = count_ + chain.count;
    if (total > few_.size()) {
        auto grown = std::make_unique<ActorId[]>(total);
        std::copy_n(many_ ? many_.get() : few_.data(), count_, grown.get());
        many_ = std::move(grown);
    }
    ActorId* actors = many_ ? many_.get() : few_.data();
    ActorId actor = chain.first;
    while (count_ < total) {
        actors[count_++] = actor;
        actor = links[actor].next_waiter;
    }
}

void Woken::unpark_all(Caller& caller) const {
    const ActorId* actors = many_ ? many_.get() : few_.data();
    for (std::uint32_t i = 0; i < count_; ++i)
        caller.seam.unpark(actors[i]);
}

}  // namespace threadline::sync
