// What was possible in one state of an execution, in little: an exploration keeps one for each step
// on its way. Most choices say no more than who goes, and are a bit each: of ten thousand actors
// they take 1.3 KB instead of 120.
#pragma once

#include "engine/schedule/program.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace threadline::schedule {

class ChoiceSet {
public:
    void clear() {
        words_.clear();
        others_.clear();
    }
    // O(choices + largest actor / 64). Keeps its memory.
    void assign(std::span<const Choice> choices) {
        clear();
        for (const Choice& choice : choices) {
            if (!is_plain(choice)) {
                others_.push_back(choice);
                continue;
            }
            const std::size_t word = choice.actor.value / 64;
            if (words_.size() <= word)
                words_.resize(word + 1);
            words_[word] |= bit(choice.actor);
        }
    }

    // O(1) of one that is plain, otherwise O(those that are not).
    bool contains(const Choice& choice) const {
        return is_plain(choice) ? has_bit(choice.actor)
                                : std::ranges::find(others_, choice) != others_.end();
    }
    // Whether it could do anything; whether it could without running out of time.
    bool any_of(ActorId actor) const {
        return has_bit(actor) || std::ranges::find(others_, actor, &Choice::actor) != others_.end();
    }
    bool can_go(ActorId actor) const {
        return has_bit(actor) || std::ranges::any_of(others_, [actor](const Choice& choice) {
                   return choice.actor == actor && !is_timeout(choice);
               });
    }

    // `visit(choice)`, until it returns true, which is returned: those of one actor, or of all.
    template <typename Visit>
    bool any_of(ActorId actor, const Visit& visit) const {
        if (has_bit(actor) && visit(Choice{actor, Choice::Kind::Go, {}}))
            return true;
        for (const Choice& choice : others_)
            if (choice.actor == actor && visit(choice))
                return true;
        return false;
    }
    template <typename Visit>
    void for_each(const Visit& visit) const {
        for (std::size_t word = 0; word < words_.size(); ++word)
            for (std::uint64_t left = words_[word]; left != 0; left &= left - 1)
                visit(Choice{ActorId{static_cast<std::uint32_t>(
                                 word * 64 + static_cast<std::size_t>(std::countr_zero(left)))},
                             Choice::Kind::Go,
                             {}});
        for (const Choice& choice : others_)
            visit(choice);
    }

private:
    static bool is_plain(const Choice& choice) {
        return !is_timeout(choice) && !choice.wakes.valid();
    }
    static std::uint64_t bit(ActorId actor) { return std::uint64_t{1} << actor.value % 64; }
    bool has_bit(ActorId actor) const {
        const std::size_t word = actor.value / 64;
        return word < words_.size() && (words_[word] & bit(actor)) != 0;
    }

    std::vector<std::uint64_t> words_;  // a bit an actor: it goes, and wakes nobody
    std::vector<Choice> others_;        // timeouts, and whom to wake
};

}  // namespace threadline::schedule
