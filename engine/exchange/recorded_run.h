// A run that Threadline wrote as Chrome JSON, put together again from its events. What does not
// fit, in a file that somebody changed, is left out or set right, so that a snapshot always keeps
// what its types promise: ids lie in the tables, intervals tile their lane, series are in order.
#pragma once

#include "engine/exchange/chrome_event.h"
#include "engine/exchange/noted_finding.h"
#include "engine/exchange/stop_point.h"
#include "engine/trace/snapshot.h"

#include <map>
#include <unordered_map>

namespace threadline::exchange {

class RecordedRun {
public:
    // Whether the event is one of ours; if not, nothing is done.
    bool add(const ChromeEvent& event);

    bool empty() const { return !found_; }
    const trace::RunInfo& info() const { return info_; }
    trace::Tables& tables() { return tables_; }  // of the run: others may be appended afterwards
    // Everything but info and tables. Call once, before anything is appended to the tables;
    // throws where it is stopped.
    trace::Snapshot take(StopPoint& stop);
    std::vector<NotedFinding> take_findings();  // after take()

private:
    // Tables are written in order and whole: an id far beyond what the file has named so far is
    // damage, and must not make tables that are larger than the file.
    static constexpr std::size_t most_ahead = 64;

    struct ActorTrack {
        trace::ActorLane lane;
        bool has_lane = false;
        std::vector<trace::Interval> intervals;
        std::vector<bool> open;  // for each of `intervals`
    };
    struct LockTrack {
        std::vector<trace::Hold> holds, open_holds, waits, open_waits;
        trace::LockStatistics statistics;
    };
    struct VariableTrack {
        std::vector<trace::Holding> values;
        bool last_is_open = false;
    };
    struct WakeTrack {
        std::vector<trace::Wake> wakes;
        std::vector<trace::Waking> given;
    };
    struct CpuTrack {
        std::vector<trace::CpuInterval> intervals;
        trace::Time end{0};
        bool estimated = false;
    };
    struct OpenHold {
        trace::Hold hold;
        bool open = false;
        bool is_wait = false;
    };

    bool add_metadata(const ChromeEvent& event);
    void add_run(const Arguments& arguments);
    void add_actor(const Arguments& arguments);
    void add_object(const Arguments& arguments);
    void add_lane(const ChromeEvent& event);
    void add_state(const ChromeEvent& event);
    void add_hold(const ChromeEvent& event, bool is_wait);
    void put_hold(const OpenHold& hold);
    void add_value(const ChromeEvent& event);
    void add_wake(const ChromeEvent& event);
    void add_moment(const ChromeEvent& event);
    void add_cpu(const ChromeEvent& event);
    void add_finding(const Arguments& arguments);

    bool is_track(const ChromeEvent& event) const;
    void complete_tables();
    void take_actors(trace::Snapshot& snapshot, StopPoint& stop);
    void take_locks(trace::Snapshot& snapshot, StopPoint& stop);
    void take_variables(trace::Snapshot& snapshot, StopPoint& stop);
    void take_wakes(trace::Snapshot& snapshot, StopPoint& stop);
    void take_cpus(trace::Snapshot& snapshot, StopPoint& stop);

    bool found_ = false;
    trace::RunInfo info_;
    trace::Tables tables_;
    trace::Time now_{0};
    bool finished_ = true;
    std::uint64_t events_ = 0;
    std::map<std::uint32_t, ActorTrack> actors_;
    std::map<std::uint32_t, LockTrack> locks_;
    std::map<std::uint32_t, VariableTrack> variables_;
    std::map<std::uint32_t, WakeTrack> wakes_;
    std::unordered_map<std::string, OpenHold> open_pairs_;  // b without its e yet, by category, id
    std::map<std::uint16_t, CpuTrack> cpus_;
    std::vector<trace::Moment> moments_;
    std::vector<NotedFinding> findings_;
};

}  // namespace threadline::exchange
