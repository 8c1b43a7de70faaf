#include "engine/session/range_parts.h"

#include "engine/session/long_trace.h"

namespace threadline::session {
namespace {

struct Parts {
    const LongTrace& whole;
    const VisitPart& visit;
    std::uint64_t most;
    bool goes_on = true;

    Status visit_all(trace::TimeRange range, std::uint64_t above = UINT64_MAX) {
        // Halves that hold no less lie between the same two checkpoints.
        const std::uint64_t events = whole.events_in(range);
        if (events > most && (events < above || range.length() > std::chrono::milliseconds(1))) {
            const trace::Time middle = range.begin + range.length() / 2;
            if (Status done = visit_all({range.begin, middle}, events); !done || !goes_on)
                return done;
            return visit_all({middle, range.end}, events);
        }
        const auto part = whole.detail(range);
        if (!part)
            return part.error();
        goes_on = visit(part.value().trace, range);
        return Done{};
    }
};

}  // namespace

Status for_each_part(const RunSnapshot& run, trace::TimeRange range, const VisitPart& visit,
                     std::uint64_t most_events_at_once) {
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
    Parts parts{*run.whole, visit, most_events_at_once};
    return parts.visit_all(inside);
}

}  // namespace threadline::session
