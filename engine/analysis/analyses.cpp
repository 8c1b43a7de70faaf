#include "engine/analysis/analyses.h"

#include <utility>

namespace threadline::analysis {

Analyses::Analyses(std::vector<std::unique_ptr<Analysis>> analyses)
    : analyses_(std::move(analyses)) {
    ask_for_kinds();
}

void Analyses::ask_for_kinds() {
    for (auto& those : of_kind_)
        those.clear();
    for (auto& those : uncontended_)
        those.clear();
    for (const auto& analysis : analyses_) {
        const EventKinds uncontended = analysis->uncontended_kinds();
        for (const bool released : {false, true})
            if (uncontended.has(released ? EventKind::Released : EventKind::Acquired))
                uncontended_[released].push_back(analysis.get());
        const EventKinds kinds = analysis->kinds();
        for (std::size_t kind = 0; kind < of_kind_.size(); ++kind)
            if (kinds.has(static_cast<EventKind>(kind)))
                of_kind_[kind].push_back(analysis.get());
    }
}

}  // namespace threadline::analysis
