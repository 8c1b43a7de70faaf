// The `.tline` file (DESIGN.md, decision 14): what a run recorded, in chunks, written as it goes.
//
//   head | chunk* | index chunk          (chunk.h: kind, length, CRC-32C, content)
//
// Chunk kinds: tables (only what is new since the last one), info, events (event_coding.h: columns,
// cut by event count, with a summary: count, time range, events by kind, actors), index. Findings
// are found again, and stored only where they cannot be: of a long trace, or after a loss. The
// index repeats where each chunk lies; it can be rebuilt by walking the chunks. A file cut anywhere
// opens up to its last whole chunk, and RunInfo::truncated says so; one whose bytes are wrong
// elsewhere is damaged and does not open.
//
// Integers are little-endian; the format is written down in full in engine/README.md.
#pragma once

#include "engine/record/result.h"
#include "engine/trace/annotation.h"
#include "engine/trace/run_info.h"
#include "engine/trace/tables.h"
#include "engine/trace/trace_event.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace threadline::trace {

class TraceWriter {
public:
    static constexpr std::size_t events_per_chunk = 4096;

    // When the file takes its name; until then what was there stays. With the first chunk: what a
    // run that is cut off leaves is worth having, and is beside the file that it would replace
    // until it is whole. Once it is whole: what can be made again is not worth having.
    enum class Naming { WithFirstChunk, OnceWhole };
    // Errors: "cannot write 'x.tline': No space left on device ...".
    static Result<std::unique_ptr<TraceWriter>> create(const std::filesystem::path& path,
                                                       Naming naming = Naming::WithFirstChunk);
    ~TraceWriter();

    // What is known of the run before it ends, so that a file that is cut short still says what it
    // was. May be called again; the last one counts.
    Status write_info(const RunInfo& info);
    // Tables only ever grow; entries already written are not written again. Events are collected
    // until a chunk is full. After an error what was written before stays whole and readable, and
    // every later call gives the same error.
    Status append(std::span<const TraceEvent> events, const Tables& tables);
    // Writes what is collected, for now: the next full chunk takes its place, so that the bytes of
    // the whole file do not depend on when this was called.
    Status flush(const Tables& tables);
    // Of a long trace: where a part of it can be built from (`events` come before it), what its
    // lanes look like as a whole, and what else there is to say.
    Status write_checkpoint(std::uint64_t events, std::string_view state);
    Status write_overview(std::string_view content);
    Status write_notes(std::string_view content);
    // The last chunk(s): the info as it became, and the footer.
    Status finish(const RunInfo& info, const Tables& tables, TimeRange range);

private:
    struct Impl;
    explicit TraceWriter(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

// Threads: read() may be called from several at once.
class TraceReader {
public:
    // Errors: "x.tline: No such file or directory", "x.tline: not a Threadline trace",
    // "x.tline: written by a later version of Threadline (format 2)", "x.tline: chunk 3 is
    // damaged". Of one without an index of a long trace every chunk is looked at. Until `stop`.
    static Result<std::unique_ptr<TraceReader>> open(const std::filesystem::path& path,
                                                     const std::stop_token& stop = {});
    ~TraceReader();

    const RunInfo& info() const;   // truncated is set where the file ends early
    const Tables& tables() const;  // whole
    TimeRange range() const;
    std::uint64_t event_count() const;
    const std::vector<Annotation>& annotations() const;  // the last that were saved

    // Sums of the summaries of all chunks. Not known of a long trace.
    std::uint64_t event_count(EventKind kind) const;

    // A long trace is opened by its index, and its chunks are looked at when they are needed: a
    // damaged one is found then.
    bool is_long() const;
    struct Checkpoint {
        std::uint64_t events = 0;  // before it
        std::size_t chunk = 0;     // for content_of()
    };
    const std::vector<Checkpoint>& checkpoints() const;  // by events
    const std::vector<std::size_t>& overviews() const;
    std::optional<std::size_t> notes() const;  // of a short trace as well
    Result<std::string> content_of(std::size_t chunk) const;

    // Every event in the order of the trace, a chunk at a time. Stops early when `each` says false.
    Status read(const std::function<bool(std::span<const TraceEvent>)>& each) const;
    // From chunk to chunk: `first`, like the number of events before a checkpoint, is a multiple of
    // TraceWriter::events_per_chunk.
    bool is_chunk_begin(std::uint64_t first) const;  // or the end of the trace
    Status read_from(std::uint64_t first,
                     const std::function<bool(std::span<const TraceEvent>)>& each) const;

private:
    struct Impl;
    explicit TraceReader(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace threadline::trace
