// A moment in plain words: what to look at there. For the transport, the narration of a
// presentation, and lists.
#pragma once

#include "engine/session/run_snapshot.h"

#include <QString>

#include <optional>
#include <vector>

namespace threadline::app {

// One short sentence: "B begins to wait for Lock 1, held by A."
QString moment_sentence(const session::RunSnapshot& run, const trace::Moment& moment);
// What the scenario says there: "the last seat", of a check that failed "does not hold: one seat is
// sold once"; empty where it says nothing.
QString moment_label(const session::RunSnapshot& run, const trace::Moment& moment);
// The same on the flag above the lanes, which lies on none: of what a remedy did to one of several
// threads with its name, "B: victim of a circle: rolled back to line 30".
QString flag_label(const session::RunSnapshot& run, const trace::Moment& moment);
// What a person wrote, in one line; "bookmark" where that is nothing.
QString note_words(const trace::Annotation& note);
QString moment_kind_name(trace::MomentKind kind);  // "first contention"
std::vector<trace::MomentKind> moment_kinds();     // all of them
std::vector<trace::MomentKind> telling_kinds();    // but not that a lock was free

inline constexpr std::size_t most_moments = 10'000;

// Those of these kinds, by time; of several at one instant the last, which is the one that the
// others lead to. Beyond `most` moments only the first ones of the range (none: of all); who got a
// lock takes no other's place. O(moments log moments + holds).
std::vector<trace::Moment> moments_of(const session::RunSnapshot& run,
                                      const std::vector<trace::MomentKind>& kinds,
                                      std::size_t most = most_moments,
                                      std::optional<trace::TimeRange> range = {});
// Of these kinds, how many it leaves out; and those of any kind that the recording itself has left
// out. O(moments + locks).
std::uint64_t moments_left_out(const session::RunSnapshot& run,
                               const std::vector<trace::MomentKind>& kinds);
// Of a run that is too long only a part of the holds is there: at what kinds of moments it cannot
// be halted.
std::vector<trace::MomentKind> unknown_kinds(const session::RunSnapshot& run);

}  // namespace threadline::app
