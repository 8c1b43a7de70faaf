// What compared runs did in one and the same stretch of time.
#pragma once

#include "app/cli/comparison.h"

#include "engine/record/result.h"

#include <QString>

#include <atomic>
#include <optional>

namespace threadline::app {

// When the last of them ends.
trace::Time longest_of(const std::vector<Compared>& runs);

// The stretch that is chosen, or else what is measured.
std::optional<trace::TimeRange> marked_stretch(const Marking& marking);

// As if the stretch were all of the run: its report has threads, cores and, as wall time, how much
// of the stretch lies in the run. One that was over by then does not count as ended, so that
// nothing is told of it. Exact also where the trace is too long to be in memory: it is read then,
// so this may take its time; it ends early, with what it has, once `stop` is set. In a brief
// stretch what is idle may be a bound (analysis::idle_is_a_bound).
Result<Compared> in_stretch(const Compared& one, trace::TimeRange stretch,
                            const std::atomic<bool>* stop = nullptr);

// Each of them; fewer once `stop` is set.
Result<std::vector<Compared>> all_in_stretch(const std::vector<Compared>& runs,
                                             trace::TimeRange stretch,
                                             const std::atomic<bool>* stop = nullptr);

// "cores idle for 40.0 %; running 20.4 ms, blocked on a lock 3.1 ms"; of such a one.
QString figures_in_stretch(const Compared& of_it);
// "In the stretch from 2 ms to 5.5 ms: cores idle ..."; empty where nothing can be said of it. Its
// ends have the digits of a run that long: of the longest of those beside each other.
QString told_of_stretch(const Compared& of_it, trace::TimeRange stretch, trace::Time longest);

}  // namespace threadline::app
