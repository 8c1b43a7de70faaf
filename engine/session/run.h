// One run from its first process to its last: what the session's thread does.
//
// How a run ends, first rule that applies:
//   stopped      somebody asked for it
//   completed    every declared thread has ended
//   failed       the scenario does not load or breaks, or its processes were killed from outside
//   deadlocked   a deadlock, or one of its kin, was found, nobody is left who can go on, and the
//                grace is over. While others go on, so does the run, up to its time limit.
//   timed-out    the time limit is over, and nothing was deadlocked. On the virtual clock the limit
//                is simulated, so it ends the same run at the same event on any machine; what takes
//                a machine too long to simulate has failed there, and leaves no file.
#pragma once

#include "engine/session/choice_desk.h"
#include "engine/session/event_order.h"
#include "engine/session/live_trace.h"
#include "engine/session/memory_use.h"
#include "engine/session/publication.h"
#include "engine/session/ring_drain.h"
#include "engine/session/runner_process.h"
#include "engine/session/session.h"
#include "engine/session/shared_tables.h"
#include "engine/session/switch_feed.h"

#include "engine/trace/trace_file.h"

#include <optional>

namespace threadline::session {

class Run {
public:
    Run(RunRequest request, Observer observer, record::SharedMemory memory,
        std::unique_ptr<trace::TraceWriter> writer, Publication& publication);

    // Returns when all is over: outcome published, no process left. Call it once.
    void execute();
    // Stepped schedule; from any thread.
    ChoiceDesk& desk() { return desk_; }

private:
    using SteadyClock = std::chrono::steady_clock;

    Status describe();  // fills in the info: title, parameters, text
    Status launch();    // starts the runner
    Status load();      // until the start gate opens
    void fit_clock();   // real clock: once the gate is open
    std::function<ActorId(ActorId)> starter_of();
    void watch();                                               // until an outcome is known
    std::size_t take_until(trace::Time before, bool from_all);  // how many events
    std::optional<trace::Outcome> decide();                     // none: it goes on
    std::optional<trace::Outcome> decide_frozen();
    void close();  // ends the processes, takes what is left
    std::optional<trace::Time> first_killed() const;
    void fail(const std::string& message);
    std::string reason_of_failure();

    std::size_t take(bool from_all);
    void apply_ordered();
    void take_switches();
    void apply_switches();
    void jump_gaps_after_loss();
    void jump_gap();
    void refine_fit();
    void settle_doubts();
    void correct_after_loss();
    std::optional<trace::Outcome> decide_simulated(record::Phase phase);
    void note_choices();
    void open_decision();
    static bool is_interesting(const Event& event);
    bool is_stepped() const {
        return request_.schedule.kind == record::SchedulePolicy::Kind::Stepped;
    }
    bool is_virtual() const { return info_.clock == trace::Clock::Virtual; }
    bool has_everybody_begun() const;
    bool has_lost() const;  // events
    void read_final_values();
    void sample_memory();
    void sample_memory_of_runner();  // some tens of microseconds
    void publish();
    void publish_if_wanted();
    void write_file(std::span<const trace::TraceEvent> events);
    void flush_file_if_due();
    void note_file(const Status& written);
    trace::Time now() const;

    RunRequest request_;
    Observer observer_;
    record::SharedMemory memory_;
    std::unique_ptr<trace::TraceWriter> writer_;
    Publication& publication_;

    trace::RunInfo info_;
    std::string text_;  // the scenario's
    ChoiceDesk desk_;
    RingDrain drain_;
    SharedTables tables_;
    SwitchFeed switches_;
    LiveTrace live_;
    std::optional<EventOrder> order_;  // from the start gate on
    std::optional<RunnerProcess> runner_;
    std::optional<RunnerExit> runner_exit_;
    record::ClockPair clock_begin_;
    record::ClockFit fit_;
    std::size_t finer_fits_ = 0;
    std::vector<trace::TraceEvent> batch_;
    std::vector<trace::TraceEvent> unwritten_;  // virtual clock: the file is written at the end
    std::vector<trace::TraceEvent> switch_batch_;
    trace::Time events_known_{0};  // all before it have been applied
    std::uint64_t cpu_readings_ = 0;
    trace::Time over_{0};  // when the runner said that it had finished, or was found to be gone
    bool script_failed_ = false;  // one of its actors ended with an error
    SteadyClock::time_point switches_due_{};

    trace::Time end_{0};
    MemoryUse memory_use_;
    SteadyClock::time_point memory_due_{};
    SteadyClock::time_point gate_opened_{};
    SteadyClock::time_point published_{};
    SteadyClock::time_point gaps_due_{};
    SteadyClock::time_point correction_due_{};
    SteadyClock::time_point flush_due_{};
    std::optional<SteadyClock::time_point> frozen_since_;
    bool looked_frozen_ = false;  // liveness was looked at since the last event
    bool found_something_ = false;
    bool happened_something_ = false;  // of interest to whoever steps, since the last decision
};

}  // namespace threadline::session
