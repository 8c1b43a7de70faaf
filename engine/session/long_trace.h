// A trace that is too long to be in memory: what its lanes look like as a whole, and any part of
// it, built from the events of that part.
//
// While such a trace is recorded, the state between two events is written to the file from time to
// time (LiveTrace::keep_checkpoints). From there the same code builds the same lanes again, so what
// is shown of a part does not depend on which part was asked for.
#pragma once

#include "engine/session/reading_limits.h"
#include "engine/session/run_snapshot.h"
#include "engine/session/trace_notes.h"

#include "engine/trace/trace_file.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace threadline::session {

// Threads: everything may be called from any, at the same time.
class LongTrace : public std::enable_shared_from_this<LongTrace> {
public:
    // Of a reader that is_long(). The limits are for those who show it.
    static Result<std::shared_ptr<const LongTrace>> open(std::unique_ptr<trace::TraceReader> reader,
                                                         ReadingLimits limits,
                                                         const std::stop_token& stop = {});
    std::uint64_t most_events() const { return limits_.most_events; }

    // No items, the overviews of all lanes.
    RunSnapshot overview() const;

    // How many events have to be read for this part. O(log n).
    std::uint64_t events_in(trace::TimeRange range) const;
    // Where to cut it so that no part has more events than that, as far as checkpoints allow; in
    // order, none at its ends. O(checkpoints log checkpoints).
    std::vector<trace::Time> cuts(trace::TimeRange range, std::uint64_t most_events) const;
    // The same trace with all items of `range`, at least. O(events_in(range)): no work for the
    // thread of a window, and for nobody from `stop` on. Errors: the file is damaged, or has gone.
    Result<RunSnapshot> detail(trace::TimeRange range, const std::stop_token& stop = {}) const;

private:
    // Checkpoints to begin and to end at; beyond their number: the end of the trace.
    struct Part {
        std::size_t first = 0;  // 0: the begin of the trace, n: checkpoint n - 1
        std::size_t last = 0;
    };
    Part part_of(trace::TimeRange range) const;
    std::uint64_t events_before(std::size_t point) const;
    trace::Time time_of(std::size_t point) const;
    void take_items(const trace::Snapshot& built, trace::Snapshot& into, trace::Time end) const;

    ReadingLimits limits_;
    std::unique_ptr<trace::TraceReader> reader_;
    TraceNotes notes_;
    RunSnapshot overview_;
};

// As in session.h, until `stop`: a file may be large, and nobody waits for it any more. Tests of
// what is shown of a long trace set its limits lower.
Result<RunSnapshot> open_trace(const std::filesystem::path& path, ReadingLimits limits,
                               const std::stop_token& stop = {});

// `run` with all items of `range`, read where its trace is too long to be in memory. Of more than
// `most_events` (none: those of its limits) nothing is read: then it has no items, so that what is
// made of it does not depend on what of it was there before. Findings and what a person wrote stay
// those of `run`.
Result<RunSnapshot> with_items(RunSnapshot run, trace::TimeRange range,
                               std::optional<std::uint64_t> most_events = {});

}  // namespace threadline::session
