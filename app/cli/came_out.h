// How a run came out, and what came out otherwise for the same run with a remedy: whether it ended,
// whether updates were lost, and only then how long it took.
//
// Pure functions; any thread.
#pragma once

#include "engine/analysis/finding.h"
#include "engine/trace/run_info.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace threadline::app {

struct CameOut {
    trace::Outcome outcome = trace::Outcome::Completed;
    trace::Duration wall{0};
    std::optional<trace::Time> froze_at;  // deadlocked: since then
    // Changes of shared variables that were lost in all.
    std::uint64_t lost_updates = 0;
    bool has_times = true;  // no: it was made step by step, and only the order counts

    bool ended() const { return outcome == trace::Outcome::Completed; }
    // How long one was watched that did not end says nothing of it.
    bool tells_times() const { return ended() && has_times; }
};

CameOut came_out(const trace::RunInfo& info, const std::vector<analysis::Finding>& findings);

// "105 ms"; of one that did not end how long it was watched says nothing: "did not end: deadlock
// at 20 ms". Of one without times none is told.
QString end_in_words(const CameOut& run);
QString why_not_ended(const CameOut& run);           // "deadlock at 20 ms"
QString lost_updates_in_words(std::uint64_t count);  // "57 updates lost"
// "With “victim” it ends, after 80 ms; as it is it does not: deadlock at 20 ms." "Updates lost:
// 57 as it is, none with “guard”. It takes 4.8 ms instead of 3.2 ms (+50 %)."
QString change_in_words(const CameOut& as_it_is, const CameOut& with, const QString& remedies);

}  // namespace threadline::app
