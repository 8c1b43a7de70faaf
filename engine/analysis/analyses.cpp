#include "engine/analysis/analyses.h"

#include <utility>

namespace threadline::analysis {

Analyses::Analyses(std::vector<std::unique_ptr<Analysis>> analyses)
    : analyses_(std::move(analyses)) {
    for (const auto& analysis : analyses_) {
        const EventKinds kinds = analysis->kinds();
        for (std::size_t kind = 0; kind < of_kind_.size(); ++kind)
            if (kinds.has(static_cast<EventKind>(kind)))
                of_kind_[kind].push_back(analysis.get());
    }
}

}  // namespace threadline::analysis
