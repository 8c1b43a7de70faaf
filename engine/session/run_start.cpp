// How a run starts: what it is, its processes, its clock; up to where its threads go.
#include "engine/session/run.h"

#include "engine/session/chosen_parameters.h"
#include "engine/session/recording_cost.h"
#include "engine/session/scenario_description.h"

#include <fstream>
#include <sstream>

namespace threadline::session {

namespace {

using namespace std::chrono_literals;
using record::Phase;
using trace::Outcome;

constexpr auto load_limit = 30s;     // for 10,000 threads on a slow machine
constexpr auto look_interval = 2ms;  // when nobody rings
// A look at all of /proc takes half a millisecond: not of a run that is over by then. Peaks are
// kept, and that of the runner alone is seen before it goes.
constexpr auto first_memory_look = 50ms;
constexpr auto loading_memory_look = 5ms;

}  // namespace

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
        if (SteadyClock::now() > memory_due_) {
            sample_memory_of_runner();
            memory_due_ = SteadyClock::now() + loading_memory_look;
        }
        drain_.sleep(look_interval);
    }
    gate_opened_ = SteadyClock::now();
    sample_memory_of_runner();
    memory_due_ = gate_opened_ + first_memory_look;
    publication_.note_start_up();
    if (is_virtual())
        order_.emplace(record::ClockFit(), 0, starter_of());
    else
        fit_clock();
    // The file gets its name now that there is a run, and says at once what run it is of; that of a
    // virtual run is written at its end.
    if (writer_ && !is_virtual())
        note_file(writer_->write_info(info_));
    return Done{};
}

// Over what it took to load. Nothing else is waited for: a deadlock may come at once.
void Run::fit_clock() {
    const record::Header& header = memory_.header();
    fit_ = record::ClockFit(clock_begin_, record::sample_clock(header.invariant_tsc != 0));
    order_.emplace(fit_, header.start_ticks, starter_of());
    // The start of the run on the kernel's clock.
    switches_.start(
        clock_begin_.raw_ns +
        static_cast<std::uint64_t>(fit_.since(clock_begin_.ticks, header.start_ticks).count()));
}

std::function<ActorId(ActorId)> Run::starter_of() {
    return [this](ActorId actor) { return memory_.actor(actor).parent; };
}

}  // namespace threadline::session
