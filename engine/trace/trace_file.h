// The `.tline` file (DESIGN.md, decision 14): what a run recorded, in chunks, written as it goes.
//
//   magic "TLINE\0" version | chunk* | index footer
//   chunk: kind, byte length, CRC-32C | content
//
// Chunk kinds: tables (only what is new since the last one), info, events (columns, each
// delta + varint coded, cut by event count, with a summary: count, time range, events by kind,
// actors), findings are not stored: they are found again. The footer repeats where each chunk
// lies; it can be rebuilt by walking the chunks. A file cut anywhere opens up to its last whole
// chunk, and Snapshot::info->truncated says so.
//
// Integers are little-endian; the format is written down in full in engine/README.md.
#pragma once

#include "engine/record/result.h"
#include "engine/trace/run_info.h"
#include "engine/trace/tables.h"
#include "engine/trace/trace_event.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>

namespace threadline::trace {

class TraceWriter {
public:
    // Creates or replaces `path`. Errors: "cannot write 'x.tline': No space left on device ...".
    static Result<std::unique_ptr<TraceWriter>> create(const std::filesystem::path& path);
    ~TraceWriter();

    // Tables only ever grow; entries already written are not written again.
    Status append(std::span<const TraceEvent> events, const Tables& tables);
    // The last chunk(s): the info as it became, and the footer.
    Status finish(const RunInfo& info, const Tables& tables, TimeRange range);

private:
    struct Impl;
    explicit TraceWriter(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

class TraceReader {
public:
    static Result<std::unique_ptr<TraceReader>> open(const std::filesystem::path& path);
    ~TraceReader();

    const RunInfo& info() const;   // truncated is set where the file ends early
    const Tables& tables() const;  // whole
    TimeRange range() const;
    std::uint64_t event_count() const;

    // Every event in the order of the trace, a chunk at a time. Stops early when `each` says false.
    Status read(const std::function<bool(std::span<const TraceEvent>)>& each) const;

private:
    struct Impl;
    explicit TraceReader(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace threadline::trace
