#include "engine/session/range_parts.h"

#include "engine/session/long_trace.h"

#include <algorithm>
#include <vector>

namespace threadline::session {
namespace {

enum class From { Begin, End };

Status visit_parts(const RunSnapshot& run, trace::TimeRange range, const VisitPart& visit,
                   std::uint64_t most_events_at_once, From from) {
    if (run.trace.is_detailed(range)) {
        visit(run.trace, range);
        return Done{};
    }
    if (!run.whole)
        return Error{
            "the run was too long to be kept whole; write it with threadline run -o RUN.tline, and "
            "open that file"};
    // Before the begin of the run and after its end there is nothing to be read.
    const trace::TimeRange inside{std::max(range.begin, trace::Time{0}),
                                  std::min(range.end, run.trace.now)};
    std::vector<trace::TimeRange> parts{inside};
    for (const trace::Time cut : run.whole->cuts(inside, most_events_at_once)) {
        parts.back().end = cut;
        parts.push_back({cut, inside.end});
    }
    if (from == From::End)
        std::ranges::reverse(parts);
    for (const trace::TimeRange& part : parts) {
        const auto read = run.whole->detail(part);
        if (!read)
            return read.error();
        if (!visit(read.value().trace, part))
            break;
    }
    return Done{};
}

}  // namespace

Status for_each_part(const RunSnapshot& run, trace::TimeRange range, const VisitPart& visit,
                     std::uint64_t most_events_at_once) {
    return visit_parts(run, range, visit, most_events_at_once, From::Begin);
}

Status for_each_part_backwards(const RunSnapshot& run, trace::TimeRange range,
                               const VisitPart& visit, std::uint64_t most_events_at_once) {
    return visit_parts(run, range, visit, most_events_at_once, From::End);
}

}  // namespace threadline::session
