// What bounds the wall time of a run, with the numbers that say so, and the tool that would help:
// one verdict a run.
//
// Core time is the wall time of every core. While a thread of the run is on one it is work; the
// rest is lost, each stretch to what idle_causes.h says of it, gathered here by what would win it
// back. Whether other programs used a core meanwhile makes no difference to what the threads waited
// for, unless it was that core:
//
//   io           threads wait for replies
//   lock         they wait for a lock, whatever its holder does
//   interpreter  they wait for the interpreter lock
//   dependency   they wait for each other (conditions, queues, barriers), or for the last one
//   no_thread    every thread that is alive runs, and there are fewer of them than cores; also
//   while
//                one that did nine tenths of the work all along is the last one left
//   sleep        they sleep
//
// Shares are of the sum of work and these. The time in which threads were ready and had no core,
// and that before the first and after the last thread, do not count.
//
// The verdict is the first of these that holds:
//   nothing-to-gain    wall < 10 ms: nobody notices what could be won
//   oversubscribed     work >= 1/2, and on average more than 2.5 threads a core wanted to run; or
//                      other programs did it: they had >= 1/2 of all core time, and of the time in
//                      which threads did not wait for one another they were ready, without a core,
//                      for >= 1/2
//   interpreter-bound, lock-bound, serial
//                      the largest loss is interpreter, lock or dependency, and is >= 1/4; where
//                      that is dependency and never more than 1.05 threads worked on average
//                      although no core was idle for more than a tenth of the wall time, the
//                      threads took turns, and it is nothing-to-gain
//   io-bound           io >= work + no_thread
//   nothing-to-gain    sleep >= work + no_thread
//   cpu-bound          otherwise
//
// Pure functions of the run; any thread.
#pragma once

#include "engine/analysis/finding.h"
#include "engine/analysis/idle_causes.h"
#include "engine/trace/snapshot.h"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>

namespace threadline::analysis {

// What the verdict is made of.
struct BottleneckNumbers {
    trace::Duration wall{0};
    std::uint32_t cores = 1;

    // Of core time.
    trace::Duration work{0};
    trace::Duration io{0};
    trace::Duration lock{0};
    trace::Duration lock_during_io{0};  // of `lock`: its holder waited for a reply
    trace::Duration interpreter{0};
    trace::Duration dependency{0};
    trace::Duration uneven{0};  // of `dependency`: only the last thread was left
    trace::Duration no_thread{0};
    trace::Duration sleep{0};
    ObjectId worst_lock;        // to which most of `lock` was lost
    trace::Duration others{0};  // of other programs, as the lanes of the CPUs say
    trace::Duration idle{0};    // nobody's, as they say; the rest of it where there are none

    // Of wall time.
    trace::Duration no_core_worked{0};
    trace::Duration last_alone{0};  // only one thread was left, with cores to spare
    // Of the threads' time; a thread that only joins others is not on its way.
    trace::StateShares thread_time;
    trace::Duration joining{0};           // not in it: of threads that did anything else, too
    trace::Duration blocked_on_worst{0};  // of it: on the worst lock
    trace::Duration woken_for_worst{0};   // of it: ready, woken for that lock, until it was taken
    std::size_t threads = 0;  // that did anything but join; tasks in place of their loop
    std::size_t tasks = 0;    // of these
    bool has_interpreter_lock = false;

    trace::Duration waits_for_others() const { return lock + interpreter + dependency; }
    trace::Duration waits() const { return io + sleep + waits_for_others(); }
    trace::Duration attributed() const { return work + waits() + no_thread; }
    double parallelism() const;  // threads that worked, on average
    double idle_share() const;   // of core time
    double in_flight() const;    // requests on their way, on average
    double wanting() const;      // threads that worked or wanted to, on average
};

// The same of any number of stretches that do not overlap, for numbers of all of them together.
class BottleneckSums {
public:
    // What the threads did in the range, all of whose intervals are to be there. O(n log n) in
    // them.
    void add_threads(const trace::Snapshot& snapshot, trace::TimeRange range);
    // And each stretch of it in which cores were unused.
    void add(const UnusedStretch& stretch);
    // `whole`: the run at its end; of its items the sums of its lanes suffice.
    BottleneckNumbers numbers(const trace::Snapshot& whole) const;

private:
    BottleneckNumbers sums_;
    trace::Duration some_core_worked_{0};
    std::set<ActorId> threads_;
    std::map<ObjectId, trace::Duration> locks_;
    std::map<ObjectId, trace::Duration> blocked_;
    std::map<ObjectId, trace::Duration> woken_;
    std::map<ActorId, trace::Duration> stragglers_;
};

// O(n log n) in the intervals.
BottleneckNumbers bottleneck_numbers(const trace::Snapshot& snapshot);

// IoBound, CpuBound, LockBound, InterpreterBound, Serial, Oversubscribed or NothingToGain.
FindingKind verdict_of(const BottleneckNumbers& numbers);
// What would be faster is no answer to whether the result is right: no verdict of a scenario that
// asks for that, as its title or its chapter say, where it has been cured, too.
bool asks_for_correctness(const trace::RunInfo& info);
// It shows races, lost updates or deadlocks that can be.
bool can_go_wrong(std::span<const Finding> findings);
// The verdict of a run that can_go_wrong(): what is to be mended first comes first. None where
// nothing is to be gained, as that would be said of what is wrong.
std::optional<Finding> once_it_is_right(Finding verdict);
bool is_verdict(FindingKind kind);
// At no moment of it: a verdict, and that cores were idle.
bool is_of_whole_run(FindingKind kind);
// Of these findings, as a person says it: "I/O-bound". Empty where none is a verdict.
std::string verdict_name(std::span<const Finding> findings);
// Oversubscribed, by others than the threads of the run: its times say little of it.
bool others_had_the_cores(const BottleneckNumbers& numbers);
// They had so much of the cores that it shows in how long things took (idle_time.h).
bool is_disturbed(const BottleneckNumbers& numbers);
// The threads computed, or wanted to, nearly all the time.
bool hardly_waits(const BottleneckNumbers& numbers);

enum class Tool : std::uint8_t {
    Threads,        // more of them
    EventLoop,      // tasks that wait beside each other
    Processes,      // each with an interpreter lock of its own
    MoreCores,      // all are used, or nearly all
    FewerThreads,   // as many as cores
    OtherLock,      // held for less long, or several, or not while waiting
    LessWaiting,    // of threads for each other
    FasterService,  // all requests are on their way at once already
    Leave,          // one thread is as good
    QuietMachine,   // none: measure again, where nobody else takes the cores
};
Tool tool_for(FindingKind verdict, const BottleneckNumbers& numbers);

// Of a run that is over and was free to go as fast as it can: none where a schedule decided who
// goes next, where a deadlock or an error of the scenario says more, where it
// asks_for_correctness(), where nothing is known of the CPUs, and where more than a quarter of
// the threads' time is unknown.
std::optional<Finding> find_bottleneck(const trace::Snapshot& snapshot);
std::optional<Finding> find_bottleneck(const trace::Snapshot& snapshot,
                                       const BottleneckNumbers& numbers);

}  // namespace threadline::analysis
