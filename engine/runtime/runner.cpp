#include "engine/runtime/runner.h"

#include "engine/record/clock.h"
#include "engine/record/futex.h"
#include "engine/record/one_line.h"
#include "engine/runtime/actor_thread.h"
#include "engine/runtime/child_processes.h"
#include "engine/runtime/file_steps.h"
#include "engine/runtime/folder_steps.h"
#include "engine/runtime/pool.h"
#include "engine/runtime/rehearsal.h"
#include "engine/runtime/script.h"
#include "engine/runtime/service_process.h"
#include "engine/runtime/shortage.h"
#include "engine/runtime/turns.h"
#include "engine/runtime/watch.h"
#include "engine/schedule/free_schedule.h"

#include <sched.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

namespace threadline::runtime {

namespace {

constexpr int kDoesNotLoad = 2;
constexpr int kBroke = 3;

// The session decides within a millisecond.
constexpr auto kWatchPatience = std::chrono::milliseconds(500);

// Rings kept for threads that the scenario starts while it runs.
constexpr std::uint32_t kRingsForLater = 256;

// Of the one ring in which the actors of a virtual run take turns.
constexpr std::uint32_t kEventsInTurns = 1u << 16;

int fail(const record::SharedMemory& memory, const std::string& said, int status) {
    const std::string message = one_line(said);
    memory.set_error(message);
    memory.set_phase(record::Phase::Failed);
    std::fprintf(stderr, "%s\n", message.c_str());
    return status;
}

void prepare_process() {
    // A group of its own, so that killing the run kills nothing else.
    if (getpgrp() != getpid())
        setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    // Sleeps and timed waits end on time: the default lets the kernel be 50 us late.
    prctl(PR_SET_TIMERSLACK, 1, 0, 0, 0);
    // Each thread that makes requests needs a descriptor.
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
        files.rlim_cur = files.rlim_max;
        setrlimit(RLIMIT_NOFILE, &files);
    }
}

// Until the session watches the context switches: what is started later inherits that. A session
// that is not there any more must not matter.
void wait_until_watched(const record::SharedMemory& memory) {
    constexpr auto coming = static_cast<std::uint32_t>(record::Watching::Coming);
    constexpr auto too_late = static_cast<std::uint32_t>(record::Watching::TooLate);
    std::atomic<std::uint32_t>& watching = memory.header().control.watching;
    const auto deadline = std::chrono::steady_clock::now() + kWatchPatience;
    while (watching.load() == coming) {
        if (record::futex_wait(watching, coming, deadline))
            continue;
        std::uint32_t expected = coming;
        watching.compare_exchange_strong(expected, too_late);
    }
}

// The client's end of the control socket; -1 where no service is declared.
Result<int> start_service(ChildProcesses& children, const DeclaredScenario& scenario,
                          int watch_fd) {
    if (!scenario.uses_service())
        return -1;
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) < 0)
        return Error{std::string("the service cannot be started: ") + std::strerror(errno)};
    const Status forked = children.fork("service", true, [&ends, watch_fd] {
        close(ends[0]);
        serve(ends[1], watch_fd);
    });
    close(ends[1]);
    if (!forked)
        return forked.error();
    return ends[0];
}

// The life of a worker process: its main thread runs the body; it ends once the threads that the
// body started have. `index`: of a pool, which of its workers.
[[noreturn]] void work_in_process(RunContext run, std::size_t body, std::uint32_t index,
                                  int watch_fd) {
    const DeclaredBody& declared = run.scenario.bodies[body];
    run.process = static_cast<std::uint16_t>(declared.process + index);
    run.scenario.process = run.process;
    run.board.wait_until_staffed();
    // Where the system allows no thread more it still dies with the runner.
    static_cast<void>(start_watch(watch_fd).ok());
    run_actor(run, {ActorId{declared.first.value + index}, body, {}, true});
    run.threads.wait_for_none();
    _exit(run.board.has_failed() ? kBroke : 0);
}

// Threads that the runner itself cannot do without: its own two, and of those that are declared one
// of each kind.
std::uint32_t needed_threads(const DeclaredScenario& scenario) {
    std::uint32_t count = 2 + (scenario.event_loop ? 1 : 0);
    for (const DeclaredBody& body : scenario.bodies)
        if (body.kind == DeclaredBody::Kind::Thread || body.kind == DeclaredBody::Kind::Threads)
            ++count;
    return count;
}

Status start_workers(ChildProcesses& children, const RunContext& run, Shortage& shortage,
                     int watch_fd) {
    for (std::size_t body = 0; body < run.scenario.bodies.size(); ++body) {
        const DeclaredBody& declared = run.scenario.bodies[body];
        if (!declared.is_of_processes())
            continue;
        for (std::uint32_t index = 0; index < declared.count; ++index) {
            const Status forked = children.fork(
                declared.name, false,
                [&run, body, index, watch_fd] { work_in_process(run, body, index, watch_fd); });
            if (forked)
                continue;
            // On the virtual clock a run is the same on any machine, or it is not.
            if (index == 0 || run.turns != nullptr)
                return forked;
            const std::uint32_t for_threads = std::min(needed_threads(run.scenario), index - 1);
            children.end_last(for_threads);
            shortage.leave_out(run, declared, index - for_threads);
            break;
        }
    }
    return Done{};
}

Status too_many(const RunContext& run, std::uint32_t line, std::uint32_t started) {
    return Error{run.text.display + ":" + std::to_string(line) + ": the system allowed only " +
                 std::to_string(started) + " threads: declare fewer"};
}

// The threads that are one of their kind come first: without any of those the scenario makes no
// sense, and of many some can be left out.
Status start_threads(const RunContext& run, Shortage& shortage) {
    std::uint32_t started = 0;
    bool has_loop = false;
    for (const bool groups : {false, true})
        for (std::size_t body = 0; body < run.scenario.bodies.size(); ++body) {
            const DeclaredBody& declared = run.scenario.bodies[body];
            if (!groups && declared.is_of_tasks() && !std::exchange(has_loop, true)) {
                if (!start_thread(run, {run.scenario.event_loop, std::nullopt, {}, true}))
                    return too_many(run, declared.line, started);
                ++started;
            }
            if (declared.kind !=
                (groups ? DeclaredBody::Kind::Threads : DeclaredBody::Kind::Thread))
                continue;
            for (std::uint32_t index = 0; index < declared.count; ++index) {
                ActorStart start{ActorId{declared.first.value + index}, body, {}, true};
                if (groups)
                    start.arguments.push_back(Value::integer(index + 1));
                if (start_thread(run, std::move(start))) {
                    ++started;
                    continue;
                }
                if (index == 0 || run.turns != nullptr)
                    return too_many(run, declared.line, started);
                shortage.leave_out(run, declared, index);
                break;
            }
        }
    return Done{};
}

// Turns go from thread to thread fastest where no second CPU has to be woken for them.
void stay_on_one_cpu() {
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(std::max(sched_getcpu(), 0), &one);
    sched_setaffinity(0, sizeof one, &one);
}

// All actors that start with the run, in the order of their declaration.
void admit_actors(const RunContext& run) {
    bool has_loop = false;
    for (const DeclaredBody& body : run.scenario.bodies) {
        if (body.is_of_tasks() && !std::exchange(has_loop, true))
            admit(run, run.scenario.event_loop, 0);
        const bool takes_turns = !body.is_of_tasks() || run.is_decided();
        if (body.kind != DeclaredBody::Kind::Later && takes_turns)
            for (std::uint32_t index = 0; index < body.count; ++index)
                admit(run, ActorId{body.first.value + index}, body.priority);
    }
}

// Tasks live in the process of their loop.
void place_tasks(const RunContext& run) {
    for (const DeclaredBody& body : run.scenario.bodies)
        if (body.is_of_tasks())
            for (std::uint32_t index = 0; index < body.count; ++index)
                run.memory.actor(ActorId{body.first.value + index}).process_id =
                    run.turns != nullptr ? 1 : getpid();
}

// What other threads wake the event loop by, from any process: made before the first fork.
Result<int> make_loop_bell(const DeclaredScenario& scenario) {
    if (scenario.tasks() == 0)
        return -1;
    const int bell = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (bell < 0)
        return Error{std::string("the event loop cannot be started: ") + std::strerror(errno)};
    return bell;
}

// From the start gate to the last thread's end; the exit status.
int conduct(const RunContext& run, ChildProcesses& children, Shortage& shortage, int watch_fd) {
    const auto failed = [&run] { return fail(run.memory, run.board.failure(), kBroke); };
    if (const Status watched = start_watch(watch_fd); !watched)
        return fail(run.memory, watched.error().message, kBroke);
    if (const Status reaping = children.start_reaping(); !reaping)
        return fail(run.memory, reaping.error().message, kBroke);
    if (const Status started = start_threads(run, shortage); !started)
        return fail(run.memory, started.error().message, kBroke);
    run.board.note_staffed();
    if (!run.board.wait_for_arrivals())
        return failed();

    record::Header& header = run.memory.header();
    header.start_ticks = run.turns ? 1 : record::read_ticks(header.invariant_tsc != 0);
    place_tasks(run);
    if (run.turns)
        admit_actors(run);
    run.memory.set_phase(record::Phase::Running);
    run.board.open_gate();
    shortage.end_them(run);
    if (run.turns)
        run.turns->start();
    if (!run.board.wait_for_all())
        return failed();
    run.memory.set_phase(record::Phase::Finished);
    return 0;
}

}  // namespace

int run_scenario(const record::RunnerArguments& arguments) {
    prepare_process();
    const Result<record::SharedMemory> attached = record::SharedMemory::attach(arguments.memory_fd);
    if (!attached) {
        std::fprintf(stderr, "%s\n", attached.error().message.c_str());
        return kDoesNotLoad;
    }
    const record::SharedMemory& memory = *attached;
    memory.set_phase(record::Phase::Loading);

    const Result<ScenarioText> text = read_scenario(arguments.scenario, arguments.source_fd);
    if (!text)
        return fail(memory, text.error().message, kDoesNotLoad);
    const bool is_virtual = arguments.simulated_cpu.has_value();
    const NameId file = memory.intern(is_virtual ? text->portable_path() : arguments.scenario);
    memory.header().scenario_path = file;
    DeclaredScenario scenario;
    std::string bytecode;
    if (const Status loaded =
            Script::declare(*text, arguments.parameters, arguments.seed, scenario, bytecode);
        !loaded)
        return fail(memory, loaded.error().message, kDoesNotLoad);
    if (scenario.threads() == 0)
        return fail(memory,
                    text->display + ": no thread is declared: thread(\"A\", function() ... end)",
                    kDoesNotLoad);
    if (const Status realised = realise(scenario, memory, file); !realised)
        return fail(memory, text->display + ":" + realised.error().message, kDoesNotLoad);
    std::optional<RemedyPlan> remedies;
    if (arguments.remedies.any()) {
        auto plan = rehearse(*text, arguments.parameters, arguments.seed, arguments.remedies);
        if (!plan)
            return fail(memory, plan.error().message, kDoesNotLoad);
        remedies = std::move(plan).value();
        if (const Status declared = remedies->declare_guard(memory); !declared)
            return fail(memory, text->display + ": " + declared.error().message, kDoesNotLoad);
    }
    if (const Status opened = open_pools(scenario, memory, file); !opened)
        return fail(memory, text->display + ":" + opened.error().message, kBroke);
    if (const Status made = is_virtual ? Status(Done{}) : make_files(scenario); !made)
        return fail(memory, text->display + ":" + made.error().message, kBroke);
    if (const Status made = is_virtual ? Status(Done{}) : make_folders(scenario); !made)
        return fail(memory, text->display + ":" + made.error().message, kBroke);
    memory.header().ring_capacity =
        is_virtual ? kEventsInTurns
                   : record::ring_capacity(
                         memory.header().limits.ring_bytes,
                         scenario.threads() + (scenario.starts_later() ? kRingsForLater : 0));

    RunBoard* const board = RunBoard::create();
    if (board == nullptr)
        return fail(memory, "no memory is left to start the run", kBroke);
    board->expect(scenario.threads(), scenario.workers());
    wait_until_watched(memory);
    const Result<int> loop_bell = is_virtual ? Result<int>(-1) : make_loop_bell(scenario);
    if (!loop_bell)
        return fail(memory, loop_bell.error().message, kBroke);
    ChildProcesses children(*board);
    const Result<int> service =
        is_virtual ? -1 : start_service(children, scenario, arguments.watch_fd);
    if (!service) {
        children.end();
        return fail(memory, service.error().message, kBroke);
    }

    schedule::FreeSchedule free(memory, *loop_bell);
    std::unique_ptr<schedule::TurnSchedule> simulated;
    if (is_virtual) {
        stay_on_one_cpu();
        Result<std::unique_ptr<schedule::TurnSchedule>> turns = make_turns(memory, arguments);
        if (!turns)
            return fail(memory, turns.error().message, kBroke);
        simulated = std::move(*turns);
    }
    const auto lines = std::ranges::count(text->text, '\n') + 1;
    LineSites sites(memory, file, static_cast<std::size_t>(lines));
    ThreadCount threads;
    // A scenario that never computes need not wait for the calibration.
    const bool computes =
        !is_virtual && (text->text.find("compute") != std::string::npos || !scenario.pools.empty());
    const RunContext run{memory,
                         *board,
                         simulated ? static_cast<sync::Seam&>(*simulated) : free,
                         simulated.get(),
                         *text,
                         scenario,
                         bytecode,
                         sites,
                         computes ? calibrate_compute() : ComputeRate{},
                         arguments.seed,
                         threads,
                         *service,
                         *loop_bell,
                         0,
                         nullptr,
                         remedies ? &*remedies : nullptr};
    int status = 0;
    Shortage shortage;
    if (const Status started = start_workers(children, run, shortage, arguments.watch_fd); !started)
        status = fail(memory, started.error().message, kBroke);
    else
        status = conduct(run, children, shortage, arguments.watch_fd);
    children.end();
    // Threads of a run that failed may still be at work on what lies here: end without unwinding.
    std::fflush(nullptr);
    _exit(status);
}

}  // namespace threadline::runtime
