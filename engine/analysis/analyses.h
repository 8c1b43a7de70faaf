// All that looks at a run while it goes, each called for the kinds of events that it looks at: most
// events concern one or two of a dozen. Most of all are those of a lock that nobody waits for,
// which say nothing about waiting.
#pragma once

#include "engine/analysis/analysis.h"

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

namespace threadline::analysis {

class Analyses {
public:
    explicit Analyses(std::vector<std::unique_ptr<Analysis>> analyses = all_analyses());

    // The world of `context` has it applied.
    void on_event(const trace::TraceEvent& event, const Context& context) {
        const auto kind = static_cast<std::size_t>(event.event.kind);
        if (kind >= of_kind_.size())
            return;  // a runner that is broken
        if (is_uncontended(event.event, context.world)) {
            for (Analysis* analysis : uncontended_[event.event.kind == EventKind::Released])
                analysis->on_event(event, context);
            return;
        }
        bool more = false;
        for (Analysis* analysis : of_kind_[kind]) {
            analysis->on_event(event, context);
            more = analysis->looks_at_more() || more;
        }
        if (more)
            ask_for_kinds();
    }

    auto begin() const { return analyses_.begin(); }
    auto end() const { return analyses_.end(); }

private:
    static bool is_uncontended(const Event& event, const trace::World& world) {
        return ((event.kind == EventKind::Acquired && !event.has(event_flag::contended)) ||
                event.kind == EventKind::Released) &&
               world.object(event.object).waiters.empty();
    }
    void ask_for_kinds();

    std::vector<std::unique_ptr<Analysis>> analyses_;
    std::array<std::vector<Analysis*>, static_cast<std::size_t>(EventKind::Count)> of_kind_;
    std::array<std::vector<Analysis*>, 2> uncontended_;  // for an Acquired, for a Released
};

}  // namespace threadline::analysis
