#include "engine/analysis/event_loops.h"

namespace threadline::analysis {

std::set<ActorId> event_loops(const trace::Tables& tables) {
    // Whoever started the first of them: a task may have been started by another one.
    const auto is_task = [&tables](ActorId id) {
        return id.value < tables.actors.size() && tables.actor(id).kind == record::ActorKind::Task;
    };
    std::set<ActorId> loops;
    for (const trace::ActorInfo& actor : tables.actors)
        if (actor.kind == record::ActorKind::Task && !is_task(actor.parent))
            loops.insert(actor.parent);
    return loops;
}

trace::Duration cpu_time(const Report& report) {
    trace::Duration sum{0};
    for (const ThreadReport& thread : report.threads)
        if (thread.kind != record::ActorKind::Task)
            sum += thread.cpu;
    return sum;
}

std::uint64_t context_switches(const Report& report) {
    std::uint64_t sum = 0;
    for (const ThreadReport& thread : report.threads)
        if (thread.kind != record::ActorKind::Task)
            sum += thread.switches;
    return sum;
}

}  // namespace threadline::analysis
