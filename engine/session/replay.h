// Lanes from the events of a file whose findings stand in its notes: no analysis looks at them
// again, and who could never go on from when is told by the notes.
//
// One owner thread.
#pragma once

#include "engine/session/trace_notes.h"

#include "engine/trace/trace_builder.h"
#include "engine/trace/world.h"

#include <memory>
#include <span>

namespace threadline::session {

class Replay {
public:
    // `notes` outlive it.
    Replay(std::shared_ptr<const trace::RunInfo> info, std::shared_ptr<const trace::Tables> tables,
           const TraceNotes& notes);

    // Instead of the begin of the trace, the state after so many events. False: damaged.
    bool restore(std::string_view checkpoint, trace::Time base, std::uint64_t events);
    void apply(std::span<const trace::TraceEvent> events);
    std::uint64_t events() const { return events_; }  // before the next one
    trace::TraceBuilder& builder() { return builder_; }

private:
    std::shared_ptr<const trace::Tables> tables_;
    std::span<const TraceNotes::Frozen> frozen_;  // yet to come, in order
    trace::World world_;
    trace::TraceBuilder builder_;
    std::uint64_t events_ = 0;
};

}  // namespace threadline::session
