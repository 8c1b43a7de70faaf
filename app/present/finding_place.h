// Where in a run a finding is to be seen: the stretch, and the marks that it is about; and how much
// of a run that froze.
#pragma once

#include "app/timeline/display_list.h"
#include "app/timeline/variable_story.h"

#include "engine/session/run_snapshot.h"

#include <optional>
#include <vector>

namespace threadline::app {

// That a lost update tells of; none where the reads are not there, as in traces of other formats.
std::optional<LostUpdate> lost_update_of(const session::RunSnapshot& run,
                                         const analysis::Finding& finding);

// How it came about, from where the first of its actors began what it does then to where the last
// of them ends it; of a lost update and a data race what was read and written too late, of a freeze
// a little of what lasts for ever.
trace::TimeRange range_to_show(const session::RunSnapshot& run, const analysis::Finding& finding);

// Of a run that is over: until the last of its actors did something, and as long again of what then
// stays, where all the rest of it is waiting. None where all of the run is best: somebody goes on
// to its end, it froze late, a person decided each step (none is longer than another), or it is too
// long to be in memory. O(actors).
//
// Shown first in examples, their pictures in the gallery and presentations. Not at the end of a run
// of one's own: it was seen to grow, and would jump under the eyes of whoever looks at it; to
// choose what was found leads there.
std::optional<trace::TimeRange> how_it_came(const session::RunSnapshot& run);

// What each of its threads does at `instant`; of a lost update the write that overwrote, what was
// read before, and the write that was lost. The most telling one first.
std::vector<Subject> subjects_to_show(const session::RunSnapshot& run,
                                      const analysis::Finding& finding, trace::Time instant);

}  // namespace threadline::app
