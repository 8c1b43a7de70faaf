// An event once it is part of a trace: on the run's clock, in an order in which every object's
// changes stand in their true sequence, and with its actor.
#pragma once

#include "engine/record/event.h"
#include "engine/record/value.h"
#include "engine/trace/time.h"

namespace threadline::trace {

struct TraceEvent {
    Event event;  // event.time: ns since the start of the run, never before its predecessors'
    ActorId actor;

    Time time() const { return Time(static_cast<std::int64_t>(event.time)); }
    friend bool operator==(const TraceEvent&, const TraceEvent&) = default;
};

// What an access of a variable read or left there.
inline Value value_in(const Event& event) {
    return {static_cast<ValueTag>(event.flags & event_flag::tag_mask), event.argument};
}

}  // namespace threadline::trace
