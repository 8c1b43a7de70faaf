#include "engine/session/range_parts.h"

#include "engine/session/long_trace.h"

#include <utility>

namespace threadline::session {
namespace {

struct Parts {
    const LongTrace& whole;
    const VisitPart& visit;
    std::uint64_t most;
    enum class From { Begin, End } from;
    bool goes_on = true;

    Status visit_all(trace::TimeRange range, std::uint64_t above = UINT64_MAX) {
        // Halves that hold no less lie between the same two checkpoints.
        const std::uint64_t events = whole.events_in(range);
        if (events > most && (events < above || range.length() > std::chrono::milliseconds(1))) {
            const trace::Time middle = range.begin + range.length() / 2;
            trace::TimeRange first{range.begin, middle}, second{middle, range.end};
            if (from == From::End)
                std::swap(first, second);
            if (Status done = visit_all(first, events); !done || !goes_on)
                return done;
            return visit_all(second, events);
        }
        const auto part = whole.detail(range);
        if (!part)
            return part.error();
        goes_on = visit(part.value().trace, range);
        return Done{};
    }
};

Status visit_parts(const RunSnapshot& run, trace::TimeRange range, const VisitPart& visit,
                   std::uint64_t most_events_at_once, Parts::From from) {
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
    Parts parts{*run.whole, visit, most_events_at_once, from};
    return parts.visit_all(inside);
}

}  // namespace

Status for_each_part(const RunSnapshot& run, trace::TimeRange range, const VisitPart& visit,
                     std::uint64_t most_events_at_once) {
    return visit_parts(run, range, visit, most_events_at_once, Parts::From::Begin);
}

Status for_each_part_backwards(const RunSnapshot& run, trace::TimeRange range,
                               const VisitPart& visit, std::uint64_t most_events_at_once) {
    return visit_parts(run, range, visit, most_events_at_once, Parts::From::End);
}

}  // namespace threadline::session
