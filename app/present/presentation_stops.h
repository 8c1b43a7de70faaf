// What of a run is told to a room: where a presentation stops, and what it shows beside the lanes.
//
// Pure functions.
#pragma once

#include "app/timeline/told_notes.h"

#include "engine/analysis/wait_for_graph.h"
#include "engine/session/run_snapshot.h"

#include <QString>

#include <map>
#include <optional>
#include <vector>

namespace threadline::app {

// An instant, and what is told there.
struct PresentationStop {
    trace::Time at{0};
    QString sentence;
    SiteId site;
    ObjectId taken = {};                            // the lock, where that is what is told
    std::optional<trace::TimeRange> close_up = {};  // where the whole run is too wide to see it
};

// Of a run that is too long to be in memory: what can only be told while the items are there that
// it is about, kept for when others are.
struct SeenClose {
    std::map<trace::Time, trace::TimeRange> close_ups;  // of what happens then, by its instant
    std::optional<std::vector<PresentationStop>> first_loss;
    std::optional<trace::TimeRange> unseen;  // where there is a loss that was not seen yet
};

// By time; few enough to be walked through, but for what a person wrote: each note is a stop, and
// at its instant its words are what is told. Moments of a kind that a person passes over are no
// stops, but how a lock was taken belongs to the wait for it. Of a short story of values they are
// the steps at which what raced was read and written, too; of a long one those of the first update
// that is lost, close up. Where nobody has to wait for anybody they tell what the threads do, each
// kind of thing where it first happens. `seen`, of a run that is too long: goes by what was seen
// before, and takes what is seen now.
std::vector<PresentationStop> presentation_stops(const session::RunSnapshot& run,
                                                 const PassedOver& passed = {},
                                                 SeenClose* seen = nullptr);

// Of locks that are taken at the same instant the graph has those that have been told.
void leave_out_untold(analysis::WaitForGraph& graph, const std::vector<PresentationStop>& stops,
                      std::size_t stop);

// Where all meet nobody waits for anybody's lock: such places are left out, unless they are part of
// a deadlock.
void leave_out_meetings(analysis::WaitForGraph& graph, const trace::Tables& tables);

// Only what matters: who has to wait, how it came to that, and what becomes of it.
std::vector<trace::Moment> moments_worth_a_stop(const session::RunSnapshot& run,
                                                const PassedOver& passed = {});

// Somebody had to wait for a lock, or waits for ever. All else a graph of waits says to nobody.
bool tells_of_waits(const session::RunSnapshot& run);

// It is a story of values.
bool tells_of_values(const session::RunSnapshot& run);

}  // namespace threadline::app
