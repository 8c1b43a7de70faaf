// check(condition, text) that found the condition false. Each line and text is reported once, at
// its first failure.
#pragma once

#include "engine/analysis/analysis.h"

#include <map>
#include <set>
#include <utility>

namespace threadline::analysis {

class FailedChecksAnalysis : public Analysis {
public:
    EventKinds kinds() const override;
    void on_event(const trace::TraceEvent& event, const Context& context) override;

private:
    // What the thread read last has been written by others as well.
    bool relies_on_others(ActorId actor) const;

    std::map<ActorId, ObjectId> last_read_;
    std::map<ObjectId, std::set<ActorId>> writers_;  // the first two: one of them is another
    std::set<std::pair<SiteId, NameId>> reported_;
};

}  // namespace threadline::analysis
