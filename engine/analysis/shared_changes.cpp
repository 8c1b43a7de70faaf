#include "engine/analysis/shared_changes.h"

#include "engine/analysis/variable_owner.h"

namespace threadline::analysis {

std::vector<SharedChanges> shared_changes(const trace::Snapshot& snapshot) {
    std::vector<SharedChanges> all;
    if (!snapshot.tables || !snapshot.is_detailed(snapshot.range()))
        return all;
    VariableOwner owner;
    for (const auto& lane : snapshot.variables) {
        // Queues and semaphores have such lanes as well.
        const trace::Tables& tables = *snapshot.tables;
        if (tables.object(lane->variable).kind != record::ObjectKind::Variable ||
            owner.of(lane->variable, tables) != lane->variable)
            continue;
        SharedChanges one{lane->variable, 0};
        ActorId first;
        bool is_shared = false;
        const auto count = [&](const trace::Holding& holding) {
            if (!holding.writer.valid())
                return;  // its initial value
            ++one.changes;
            is_shared = is_shared || (first.valid() && first != holding.writer);
            first = first.valid() ? first : holding.writer;
        };
        for (std::size_t i = 0; i < lane->values.size(); ++i)
            count(lane->values[i]);
        if (lane->open)
            count(*lane->open);
        if (is_shared)
            all.push_back(one);
    }
    return all;
}

}  // namespace threadline::analysis
