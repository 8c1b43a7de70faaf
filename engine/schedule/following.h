// A list of choices followed as far as it can be in a run whose steps are others than those that it
// was made for: one with a remedy, or after the scenario was edited.
//
// Of the actors that can go the one goes whose turn comes first in what is left of the list;
// whoever has to wait has its turn later, and nothing of the list is lost. Where none of them has a
// turn left it is for the caller to choose.
#pragma once

#include "engine/record/choice.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace threadline::schedule {

class Following {
public:
    Following() = default;
    explicit Following(std::span<const record::Choice> list);

    // How many numbers have to be kept for it, 0 at first: how many turns each actor has had. They
    // may lie in memory that processes share.
    std::size_t actors() const { return turns_.size(); }

    // Which of `possible`, and a turn less for its actor; none: nobody has one left that it could
    // take. O(possible).
    std::optional<std::size_t> choose(std::span<const record::Choice> possible,
                                      std::span<std::uint32_t> had) const;

private:
    struct Turn {
        std::size_t place;  // in the list
        record::Choice choice;
    };
    std::vector<std::vector<Turn>> turns_;  // by actor
};

}  // namespace threadline::schedule
