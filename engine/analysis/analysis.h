// What looks at a run while it goes. Live and after the fact are the same code: a file is read back
// through the same calls.
#pragma once

#include "engine/analysis/event_kinds.h"
#include "engine/analysis/finding.h"
#include "engine/trace/interval.h"
#include "engine/trace/tables.h"
#include "engine/trace/trace_event.h"
#include "engine/trace/world.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace threadline::analysis {

// Where the names for a finding's text come from; valid for the time of the call.
struct Context {
    const trace::World& world;  // the event in hand has been applied to it
    const trace::Tables& tables;
    std::function<void(Finding)> report;
    std::function<void(trace::Moment)> mark;
    // These actors can never go on again, from this time on: those of a new finding, and those who
    // come to wait for a deadlocked actor after it was reported. Optional; goes to
    // TraceBuilder::mark_deadlocked.
    std::function<void(const std::vector<ActorId>&, trace::Time)> freeze = {};
    // What was reported as `said` is now known better, or (none) is withdrawn. Optional.
    std::function<void(const Finding& said, std::optional<Finding> now)> revise = {};
};

class Analysis {
public:
    virtual ~Analysis() = default;
    // What it looks at: on_event() need not be called for other kinds (analyses.h). May grow with
    // an event, which then says so (look_at_more). What the kernel says of the CPUs comes late;
    // what a simulation says of its own comes in order.
    virtual EventKinds kinds() const { return EventKinds::all(); }
    // Of those, what it looks at where nobody waits: most events of a run are an Acquired at once
    // and the Released after it, of a lock in whose queue nobody stands.
    virtual EventKinds uncontended_kinds() const { return kinds(); }
    bool looks_at_more() { return std::exchange(looks_at_more_, false); }  // since it was asked
    virtual void on_event(const trace::TraceEvent& event, const Context& context) = 0;
    // Called when the rings are drained and nothing more can come until somebody acts, with the
    // time of the last event.
    virtual void on_quiet(trace::Time, const Context&) {}
    // After a loss, while it is quiet: the world has been corrected by what was read elsewhere.
    // Standstill: nobody of the run can go on. What was found before may be found again.
    enum class Corrected { Holders, Standstill };
    virtual void on_correction(trace::Time, Corrected, const Context&) {}
    virtual void on_end(trace::Time, const Context&) {}

protected:
    void look_at_more() { looks_at_more_ = true; }

private:
    bool looks_at_more_ = false;
};

// All analyses of this version, in the order in which they look.
std::vector<std::unique_ptr<Analysis>> all_analyses();
// The kinds that they report; the others have their names already.
std::span<const FindingKind> reported_kinds();

}  // namespace threadline::analysis
