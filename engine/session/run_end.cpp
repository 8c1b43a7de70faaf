// How a run ends (run.h has the rules): whether it is over, and what is left to be taken, closed
// and said then.
#include "engine/session/run.h"

#include "engine/record/one_line.h"
#include "engine/session/long_trace_file.h"
#include "engine/session/recording_cost.h"

#include <algorithm>
#include <cstring>
#include <thread>

namespace threadline::session {

namespace {

using namespace std::chrono_literals;
using record::Phase;
using trace::Outcome;

constexpr auto exit_patience = 500ms;  // for the runner to leave by itself

// Threads that do nothing but record take much longer than what they simulate.
std::chrono::nanoseconds simulation_patience(std::chrono::milliseconds time_limit) {
    const std::chrono::milliseconds longest = 240h;
    return std::max<std::chrono::nanoseconds>(1min, 4 * std::min(time_limit, longest));
}

std::string first_line(const std::string& text) {
    return text.substr(0, text.find('\n'));
}

}  // namespace

std::optional<Outcome> Run::decide() {
    if (publication_.stop_requested())
        return Outcome::Stopped;
    // First whether it is over, then what it has left: nothing can come after that.
    const bool exited = runner_->has_exited();
    const Phase phase = memory_.header().phase.load(std::memory_order_acquire);
    if (exited || phase == Phase::Finished || phase == Phase::Failed) {
        over_ = now();
        const auto patience = SteadyClock::now() + exit_patience;
        while (!runner_->has_exited() && SteadyClock::now() < patience)
            std::this_thread::sleep_for(500us);
        while (take(true) > 0) {
        }
        if (phase == Phase::Finished)
            return Outcome::Completed;
        fail(reason_of_failure());
        return Outcome::Failed;
    }
    if (is_virtual()) {
        if (const auto outcome = decide_simulated(phase))
            return outcome;
    } else if (const auto frozen = decide_frozen()) {
        return frozen;
    }
    // A person takes the time that it takes.
    const auto passed = SteadyClock::now() - gate_opened_;
    if (is_stepped() || passed <= (is_virtual() ? simulation_patience(request_.time_limit)
                                                : SteadyClock::duration(request_.time_limit)))
        return std::nullopt;
    if (!is_virtual())
        return live_.is_frozen() ? Outcome::Deadlocked : Outcome::TimedOut;
    // The limit is simulated: how far this machine has come by now says nothing of the run.
    using std::chrono::seconds;
    fail("what " + request_.name + " does could not be simulated within " +
         std::to_string(std::chrono::duration_cast<seconds>(passed).count()) +
         " s; give it less to do, or a shorter --timeout, which is simulated time");
    writer_.reset();
    return Outcome::Failed;
}

// The simulation itself knows when nobody can ever go on.
std::optional<Outcome> Run::decide_simulated(Phase phase) {
    if (phase != Phase::Stuck && phase != Phase::TimeLimit && phase != Phase::Differs &&
        phase != Phase::NoChoice)
        return std::nullopt;
    while (take(true) > 0) {
    }
    if (phase == Phase::NoChoice)
        return Outcome::Stopped;
    if (phase == Phase::Differs) {
        fail(request_.name + " does not go as its schedule says: " + std::string(memory_.error()) +
             "; make a schedule of this version of it");
        publication_.set_failed_to_load();
        return Outcome::Failed;
    }
    if (phase == Phase::Stuck)
        live_.quiet();
    return live_.is_frozen() ? Outcome::Deadlocked : Outcome::TimedOut;
}

std::optional<Outcome> Run::decide_frozen() {
    if (!live_.is_frozen())
        return std::nullopt;
    if (!looked_frozen_) {
        looked_frozen_ = true;
        frozen_since_.reset();
        // Whoever is live goes on by itself, or through somebody who does.
        if (live_.world().unblocked_count() == 0 && has_everybody_begun())
            frozen_since_ = SteadyClock::now();
    }
    if (!frozen_since_ || SteadyClock::now() - *frozen_since_ < request_.deadlock_grace)
        return std::nullopt;
    return Outcome::Deadlocked;
}

bool Run::has_everybody_begun() const {
    const auto count = memory_.header().actor_count.load(std::memory_order_acquire);
    for (std::uint32_t id = 1; id <= count; ++id) {
        const bool begun =
            id < live_.world().actor_count() && live_.world().actor(ActorId{id}).begun;
        if (!begun)
            return false;
    }
    return true;
}

void Run::close() {
    const bool ran = order_.has_value();
    // Its threads did not fail: they went on until then. Simulated time stands still at what was on
    // show, which may be later than the last event: that of a step that a person decides is in its
    // middle.
    const bool was_killed = info_.outcome == Outcome::Failed && !script_failed_;
    if (ran) {
        if (!is_virtual())
            sample_memory();
        // The run ends here, unless it already has: then with its last event.
        end_ = info_.outcome == Outcome::Completed || info_.outcome == Outcome::Failed
                   ? live_.last_event()
                   : now();
        if (was_killed)
            end_ = std::max(end_, over_);
        if (!request_.recording && info_.outcome == Outcome::Completed)
            end_ = over_;
        // The picture shows the freeze, as long as it would have been waited for.
        if (is_virtual() && info_.outcome == Outcome::Deadlocked)
            end_ += request_.deadlock_grace;
    }
    desk_.close();
    if (runner_ && !runner_exit_)
        runner_exit_ = runner_->end();
    if (ran) {
        while (take(true) > 0) {
        }
        const bool lost = has_lost();
        while (lost && order_->waiting() > 0)
            jump_gap();
        if (lost || order_->waiting() > 0)
            read_final_values();
        end_ = std::max(end_, live_.last_event());
        if (!is_virtual() && request_.recording)
            switches_.take_rest(switch_batch_, end_);
        apply_switches();
        // That it was noticed was later, and so was the death of the others.
        if (was_killed)
            end_ = std::max(first_killed().value_or(end_), live_.last_event());
        info_.switches_lost = switches_.lost();
        info_.wall = end_;
        info_.events_recorded = order_->applied();
        // Without a loss, what still waits waits for something that was killed before it could be
        // recorded: it has no place in the order.
        info_.events_lost = std::max(order_->lost(), drain_.lost()) + order_->waiting();
        info_.largest_time_correction = order_->largest_correction();
    }
    // What was measured has no place in a virtual run.
    if (ran && !is_virtual()) {
        const auto error = fit_.error_at(record::sample_clock(memory_.header().invariant_tsc != 0));
        info_.clock_error = std::chrono::abs(error);
        memory_use_.raise_to({runner_exit_->peak_resident_kib, 0});
        info_.resident_kib = memory_use_.resident_kib;
        info_.virtual_kib = memory_use_.virtual_kib;
        if (const auto cpu = runner_exit_->cpu_time; cpu.count() > 0) {
            const auto recording =
                recording_cost().of(info_.events_recorded + info_.events_lost, cpu_readings_);
            info_.overhead_percent = std::min(100.0, 100.0 * (recording / cpu));
        }
    }
    if (tables_.refresh())
        live_.set_tables(tables_.tables());
    live_.set_info(std::make_shared<const trace::RunInfo>(info_));
    live_.finish(end_);
    if (writer_ && !unwritten_.empty())
        note_file(writer_->append(unwritten_, *tables_.tables()));
    if (writer_)
        note_file(write_checkpoints(live_, *writer_));
    if (writer_ && ran)
        note_file(write_overviews(live_, *writer_));
    if (writer_ && ran && !live_.is_long() && info_.events_lost > 0)
        note_file(write_notes(live_, *writer_));
    // Of a run that never began nothing is kept.
    if (writer_ && ran)
        note_file(writer_->finish(info_, *tables_.tables(), {trace::Time{0}, end_}));
    writer_.reset();
    // Also what became of the file.
    live_.set_info(std::make_shared<const trace::RunInfo>(info_));
    publish();
}

// When the first of the actors that never came to their end was gone, where the kernel says so.
std::optional<trace::Time> Run::first_killed() const {
    std::optional<trace::Time> first;
    for (const SwitchFeed::End& gone : switches_.ends()) {
        if (gone.actor.value >= live_.world().actor_count())
            continue;
        const trace::ActorState& actor = live_.world().actor(gone.actor);
        if (actor.begun && !actor.ended)
            first = std::min(gone.at, first.value_or(gone.at));
    }
    return first;
}

// Nobody writes to them any more; what the last events before a loss say of them is not the end.
void Run::read_final_values() {
    const std::uint32_t count = memory_.header().object_count.load(std::memory_order_acquire);
    for (std::uint32_t id = 1; id <= count; ++id) {
        const record::ObjectRecord& object = memory_.object(ObjectId{id});
        if (object.kind != record::ObjectKind::Variable)
            continue;
        const trace::ObjectState& known = live_.world().object(ObjectId{id});
        const Value value = object.value();
        if (value != (known.order > 0 ? known.value : object.initial()))
            info_.final_values.push_back({ObjectId{id}, value});
    }
}

void Run::fail(const std::string& message) {
    info_.outcome = Outcome::Failed;
    info_.error = one_line(message);
}

std::string Run::reason_of_failure() {
    const record::Header& header = memory_.header();
    const bool told = header.phase.load(std::memory_order_acquire) == Phase::Failed;
    if (told && !memory_.error().empty())
        return std::string(memory_.error());
    // What it says on standard error comes with its end.
    runner_exit_ = runner_->end();
    const std::string said = first_line(runner_->messages());
    if (!said.empty())
        return said;
    if (runner_exit_->killed)
        return "the runner was killed by signal " + std::to_string(runner_exit_->status) + " (" +
               strsignal(runner_exit_->status) + ") while it ran " + request_.name;
    return "the runner ended with status " + std::to_string(runner_exit_->status) +
           " while it ran " + request_.name;
}

}  // namespace threadline::session
