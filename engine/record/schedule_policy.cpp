#include "engine/record/schedule_policy.h"

#include "engine/record/number_text.h"

#include <optional>
#include <utility>

namespace threadline::record {
namespace {

// What stands before the next colon; the rest goes on behind it.
std::string_view take_part(std::string_view& rest) {
    const auto colon = rest.find(':');
    const std::string_view part = rest.substr(0, colon);
    rest = colon == std::string_view::npos ? std::string_view{} : rest.substr(colon + 1);
    return part;
}

}  // namespace

std::string SchedulePolicy::to_text() const {
    switch (kind) {
        case Kind::Free:
            return "free";
        case Kind::Seeded:
            return "seed:" + std::to_string(seed);
        case Kind::Pct:
            return "pct:" + std::to_string(seed) + ":" + std::to_string(depth);
        case Kind::Replay:
            return "replay";
        case Kind::Stepped:
            return "stepped";
        case Kind::Follow:
            return "follow";
    }
    return "free";
}

Result<SchedulePolicy> SchedulePolicy::parse(std::string_view text) {
    SchedulePolicy policy;
    if (text == "free")
        return policy;
    for (const Kind kind : {Kind::Replay, Kind::Stepped, Kind::Follow}) {
        policy.kind = kind;
        if (text == policy.to_text())
            return policy;
    }
    std::string_view rest = text;
    const std::string_view word = take_part(rest);
    if (word != "seed" && word != "pct")
        return Error{
            "a schedule is free, seed:N, pct:N, pct:N:D, replay:FILE or follow:FILE, not '" +
            std::string(text) + "'"};
    policy.kind = word == "seed" ? Kind::Seeded : Kind::Pct;
    const std::string_view seed_text = policy.kind == Kind::Seeded ? rest : take_part(rest);
    const auto seed = whole<std::uint64_t>(seed_text);
    if (!seed)
        return Error{"the seed of a schedule is a whole number, as in " + std::string(word) +
                     ":42, not '" + std::string(seed_text) + "'"};
    policy.seed = *seed;
    if (policy.kind == Kind::Seeded || rest.empty())
        return policy;
    const std::string_view depth_text = take_part(rest);
    const auto depth = whole<std::uint32_t>(depth_text);
    if (!depth || *depth < 1 || *depth > deepest_pct)
        return Error{"the depth of a PCT schedule is a number from 1 to " +
                     std::to_string(deepest_pct) + ", as in pct:42:3, not '" +
                     std::string(depth_text) + "'"};
    policy.depth = *depth;
    if (rest.empty())
        return policy;
    const auto steps = whole<std::uint64_t>(rest);
    if (!steps)
        return Error{"the steps of a PCT schedule are a whole number, as in pct:42:3:1000, not '" +
                     std::string(rest) + "'"};
    policy.steps = *steps;
    return policy;
}

SchedulePolicy again(const SchedulePolicy& policy, std::vector<Choice> made) {
    using Kind = SchedulePolicy::Kind;
    if (policy.kind == Kind::Free || policy.kind == Kind::Seeded || policy.kind == Kind::Pct)
        return policy;
    SchedulePolicy followed;
    followed.kind = Kind::Follow;
    followed.seed = policy.seed;
    followed.choices = std::move(made);
    return followed;
}

}  // namespace threadline::record
