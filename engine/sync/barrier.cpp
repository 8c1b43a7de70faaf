#include "engine/sync/barrier.h"

#include "engine/sync/primitives.h"

namespace threadline::sync {

ObjectId declare_barrier(const SharedMemory& memory, std::string_view name, SiteId declared,
                         std::uint32_t parties) {
    const ObjectId id =
        memory.add_object(record::ObjectKind::Barrier, memory.intern(name), declared);
    if (id.valid())
        begin_state<BarrierState>(memory.object(id)).parties = parties;
    return id;
}

Outcome arrive_and_wait(Caller& caller, ObjectId barrier) {
    return perform(BarrierWait(barrier), caller);
}

}  // namespace threadline::sync
