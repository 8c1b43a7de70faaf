// A run while it goes: what its threads recorded is taken, put in order, applied and shown. How it
// starts is in run_start.cpp, how it ends in run_end.cpp.
#include "engine/session/run.h"

#include "engine/session/freeze_check.h"
#include "engine/session/long_trace_file.h"

#include <algorithm>
#include <array>
#include <thread>

#include <sched.h>

namespace threadline::session {

namespace {

using namespace std::chrono_literals;
using trace::Outcome;

// The first fit of the clock spans what it takes to load, a millisecond at least, so it is off by
// 30 ns a millisecond at worst. It is made finer once the run is that old, as often as ClockFit
// can.
constexpr std::array finer_fits = {3ms, 10ms, 100ms, 1000ms};
constexpr auto drain_interval = 2ms;     // when nobody rings
constexpr std::size_t small_take = 256;  // events: then those who do not ring are looked at, too
constexpr auto publish_interval = 8ms;   // half a frame
constexpr auto flush_interval = 250ms;   // of the file: what a killed program may lose
constexpr auto memory_interval = 500ms;  // a look at /proc takes half a millisecond
constexpr auto loss_patience = 20ms;     // how long an event may be on its way
constexpr std::size_t most_waiting = 1u << 18;  // events, for one that may be lost
constexpr auto correction_interval = 10ms;
constexpr trace::Duration publication_delay = 5ms;
constexpr auto switches_interval = 4ms;  // they come late anyway

// A thread of this policy takes no core away from another when it wakes (sched(7)): on an idle
// core we see a deadlock at once, and where all cores work we do not cost the run more than our
// share. The runner, which was started before, is not concerned. Who was given another policy keeps
// it.
void yield_to_the_run() {
    const sched_param parameters{};
    if (sched_getscheduler(0) == SCHED_OTHER)
        sched_setscheduler(0, SCHED_BATCH, &parameters);  // as it was, if that is refused
}

std::uint32_t usable_cores() {
    cpu_set_t set;
    CPU_ZERO(&set);
    if (sched_getaffinity(0, sizeof set, &set) != 0)
        return std::max(1u, std::thread::hardware_concurrency());
    return static_cast<std::uint32_t>(CPU_COUNT(&set));
}

}  // namespace

Run::Run(RunRequest request, Observer observer, record::SharedMemory memory,
         std::unique_ptr<trace::TraceWriter> writer, Publication& publication)
    : request_(std::move(request)),
      observer_(std::move(observer)),
      memory_(std::move(memory)),
      writer_(std::move(writer)),
      publication_(publication),
      desk_(memory_),
      drain_(memory_),
      tables_(memory_),
      switches_(memory_),
      live_(
          [this](const analysis::Finding& finding) {
              found_something_ = true;
              happened_something_ = true;
              // What is found after the run was not waited for.
              if (info_.outcome == trace::Outcome::Running && !is_virtual())
                  publication_.note_finding_delay(now() - finding.at);
              if (observer_.finding)
                  observer_.finding(finding);
          },
          [this] {
              return order_ && (order_->uncertain() || order_->lost() > 0 || drain_.lost() > 0);
          }) {
    info_.version = THREADLINE_VERSION;
    info_.scenario = request_.name;
    info_.cores = usable_cores();
    info_.schedule = request_.schedule.to_text();
    info_.remedies = request_.remedies.to_text();
    const auto kind = request_.schedule.kind;
    // One seed for the schedule and for the scenario's own numbers, unless these have another.
    const bool has_seed =
        kind == record::SchedulePolicy::Kind::Seeded || kind == record::SchedulePolicy::Kind::Pct;
    if (has_seed && request_.seed == 0)
        request_.seed = request_.schedule.seed;
    if (has_seed || request_.seed != 0)
        info_.seed = request_.seed;
    if (request_.schedule.is_controlled()) {
        if (!request_.simulated_cpu)
            request_.simulated_cpu.emplace();
        request_.simulated_cpu->cores = 1;
    }
    if (request_.simulated_cpu) {
        info_.clock = trace::Clock::Virtual;
        info_.cores = request_.simulated_cpu->cores;
        info_.simulate = request_.simulated_cpu->costs();
        info_.cpu_source = trace::CpuSource::Simulated;
        memory_.header().virtual_clock = 1;
        memory_.header().invariant_tsc = 0;
    }
    memory_.header().control.overflow_policy.store(static_cast<std::uint32_t>(request_.overflow));
}

void Run::execute() {
    if (!is_virtual())
        clock_begin_ = record::sample_clock(memory_.header().invariant_tsc != 0);
    for (const auto step : {&Run::describe, &Run::launch, &Run::load}) {
        const Status done = (this->*step)();
        if (done)
            continue;
        fail(done.error().message);
        publication_.set_failed_to_load();
        break;
    }
    if (info_.outcome == Outcome::Running)
        watch();
    close();
    if (observer_.finished)
        observer_.finished();
    publication_.set_finished();
}

// Takes from the rings, orders, applies. Returns how many events were taken.
std::size_t Run::take(bool from_all) {
    // The order knows a ring by its thread: another thread may have had the same slots before.
    const auto push = [this](std::uint32_t ring, std::span<const Event> events) {
        const ActorId thread = memory_.ring(ring).thread;
        order_->add_ring(thread.value, thread);
        order_->push(thread.value, events);
    };
    const std::size_t taken = from_all ? drain_.drain_all(push) : drain_.drain_ready(push);
    if (taken > 0)
        apply_ordered();
    // Whoever records faster than we apply does not fill our memory with what has to wait.
    while (order_->waiting() > most_waiting && has_lost())
        jump_gap();
    return taken;
}

void Run::apply_ordered() {
    for (bool more = true; more;) {
        more = order_->apply(batch_, EventOrder::most_at_once);
        if (batch_.empty())
            continue;
        if (tables_.refresh())
            live_.set_tables(tables_.tables());
        for (const trace::TraceEvent& event : batch_) {
            if (event.event.kind == EventKind::CpuTime)
                ++cpu_readings_;
            else if (event.event.kind == EventKind::ThreadEnd &&
                     event.event.has(event_flag::failed))
                script_failed_ = true;
        }
        note_choices();
        live_.apply(batch_);
        write_file(batch_);
        batch_.clear();
        frozen_since_.reset();
        looked_frozen_ = false;
    }
}

// What the kernel says comes after what the threads said, so that its threads are known.
void Run::take_switches() {
    if (!request_.recording || SteadyClock::now() < switches_due_)
        return;
    switches_due_ = SteadyClock::now() + switches_interval;
    if (!switches_.watches()) {
        switches_.take_usage(switch_batch_);
        return apply_switches();
    }
    const trace::Time known = switches_.take(switch_batch_);
    apply_switches();
    // What a thread has on its way to its ring, preempted or in a page fault, is not known yet.
    trace::Time events_known = std::max(trace::Time{0}, events_known_ - publication_delay);
    if (const auto unpublished = switches_.unpublished().earliest())
        events_known = std::min(events_known, *unpublished);
    live_.settle(known, events_known);
}

void Run::apply_switches() {
    if (switch_batch_.empty())
        return;
    if (tables_.refresh())
        live_.set_tables(tables_.tables());
    live_.apply(switch_batch_);
    write_file(switch_batch_);
    switch_batch_.clear();
}

std::size_t Run::take_until(trace::Time before, bool from_all) {
    const std::size_t taken = take(from_all);
    if (order_->waiting() == 0)
        live_.advance(std::max(before, live_.last_event()));
    return taken;
}

void Run::watch() {
    yield_to_the_run();
    bool scan_all = true;
    bool told_quiet = false;
    while (info_.outcome == Outcome::Running) {
        const trace::Time before = now();
        const std::size_t taken = take_until(before, scan_all);
        if (scan_all && !drain_.left_some() && order_->waiting() == 0)
            events_known_ = std::max(events_known_, before);
        if (is_virtual())
            live_.settle(live_.last_event(), live_.last_event());
        else
            take_switches();
        // Simulated time stands still while nobody acts: quiet says nothing.
        const bool quiet = !is_virtual() && taken == 0 && scan_all && order_->waiting() == 0;
        if (taken > 0)
            told_quiet = false;
        if (quiet && !told_quiet) {
            told_quiet = true;
            live_.quiet();
        }
        refine_fit();
        jump_gaps_after_loss();
        if (quiet)
            correct_after_loss();
        if (live_.has_doubts())
            settle_doubts();
        if (std::exchange(found_something_, false)) {
            // It has lasted since, if only for a moment: without it there is nothing to be seen.
            if (taken > 0 && !is_virtual())
                take_until(now(), true);
            publish();
            if (observer_.published)
                observer_.published();
        }
        publish_if_wanted();
        open_decision();
        if (!is_virtual() && SteadyClock::now() > memory_due_)
            sample_memory();
        flush_file_if_due();
        if (const auto outcome = decide()) {
            info_.outcome = *outcome;
            break;
        }
        if (taken > small_take) {
            scan_all = false;  // there is more to come
        } else if (taken > 0 || !scan_all) {
            scan_all = true;  // before it counts as quiet
        } else {
            runner_->messages();
            scan_all = !drain_.sleep(drain_interval);
        }
    }
}

// As the schedule recorded them.
void Run::note_choices() {
    if (!request_.schedule.is_controlled())
        return;
    for (const trace::TraceEvent& event : batch_) {
        happened_something_ = happened_something_ || is_interesting(event.event);
        if (event.event.kind != EventKind::Chosen)
            continue;
        record::Choice choice{.actor = event.actor};
        if (event.event.has(event_flag::timed))
            choice.kind = record::Choice::Kind::Timeout;
        choice.wakes = ActorId{static_cast<std::uint32_t>(event.event.argument)};
        desk_.note_made(choice);
    }
}

// What "run on" stops at, besides findings: somebody has to wait, which adds an edge to the
// wait-for graph, or gives a wait up, a check fails, a note.
bool Run::is_interesting(const Event& event) {
    switch (event.kind) {
        case EventKind::Request:
        case EventKind::SemaphoreRequest:
        case EventKind::PutRequest:
        case EventKind::GetRequest:
        case EventKind::JoinRequest:
        case EventKind::WaitBegin:
        case EventKind::TimedOut:
        case EventKind::TimedOutJoin:
        case EventKind::CheckFailed:
        case EventKind::Note:
            return true;
        default:
            return false;
    }
}

// The question is seen before the events are taken: all that led to it are among them.
void Run::open_decision() {
    if (!is_stepped())
        return;
    const std::uint32_t question = desk_.new_question();
    if (question == 0)
        return;
    const trace::Time asked = now();  // and nothing happens before the answer
    while (take(true) > 0) {
    }
    live_.advance(asked);
    live_.settle(asked, asked);
    const bool interesting = std::exchange(happened_something_, false);
    if (!desk_.open(question, live_.world(), interesting))
        return;
    // Whoever sees the decision sees what led to it, and the lines that it names.
    if (tables_.refresh())
        live_.set_tables(tables_.tables());
    publish();
    if (std::exchange(found_something_, false) && observer_.published)
        observer_.published();
    desk_.show();
    if (observer_.decision)
        observer_.decision();
}

void Run::refine_fit() {
    if (finer_fits_ == finer_fits.size() ||
        SteadyClock::now() - gate_opened_ < finer_fits[finer_fits_] || is_virtual())
        return;
    ++finer_fits_;
    fit_.refine(record::sample_clock(memory_.header().invariant_tsc != 0));
    order_->set_fit(fit_);
}

void Run::settle_doubts() {
    const FreezeCheck check(memory_, live_.world(), *order_);
    live_.settle_doubts(
        [&check](std::span<const ActorId> actors) { return check.is_certain(actors); });
}

// What was lost may hide a deadlock as well as feign one.
void Run::correct_after_loss() {
    if (!has_lost() || SteadyClock::now() < correction_due_)
        return;
    correction_due_ = SteadyClock::now() + correction_interval;
    const FreezeCheck check(memory_, live_.world(), *order_);
    live_.correct_holders(check.holders_of_wanted_locks());
    if (!live_.is_standstill_known() && check.is_standstill())
        live_.correct_standstill();
}

void Run::jump_gaps_after_loss() {
    if (order_->waiting() == 0 || SteadyClock::now() < gaps_due_)
        return;
    gaps_due_ = SteadyClock::now() + loss_patience / 4;
    if (!has_lost())
        return;  // late, not lost: its thread waits for a CPU between the action and the record
    for (auto since = order_->waiting_since(); since && now() - *since > loss_patience;
         since = order_->waiting_since())
        jump_gap();
}

// What is behind the gap may come long before its thread says how much it has lost.
void Run::jump_gap() {
    live_.note_loss();
    order_->jump_gap(batch_);
    apply_ordered();
}

bool Run::has_lost() const {
    return order_->lost() > 0 || drain_.lost() > 0;
}

void Run::write_file(std::span<const trace::TraceEvent> events) {
    // Chunks follow from the events alone, where what is written must not depend on when it came.
    if (writer_ && is_virtual())
        unwritten_.insert(unwritten_.end(), events.begin(), events.end());
    else if (writer_)
        note_file(writer_->append(events, *tables_.tables()));
    if (writer_ && !is_virtual())
        note_file(write_checkpoints(live_, *writer_));
    if (!writer_)
        live_.take_checkpoints();  // nobody wants them
}

// What the run has said so far outlives a program that is killed.
void Run::flush_file_if_due() {
    if (!writer_ || is_virtual() || SteadyClock::now() < flush_due_)
        return;
    flush_due_ = SteadyClock::now() + flush_interval;
    note_file(writer_->flush(*tables_.tables()));
}

// The run is worth more than its file: it goes on, and says that the file ends here.
void Run::note_file(const Status& written) {
    if (written)
        return;
    info_.file_error = written.error().message;
    writer_.reset();
}

void Run::sample_memory() {
    memory_due_ = SteadyClock::now() + memory_interval;
    if (runner_ && runner_->id() > 0)
        memory_use_.raise_to(memory_use_of(processes_in_group(runner_->id())));
}

void Run::sample_memory_of_runner() {
    if (is_virtual() || !runner_ || runner_->id() <= 0)
        return;
    const pid_t runner = runner_->id();
    memory_use_.raise_to(memory_use_of({&runner, 1}));
}

void Run::publish() {
    published_ = SteadyClock::now();
    publication_.publish(live_.snapshot());
}

void Run::publish_if_wanted() {
    if (publication_.is_wanted() && SteadyClock::now() - published_ >= publish_interval)
        publish();
}

trace::Time Run::now() const {
    const record::Header& header = memory_.header();
    if (is_virtual())
        return trace::Time(static_cast<std::int64_t>(header.virtual_now.load()));
    return fit_.since(header.start_ticks, record::read_ticks(header.invariant_tsc != 0));
}

}  // namespace threadline::session
