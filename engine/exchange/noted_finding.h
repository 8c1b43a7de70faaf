// A finding as a file of another format holds it: by the keys of its kind and severity, so that
// nothing here has to know what an analysis is.
#pragma once

#include "engine/record/ids.h"
#include "engine/trace/time.h"

#include <cstdint>
#include <string>
#include <vector>

namespace threadline::exchange {

struct NotedFinding {
    std::string kind, severity;  // "deadlock", "error"
    trace::Time at{0};
    trace::TimeRange range;
    std::vector<ActorId> actors;
    std::vector<ObjectId> objects;
    std::vector<SiteId> sites;
    std::string title, explanation, remedy;
    std::uint64_t lost = 0;  // changes, of a lost update

    friend bool operator==(const NotedFinding&, const NotedFinding&) = default;
};

}  // namespace threadline::exchange
