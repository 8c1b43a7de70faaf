// Who holds a lock and who waits for it, in plain words.
#pragma once

#include "app/timeline/display_list.h"

#include "engine/session/run_snapshot.h"

#include <optional>

namespace threadline::app {

// Who held the lock at `t`, none if nobody. O(log holds).
std::optional<trace::Hold> holder_at(const session::RunSnapshot& run, ObjectId lock, trace::Time t);
// "Lock 1, held by A since 20.4 ms": at that instant of the wait; without one as it began, "at
// first" where others held it later.
QString wanted_lock(const session::RunSnapshot& run, ObjectId lock, trace::TimeRange wait,
                    std::optional<trace::Time> at);
// "waits for ", and that; at an instant "has waited since 21.5 ms for ".
QString waits_for_lock(const session::RunSnapshot& run, ObjectId lock, trace::TimeRange wait,
                       std::optional<trace::Time> at);

// "A holds Lock 1 for 121 ms; B waits for it": in the lane of the thread or of the lock.
QString describe_hold(const session::RunSnapshot& run, const Subject& subject,
                      std::optional<trace::Time> at);
// "B waits for Lock 1, held by A since 0.1 ms"
QString describe_wait(const session::RunSnapshot& run, const Subject& subject,
                      std::optional<trace::Time> at);

}  // namespace threadline::app
