// Reads a Chrome JSON trace: our own back as the run that it was, others' as lanes of slices.
//
// What becomes what, in a file of another program (VizTracer, Perfetto, Chrome, ...):
//   B and E, X     a slice on the SliceLane of the thread; a B without an E lasts to the end
//   b and e, n     a slice on a lane of its own for (process, category), since they may overlap;
//   (also S and F) paired by category, id and name
//   i, I, R        a slice of length zero
//   M              names and order of processes and threads
//   s t f, C       counted: a Snapshot has no place for flows and counters of others
// No ActorLane is made for such threads: the file does not say when they had a CPU or waited.
// Times start at the first event. RunInfo: scenario and title are the file's name, the clock is
// real, cores is 0 since nothing is known of them.
#pragma once

#include "engine/exchange/noted_finding.h"
#include "engine/record/result.h"
#include "engine/trace/snapshot.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <vector>

namespace threadline::exchange {

// What was in a file beside what the snapshot shows.
struct ChromeJsonCounts {
    std::uint64_t events = 0;
    std::uint64_t flows = 0;  // of others
    std::uint64_t counters = 0;
    std::uint64_t unmatched_ends = 0;  // E or e without its begin: not shown
    std::uint64_t unfinished = 0;      // B or b without its end: lasts to the end of the trace
    std::uint64_t incomplete = 0;      // without time or duration: not shown
    std::uint64_t too_deep = 0;        // slices below depth `deepest_slice`: not shown
    std::uint64_t others = 0;          // phases that are not known

    friend bool operator==(const ChromeJsonCounts&, const ChromeJsonCounts&) = default;
};

inline constexpr std::size_t deepest_slice = 512;

// Errors, one line: "x.json: No such file or directory", "x.json:3: malformed JSON at byte 120:
// Missing a comma or '}' after an object member", "x.json: no trace events in it ...". An array
// without its end is whole; an object that ends between two events opens with RunInfo::truncated.
// Streams: memory is that of the slices, 24 bytes each. Until `stop`, within milliseconds: a file
// may be of gigabytes, and nobody waits for it any more. Any thread.
Result<trace::Snapshot> read_chrome_json(const std::filesystem::path& path,
                                         ChromeJsonCounts* counts = nullptr,
                                         std::vector<NotedFinding>* findings = nullptr,
                                         const std::stop_token& stop = {});

// Whether a file looks like JSON rather than like a `.tline` file, by its first bytes.
bool looks_like_json(const std::filesystem::path& path);

}  // namespace threadline::exchange
