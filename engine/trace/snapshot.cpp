#include "engine/trace/snapshot.h"

#include <algorithm>

namespace threadline::trace {
namespace {

// Lanes are sorted by id.
template <typename Lane, typename Key, typename Field>
const Lane* find_lane(const std::vector<std::shared_ptr<const Lane>>& lanes, Key id,
                      Field Lane::*field) {
    const auto it =
        std::lower_bound(lanes.begin(), lanes.end(), id,
                         [field](const auto& lane, Key wanted) { return (*lane).*field < wanted; });
    return it != lanes.end() && (**it).*field == id ? it->get() : nullptr;
}

}  // namespace

const ActorLane* Snapshot::lane_of(ActorId actor) const {
    return find_lane(actors, actor, &ActorLane::actor);
}

const LockLane* Snapshot::lane_of(ObjectId lock) const {
    return find_lane(locks, lock, &LockLane::lock);
}

const WakeLane* Snapshot::wakes_of(ActorId actor) const {
    return find_lane(wakes, actor, &WakeLane::actor);
}

std::vector<std::pair<std::string, Value>> Snapshot::values() const {
    std::vector<std::pair<std::string, Value>> values;
    for (std::uint32_t i = 1; tables && i < tables->objects.size(); ++i) {
        const ObjectInfo& object = tables->objects[i];
        if (object.kind != record::ObjectKind::Variable)
            continue;
        Value value = object.initial;
        if (const auto* lane = find_lane(variables, ObjectId{i}, &VariableLane::variable)) {
            if (lane->open)
                value = lane->open->value;
            else if (!lane->values.empty())
                value = lane->values.back().value;
        }
        if (info) {
            const auto at = std::lower_bound(
                info->final_values.begin(), info->final_values.end(), ObjectId{i},
                [](const FinalValue& known, ObjectId wanted) { return known.variable < wanted; });
            if (at != info->final_values.end() && at->variable == ObjectId{i})
                value = at->value;
        }
        values.emplace_back(object.name, value);
    }
    return values;
}

}  // namespace threadline::trace
