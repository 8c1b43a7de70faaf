// The tables of a run as its shared memory holds them, turned into those of a trace.
//
// They only grow; each time that they have, there is a new immutable one, so those that snapshots
// hold stay as they are. One owner thread.
#pragma once

#include "engine/record/shared_memory.h"
#include "engine/trace/tables.h"

#include <memory>
#include <vector>

namespace threadline::session {

class SharedTables {
public:
    explicit SharedTables(const record::SharedMemory& memory);

    // Takes over what is new. True if there was anything.
    bool refresh();
    std::shared_ptr<const trace::Tables> tables() const { return tables_; }

private:
    trace::ActorInfo actor_info(ActorId id) const;
    trace::ObjectInfo object_info(ObjectId id) const;

    const record::SharedMemory& memory_;
    std::shared_ptr<const trace::Tables> tables_;
    std::vector<std::uint32_t> without_process_;  // actors whose process has not said its number
};

}  // namespace threadline::session
