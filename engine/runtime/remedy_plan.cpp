#include "engine/runtime/remedy_plan.h"

#include "engine/sync/primitives.h"

#include <string>

namespace threadline::runtime {

void RemedyPlan::learn(const LockBlock& block, ObjectId lock, LockSide side) {
    const auto [known, is_new] = blocks[block].try_emplace(lock, side);
    const bool is_stronger = known->second == LockSide::Reader && side == LockSide::Writer;
    if (is_stronger)
        known->second = side;
    news += is_new || is_stronger ? 1 : 0;
}

void RemedyPlan::open(ObjectId barrier) {
    news += open_barriers.insert(barrier).second ? 1 : 0;
}

Status RemedyPlan::declare_guard(const record::SharedMemory& memory) {
    if (guarded.variables.empty())
        return Done{};
    std::string name = "guard of";
    for (const ObjectId variable : guarded.variables)
        name.append(variable == *guarded.variables.begin() ? " " : ", ")
            .append(memory.name(memory.object(variable).name));
    guard = sync::declare_mutex(memory, name, memory.object(*guarded.variables.begin()).declared);
    return guard.valid() ? Status(Done{}) : Status(Error{"no room is left for a guard"});
}

}  // namespace threadline::runtime
