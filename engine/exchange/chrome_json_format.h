// What Threadline's own Chrome JSON says beyond the format of Chrome, so that reading it gives the
// run back. Other readers skip what they do not know: unknown metadata names, `args`.
//
// A run is written as processes, threads and events (times in microseconds, three decimals):
//
//   state slices   X on the thread (tid: its ActorId), cat `threadline.state`
//   contention     X inside a Blocked slice: "Lock contention on L (owner tid: N)"
//   wakes          flow s on the waker, f on the woken with what else is known of it, cat
//                  `threadline.wake`; a reply has no waker, and is metadata
//   holds          X on the lock (tid: its ObjectId) in the process "Locks", or b and e where two
//                  overlap, as readers do; cat `threadline.hold`
//   waits          b and e, since waiters overlap, cat `threadline.wait`
//   values         X on the variable in the process "Variables", cat `threadline.value`
//   CPUs           X on the CPU (tid: its number + 1) in the process "CPUs", cat `threadline.cpu`
//   moments        i, cat `threadline.moment`
//   the rest       metadata events (M) with the names below: tables, run, findings, totals
//                  of lanes
//
// There is no phase for thread states that viewers know (Perfetto's importer takes B E X b e n i I
// R C s t f M and skips others), and it drops slices that overlap on a thread without nesting.
#pragma once

#include <string_view>

namespace threadline::exchange::format {

namespace category {
inline constexpr std::string_view state = "threadline.state";
inline constexpr std::string_view contention = "threadline.contention";
inline constexpr std::string_view wake = "threadline.wake";
inline constexpr std::string_view hold = "threadline.hold";
inline constexpr std::string_view wait = "threadline.wait";
inline constexpr std::string_view value = "threadline.value";
inline constexpr std::string_view cpu = "threadline.cpu";
inline constexpr std::string_view moment = "threadline.moment";
inline constexpr std::string_view prefix = "threadline.";
}  // namespace category

namespace metadata {
inline constexpr std::string_view run = "threadline_run";
inline constexpr std::string_view parameter = "threadline_parameter";
inline constexpr std::string_view name = "threadline_name";
inline constexpr std::string_view site = "threadline_site";
inline constexpr std::string_view actor = "threadline_actor";
inline constexpr std::string_view object = "threadline_object";
inline constexpr std::string_view lane = "threadline_lane";
inline constexpr std::string_view lock = "threadline_lock";
inline constexpr std::string_view cpu = "threadline_cpu";
inline constexpr std::string_view finding = "threadline_finding";
inline constexpr std::string_view wake = "threadline_wake";  // a reply's, which has no flow
inline constexpr std::string_view prefix = "threadline_";
}  // namespace metadata

}  // namespace threadline::exchange::format
