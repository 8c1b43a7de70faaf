// check(condition, text) that found the condition false. Each line and text is reported once, at
// its first failure.
#pragma once

#include "engine/analysis/analysis.h"

#include <set>
#include <utility>

namespace threadline::analysis {

class FailedChecksAnalysis : public Analysis {
public:
    EventKinds kinds() const override;
    void on_event(const trace::TraceEvent& event, const Context& context) override;

private:
    std::set<std::pair<SiteId, NameId>> reported_;
};

}  // namespace threadline::analysis
