// All that looks at a run while it goes, each called for the kinds of events that it looks at: most
// events concern one or two of a dozen.
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
    void on_event(const trace::TraceEvent& event, const Context& context) const {
        const auto kind = static_cast<std::size_t>(event.event.kind);
        if (kind >= of_kind_.size())
            return;  // a runner that is broken
        for (Analysis* analysis : of_kind_[kind])
            analysis->on_event(event, context);
    }

    auto begin() const { return analyses_.begin(); }
    auto end() const { return analyses_.end(); }

private:
    std::vector<std::unique_ptr<Analysis>> analyses_;
    std::array<std::vector<Analysis*>, static_cast<std::size_t>(EventKind::Count)> of_kind_;
};

}  // namespace threadline::analysis
