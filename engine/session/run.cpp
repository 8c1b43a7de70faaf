#include "engine/session/run.h"

#include "engine/session/long_trace_file.h"

#include "engine/session/chosen_parameters.h"
#include "engine/session/freeze_check.h"
#include "engine/session/recording_cost.h"
#include "engine/session/scenario_description.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <sstream>
#include <thread>

#include <sched.h>

namespace threadline::session {

namespace {

using namespace std::chrono_literals;
using record::Phase;
using trace::Outcome;

// The first fit spans what it takes to load; it is off by 10 ns a millisecond at worst, and made
// finer once the run is that old (at most as often as ClockFit can).
constexpr auto shortest_fit = 3ms;
constexpr std::array finer_fits = {10ms, 100ms, 1000ms};
constexpr auto load_limit = 30s;         // for 10,000 threads on a slow machine
constexpr auto drain_interval = 2ms;     // when nobody rings
constexpr auto publish_interval = 8ms;   // half a frame
constexpr auto flush_interval = 250ms;   // of the file: what a killed program may lose
constexpr auto memory_interval = 500ms;  // a look at /proc takes a few hundred microseconds
constexpr auto loss_patience = 20ms;     // how long an event may be on its way
constexpr auto correction_interval = 10ms;
constexpr trace::Duration publication_delay = 5ms;
constexpr auto switches_interval = 1ms;  // they come late anyway
constexpr auto exit_patience = 500ms;    // for the runner to leave by itself

std::uint32_t usable_cores() {
    cpu_set_t set;
    CPU_ZERO(&set);
    if (sched_getaffinity(0, sizeof set, &set) != 0)
        return std::max(1u, std::thread::hardware_concurrency());
    return static_cast<std::uint32_t>(CPU_COUNT(&set));
}

std::string first_line(const std::string& text) {
    return text.substr(0, text.find('\n'));
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

Status Run::describe() {
    if (request_.source) {
        text_ = *request_.source;
    } else {
        std::ifstream file(request_.scenario, std::ios::binary);
        if (!file)
            return Error{"cannot read " + request_.scenario.string() +
                         "; 'threadline list' names the scenarios that there are"};
        std::ostringstream content;
        content << file.rdbuf();
        text_ = content.str();
    }
    info_.source = text_;
    if (!request_.declaration) {
        auto declaration = describe_text(request_.runner, request_.scenario, text_);
        if (!declaration)
            return declaration.error();
        request_.declaration = std::move(declaration).value();
    }
    if (!request_.declaration->error.empty())
        return Error{request_.declaration->error};
    record::Declaration named = *request_.declaration;
    named.name = request_.name;
    auto parameters = chosen_parameters(named, request_.parameters);
    if (!parameters)
        return parameters.error();
    info_.title = named.title;
    info_.parameters = std::move(parameters).value();
    live_.keep_checkpoints({.memory = request_.memory});
    live_.set_info(std::make_shared<const trace::RunInfo>(info_));
    publish();
    return Done{};
}

Status Run::launch() {
    record::RunnerArguments arguments;
    arguments.scenario = request_.scenario.string();
    arguments.seed = request_.seed;
    arguments.parameters = request_.parameters;
    arguments.simulated_cpu = request_.simulated_cpu;
    arguments.time_limit = request_.time_limit;
    arguments.schedule = request_.schedule;
    arguments.remedies = request_.remedies;
    if (!is_virtual())
        recording_cost();  // measured while nothing else of the run goes on
    const bool watches = request_.kernel_switches && request_.recording && !is_virtual();
    if (watches)
        switches_.announce();
    // Always the text that was read: what runs is what the trace shows, whoever saves meanwhile.
    auto runner = RunnerProcess::spawn(request_.runner, std::move(arguments), memory_.fd(), text_);
    if (!runner)
        return runner.error();
    runner_.emplace(std::move(runner).value());
    if (is_virtual())
        return Done{};
    if (!request_.recording)
        info_.cores = 0;  // nothing is known of them
    else if (const Status watched = switches_.watch(runner_->id()); watched)
        info_.cpu_source = trace::CpuSource::Kernel;
    else
        info_.cpu_note = watched.error().message;
    live_.set_info(std::make_shared<const trace::RunInfo>(info_));
    return Done{};
}

Status Run::load() {
    const record::Header& header = memory_.header();
    const auto deadline = SteadyClock::now() + load_limit;
    for (;;) {
        drain_.listen();
        const bool exited = runner_->has_exited();
        const Phase phase = header.phase.load(std::memory_order_acquire);
        // A short run may have broken already by the time that we look.
        const bool started = phase == Phase::Failed && header.start_ticks != 0;
        if (phase == Phase::Running || phase == Phase::Finished || phase == Phase::Stuck ||
            phase == Phase::TimeLimit || phase == Phase::Differs || phase == Phase::NoChoice ||
            started)
            break;

        if (phase == Phase::Failed || exited)
            return Error{reason_of_failure()};
        if (publication_.stop_requested()) {
            info_.outcome = Outcome::Stopped;
            return Done{};
        }
        if (SteadyClock::now() > deadline)
            return Error{request_.name + " did not load within " +
                         std::to_string(load_limit.count()) +
                         " s: declare fewer threads, or close other programs"};
        runner_->messages();
        switches_.collect();
        drain_.sleep(drain_interval);
    }
    gate_opened_ = SteadyClock::now();
    publication_.note_start_up();
    if (is_virtual())
        order_.emplace(record::ClockFit(), 0, starter_of());
    else
        fit_clock();
    // The file gets its name now that there is a run, and says at once what run it is of.
    if (writer_)
        note_file(writer_->write_info(info_));
    return Done{};
}

void Run::fit_clock() {
    const record::Header& header = memory_.header();
    const bool tsc = header.invariant_tsc != 0;
    const auto fitted_after = record::monotonic_raw_ns() - clock_begin_.raw_ns;
    if (const auto shortest = std::chrono::nanoseconds(shortest_fit);
        std::chrono::nanoseconds(fitted_after) < shortest)
        std::this_thread::sleep_for(shortest - std::chrono::nanoseconds(fitted_after));
    fit_ = record::ClockFit(clock_begin_, record::sample_clock(tsc));
    order_.emplace(fit_, header.start_ticks, starter_of());
    // The start of the run on the kernel's clock.
    switches_.start(
        clock_begin_.raw_ns +
        static_cast<std::uint64_t>(fit_.since(clock_begin_.ticks, header.start_ticks).count()));
    sample_memory();
}

std::function<ActorId(ActorId)> Run::starter_of() {
    return [this](ActorId actor) { return memory_.actor(actor).parent; };
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
    return taken;
}

void Run::apply_ordered() {
    order_->apply(batch_);
    if (batch_.empty())
        return;
    if (tables_.refresh())
        live_.set_tables(tables_.tables());
    cpu_readings_ += static_cast<std::uint64_t>(std::count_if(
        batch_.begin(), batch_.end(),
        [](const trace::TraceEvent& event) { return event.event.kind == EventKind::CpuTime; }));
    note_choices();
    live_.apply(batch_);
    write_file(batch_);
    batch_.clear();
    frozen_since_.reset();
    looked_frozen_ = false;
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
    if (const auto unpublished = switches_.earliest_unpublished())
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

void Run::watch() {
    bool scan_all = true;
    bool told_quiet = false;
    while (info_.outcome == Outcome::Running) {
        const trace::Time before = now();
        const std::size_t taken = take(scan_all);
        if (order_->waiting() == 0)
            live_.advance(std::max(before, live_.last_event()));
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
        if (taken > 0) {
            scan_all = false;
        } else if (!scan_all) {
            scan_all = true;  // before it counts as quiet
        } else {
            runner_->messages();
            scan_all = !drain_.sleep(drain_interval);
        }
    }
}

std::optional<Outcome> Run::decide() {
    if (publication_.stop_requested())
        return Outcome::Stopped;
    // First whether it is over, then what it has left: nothing can come after that.
    const bool exited = runner_->has_exited();
    const Phase phase = memory_.header().phase.load(std::memory_order_acquire);
    if (exited || phase == Phase::Finished || phase == Phase::Failed) {
        over_ = is_virtual() ? trace::Time{0} : now();
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
    if (!is_stepped() && SteadyClock::now() - gate_opened_ > request_.time_limit)
        return live_.is_frozen() ? Outcome::Deadlocked : Outcome::TimedOut;
    return std::nullopt;
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
    while (take(true) > 0) {
    }
    live_.settle(live_.last_event(), live_.last_event());
    const bool interesting = std::exchange(happened_something_, false);
    found_something_ = false;
    if (!desk_.open(question, live_.world(), interesting))
        return;
    // Whoever sees the decision sees what led to it, and the lines that it names.
    if (tables_.refresh())
        live_.set_tables(tables_.tables());
    publish();
    desk_.show();
    if (observer_.decision)
        observer_.decision();
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
    if ((order_->lost() == 0 && drain_.lost() == 0) || SteadyClock::now() < correction_due_)
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
    if (order_->lost() == 0 && drain_.lost() == 0)
        return;  // late, not lost: its thread waits for a CPU between the action and the record
    for (auto since = order_->waiting_since(); since && now() - *since > loss_patience;
         since = order_->waiting_since())
        order_->jump_gap(batch_);
    apply_ordered();
}

void Run::fail(const std::string& message) {
    info_.outcome = Outcome::Failed;
    info_.error = first_line(message);
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

void Run::close() {
    const bool ran = order_.has_value();
    if (ran) {
        if (!is_virtual())
            sample_memory();
        // The run ends here, unless it already has: then with its last event.
        end_ = info_.outcome == Outcome::Completed || info_.outcome == Outcome::Failed
                   ? live_.last_event()
                   : now();
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
        const bool lost = order_->lost() > 0 || drain_.lost() > 0;
        while (lost && order_->waiting() > 0) {
            order_->jump_gap(batch_);
            apply_ordered();
        }
        if (lost || order_->waiting() > 0)
            read_final_values();
        end_ = std::max(end_, live_.last_event());
        if (!is_virtual() && request_.recording)
            switches_.take_rest(switch_batch_, end_);
        apply_switches();
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
    // Of a run that never began nothing is kept.
    if (writer_ && ran) {
        note_file(writer_->finish(info_, *tables_.tables(), {trace::Time{0}, end_}));
        live_.set_info(std::make_shared<const trace::RunInfo>(info_));
    }
    writer_.reset();
    publish();
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
