#include "engine/session/unpublished.h"

namespace threadline::session {

// Back for a moment only: what it had to publish may still be to come.
void Unpublished::preempted(ActorId actor, trace::Time at) {
    const auto [held, is_new] = held_.try_emplace(actor, HeldUp{at, {}});
    if (!is_new && held->second.back && at - *held->second.back > publishing_takes)
        held->second.since = at;
    held->second.back.reset();
}

void Unpublished::back(ActorId actor, trace::Time at) {
    if (const auto held = held_.find(actor); held != held_.end())
        held->second.back = at;
}

void Unpublished::advance(trace::Time now) {
    std::erase_if(held_, [now](const auto& held) {
        return held.second.back && now - *held.second.back > publishing_takes;
    });
}

std::optional<trace::Time> Unpublished::earliest() const {
    std::optional<trace::Time> earliest;
    for (const auto& [actor, held] : held_)
        if (!earliest || held.since < *earliest)
            earliest = held.since;
    return earliest;
}

}  // namespace threadline::session
