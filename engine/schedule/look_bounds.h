// How often a line may look again at what nobody has changed since it looked.
//
// Nothing tells a loop that reads a variable six times from one that reads it until it changes. So
// each line may look two hundred times at first, which a loop that counts seldom needs and a spin
// loop soon has used up. From then on that line counts as one that retries, and has to be explored
// anew, within the bound on retries; so have all of them where every reading is too much to
// explore. What no bound has kept from looking is explored without one.
#pragma once

#include "engine/record/ids.h"

#include <algorithm>
#include <cstdint>
#include <set>

namespace threadline::schedule {

class LookBounds {
public:
    static constexpr std::uint32_t most_looks = 200;

    explicit LookBounds(std::uint32_t retries) : retries_(retries) {}

    // Whether a line that has looked in vain `times` times since may look once more.
    bool allows(SiteId line, std::uint32_t times) const {
        return times < (is_bounded(line) ? retries_ : std::max(retries_, most_looks));
    }
    // It is about to: what was asked, for the next exploration.
    void note(SiteId line, std::uint32_t times) {
        if (is_bounded(line))
            return;
        has_met_long_ |= times >= retries_;
        if (!allows(line, times))
            endless_.insert(line);
    }

    // A line that is not bounded looked too often for a loop that ends by itself.
    bool has_met_endless() const { return !endless_.empty(); }
    // One looked more often than tries may fail.
    bool has_met_long() const { return has_met_long_; }
    // From the next execution on: in the middle of an exploration it would go another way.
    void bound_endless() {
        bounded_.merge(endless_);
        endless_.clear();
        has_met_long_ = false;
    }
    void bound_all() {
        all_are_bounded_ = true;
        endless_.clear();
        has_met_long_ = false;
    }

private:
    bool is_bounded(SiteId line) const { return all_are_bounded_ || bounded_.contains(line); }

    std::uint32_t retries_;
    bool all_are_bounded_ = false;
    std::set<SiteId> bounded_;
    std::set<SiteId> endless_;
    bool has_met_long_ = false;
};

}  // namespace threadline::schedule
