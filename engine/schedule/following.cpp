#include "engine/schedule/following.h"

#include <limits>
#include <utility>

namespace threadline::schedule {

using record::Choice;

Following::Following(std::span<const Choice> list) {
    for (std::size_t place = 0; place < list.size(); ++place) {
        const Choice& choice = list[place];
        if (turns_.size() <= choice.actor.value)
            turns_.resize(choice.actor.value + 1);
        turns_[choice.actor.value].push_back({place, choice});
    }
}

std::optional<std::size_t> Following::choose(std::span<const Choice> possible,
                                             std::span<std::uint32_t> had) const {
    // Giving up and going on are not the same; whom it wakes may have to be another.
    constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
    std::pair best{none, true};
    std::optional<std::size_t> chosen;
    for (std::size_t index = 0; index < possible.size(); ++index) {
        const Choice& choice = possible[index];
        const std::uint32_t actor = choice.actor.value;
        if (actor >= turns_.size() || had[actor] >= turns_[actor].size())
            continue;
        const Turn& turn = turns_[actor][had[actor]];
        const std::pair rank{turn.place, turn.choice.wakes != choice.wakes};
        if (turn.choice.kind != choice.kind || rank >= best)
            continue;
        best = rank;
        chosen = index;
    }
    if (chosen)
        ++had[possible[*chosen].actor.value];
    return chosen;
}

}  // namespace threadline::schedule
