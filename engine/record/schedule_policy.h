// Who decides which actor goes next, as a run is asked for it and its report says it.
#pragma once

#include "engine/record/choice.h"
#include "engine/record/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace threadline::record {

struct SchedulePolicy {
    enum class Kind : std::uint8_t {
        Free,     // the operating system, or on the virtual clock its simulation
        Seeded,   // each choice uniformly at random
        Pct,      // by random priorities, which change at random steps (schedule/pct.h)
        Replay,   // `choices`; where they end, so does the run
        Stepped,  // `choices`, then whatever the session answers
        Follow,   // `choices` as far as they can be made, otherwise at random by `seed`
    };

    Kind kind = Kind::Free;
    std::uint64_t seed = 0;   // Seeded, Pct, Follow
    std::uint32_t depth = 3;  // Pct: of the bugs to be found
    std::uint64_t steps = 0;  // Pct: about how many choices the run takes; 0: not known
    std::vector<Choice> choices;

    bool is_controlled() const { return kind != Kind::Free; }

    // "free", "seed:42", "pct:42:3", "replay", "stepped", "follow".
    std::string to_text() const;
    // The same; with the steps behind it, "pct:42:3:1000". The error says what is allowed.
    static Result<SchedulePolicy> parse(std::string_view text);

    friend bool operator==(const SchedulePolicy&, const SchedulePolicy&) = default;
};

inline constexpr std::uint32_t deepest_pct = 100;

// The same schedule for a run whose steps may be others, as with a remedy: its own where that says
// who goes next whatever there is to choose from, otherwise the choices that it `made`, followed.
SchedulePolicy again(const SchedulePolicy& policy, std::vector<Choice> made);

}  // namespace threadline::record
