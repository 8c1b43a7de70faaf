// What may be on its way: an actor that was preempted may have read the clock for an event that it
// publishes only once it is on a CPU again. Up to the earliest of such times all events are known.
#pragma once

#include "engine/record/ids.h"
#include "engine/trace/time.h"

#include <optional>
#include <unordered_map>

namespace threadline::session {

class Unpublished {
public:
    // From the clock's reading to the event in the ring, on a CPU: nanoseconds, and a page fault.
    static constexpr trace::Duration publishing_takes = std::chrono::milliseconds(2);

    // What the kernel says, in order of time. All are O(1).
    void preempted(ActorId actor, trace::Time at);
    void back(ActorId actor, trace::Time at);  // on a CPU, and about to publish
    // Who leaves a CPU by itself has published what it had to.
    void left(ActorId actor) { held_.erase(actor); }
    // Records were lost: that somebody is back may be among them, and it need never leave again.
    void lost() { held_.clear(); }
    // It is `now`: those who have been back for long enough have published. O(those held up).
    void advance(trace::Time now);

    // Before this time nothing is missing; none: nobody is held up. O(those held up).
    std::optional<trace::Time> earliest() const;

private:
    struct HeldUp {
        trace::Time since{0};
        std::optional<trace::Time> back;
    };
    std::unordered_map<ActorId, HeldUp> held_;
};

}  // namespace threadline::session
