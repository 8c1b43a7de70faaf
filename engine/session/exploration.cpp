#include "engine/session/exploration.h"

#include "engine/analysis/report.h"
#include "engine/session/runner_process.h"
#include "engine/session/session.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <system_error>
#include <thread>

namespace threadline::session {

namespace {

constexpr auto kPatience = std::chrono::milliseconds(50);
constexpr int kDoesNotLoad = 2;

record::ExploredValue explored(const Value& value, const trace::Tables& tables) {
    switch (value.tag) {
        case ValueTag::Nil:
            break;
        case ValueTag::Boolean:
            return value.payload != 0;
        case ValueTag::Integer:
            return value.payload;
        case ValueTag::Float:
            return value.as_double();
        case ValueTag::String:
            return tables.name(value.as_name());
        case ValueTag::Handle:
            return std::string("handle");
    }
    return std::monostate{};
}

bool has_ended_so(const trace::RunInfo& info, const record::ExploredOutcome& outcome) {
    if (outcome.outcome == "completed")
        return info.outcome == trace::Outcome::Completed;
    if (outcome.outcome == "deadlocked")
        return info.outcome == trace::Outcome::Deadlocked;
    if (outcome.outcome == "failed")
        return info.outcome == trace::Outcome::Failed && info.error == outcome.error;
    return info.outcome == trace::Outcome::Stopped;  // its schedule was over, and the run goes on
}

bool has_values(const analysis::Report& report, const record::ExploredOutcome& outcome) {
    std::size_t next = 0;
    for (const record::ExploredVariable& variable : outcome.values)
        for (const record::ExploredValue& value : variable.values) {
            if (next == report.values.size() ||
                explored(report.values[next].second, *report.tables) != value)
                return false;
            ++next;
        }
    return next == report.values.size();
}

}  // namespace

struct Exploration::Impl {
    ExplorationRequest request;
    Observer observer;
    mutable std::mutex mutex;
    std::condition_variable changed;
    record::ExplorationProgress progress;
    bool stopping = false;
    bool leaving = false;  // nobody will ask for the result
    bool finished = false;
    bool failed_to_load = false;
    Result<FinishedExploration> result = Error{"it has not finished"};
    std::thread thread;

    void work();
    Result<FinishedExploration> explore();
    Result<record::ExplorationReport> follow(RunnerProcess& process);
    ConfirmedOutcome confirm(const record::ExplorationReport& report,
                             const record::ExploredOutcome& outcome);
    bool is(const bool& flag) const {
        const std::lock_guard guard(mutex);
        return flag;
    }
};

Result<record::ExplorationReport> Exploration::Impl::follow(RunnerProcess& process) {
    std::string text;
    bool asked = false;
    for (bool more = true; more;) {
        if (is(leaving))
            return Error{"it was given up"};
        if (!asked && is(stopping)) {
            asked = true;
            process.ask_to_end();
        }
        more = process.read_output(text, kPatience);
        for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n')) {
            const auto line = record::exploration_from_json(text.substr(0, end));
            text.erase(0, end + 1);
            if (!line)
                return line.error();
            if (const auto* report = std::get_if<record::ExplorationReport>(&line.value()))
                return *report;
            {
                const std::lock_guard guard(mutex);
                progress = std::get<record::ExplorationProgress>(line.value());
            }
            if (observer.progress)
                observer.progress();
        }
    }
    std::string reason = process.messages();
    const RunnerExit exit = process.end();
    if (exit.killed)
        return Error{"the exploration was killed by signal " + std::to_string(exit.status) +
                     ": too little memory?"};
    reason.erase(reason.find_last_not_of('\n') + 1);
    {
        const std::lock_guard guard(mutex);
        failed_to_load = exit.status == kDoesNotLoad;
    }
    return Error{reason.empty() ? "the exploration ended without a report" : reason};
}

ConfirmedOutcome Exploration::Impl::confirm(const record::ExplorationReport& report,
                                            const record::ExploredOutcome& outcome) {
    ConfirmedOutcome confirmed{outcome, std::nullopt, {}};
    confirmed.schedule.scenario = request.name;
    confirmed.schedule.source_hash = report.source_hash;
    for (const auto& [name, value] : report.parameters)
        confirmed.schedule.parameters.emplace_back(name, record::text_of(value));
    confirmed.schedule.remedies = request.remedies;
    confirmed.schedule.seed = request.seed;
    confirmed.schedule.choices = outcome.schedule;
    confirmed.schedule.notes = outcome.notes;
    // One that was too long to be followed has come to no end that could be found again.
    const bool has_end = outcome.outcome != "cut" || !outcome.stuck.empty();
    if (!request.confirm || !has_end || is(leaving))
        return confirmed;
    RunRequest run;
    run.scenario = request.scenario;
    run.name = request.name;
    run.source = request.source;
    run.parameters = request.parameters;
    run.seed = request.seed;
    run.remedies = request.remedies;
    run.schedule.kind = record::SchedulePolicy::Kind::Replay;
    run.schedule.choices = outcome.schedule;
    run.simulated_cpu.emplace();
    run.simulated_cpu->cores = 1;
    run.deadlock_grace = std::chrono::milliseconds(0);
    run.runner = request.runner;
    const auto started = Session::start(std::move(run));
    if (!started) {
        confirmed.confirmed = false;
        return confirmed;
    }
    Session& session = *started.value();
    session.wait();
    const RunSnapshot end = session.snapshot();
    confirmed.confirmed = has_ended_so(*end.trace.info, outcome) &&
                          has_values(analysis::make_report(end.trace, *end.findings), outcome);
    return confirmed;
}

Result<FinishedExploration> Exploration::Impl::explore() {
    record::RunnerArguments arguments;
    arguments.explore = request.bounds;
    arguments.scenario = request.scenario.string();
    arguments.seed = request.seed;
    arguments.parameters = request.parameters;
    arguments.remedies = request.remedies;
    arguments.steer = request.steer;
    auto process = RunnerProcess::spawn_exploration(request.runner, arguments, request.source);
    if (!process)
        return process.error();
    auto report = follow(*process);
    if (!report)
        return report.error();
    process->end();
    FinishedExploration whole;
    for (const record::ExploredOutcome& outcome : report->outcomes)
        whole.outcomes.push_back(confirm(*report, outcome));
    whole.report = std::move(report).value();
    whole.report.outcomes.clear();
    return whole;
}

void Exploration::Impl::work() {
    auto explored = explore();
    {
        const std::lock_guard guard(mutex);
        result = std::move(explored);
        finished = true;
    }
    changed.notify_all();
    if (observer.finished)
        observer.finished();
}

Exploration::Exploration(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Result<std::unique_ptr<Exploration>> Exploration::start(ExplorationRequest request,
                                                        Observer observer) {
    std::error_code problem;
    if (!std::filesystem::is_regular_file(request.scenario, problem))
        return Error{"there is no scenario file " + request.scenario.string()};
    auto impl = std::make_unique<Impl>();
    impl->request = std::move(request);
    impl->observer = std::move(observer);
    Impl& its = *impl;
    try {
        impl->thread = std::thread([&its] { its.work(); });
    } catch (const std::system_error& error) {
        return Error{std::string("cannot start a thread: ") + error.code().message() +
                     "; close other programs or raise `ulimit -u`"};
    }
    return std::unique_ptr<Exploration>(new Exploration(std::move(impl)));
}

Exploration::~Exploration() {
    {
        const std::lock_guard guard(impl_->mutex);
        impl_->leaving = true;
    }
    impl_->thread.join();
}

record::ExplorationProgress Exploration::progress() const {
    const std::lock_guard guard(impl_->mutex);
    return impl_->progress;
}

void Exploration::stop() {
    const std::lock_guard guard(impl_->mutex);
    impl_->stopping = true;
}

bool Exploration::finished() const {
    const std::lock_guard guard(impl_->mutex);
    return impl_->finished;
}

void Exploration::wait() {
    std::unique_lock guard(impl_->mutex);
    impl_->changed.wait(guard, [this] { return impl_->finished; });
}

const Result<FinishedExploration>& Exploration::result() const {
    const std::lock_guard guard(impl_->mutex);
    return impl_->result;
}

bool Exploration::failed_to_load() const {
    const std::lock_guard guard(impl_->mutex);
    return impl_->failed_to_load;
}

}  // namespace threadline::session
