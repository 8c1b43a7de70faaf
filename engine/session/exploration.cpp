#include "engine/session/exploration.h"

#include "engine/session/outcome_replay.h"
#include "engine/session/runner_process.h"
#include "engine/session/session.h"

#include <algorithm>
#include <condition_variable>
#include <fstream>
#include <mutex>
#include <sstream>
#include <system_error>
#include <thread>

namespace threadline::session {

namespace {

constexpr auto kPatience = std::chrono::milliseconds(50);
constexpr int kDoesNotLoad = 2;

}  // namespace

struct Exploration::Impl {
    ExplorationRequest request;
    Observer observer;
    mutable std::mutex mutex;
    std::condition_variable changed;
    Progress progress;
    Session* replaying = nullptr;
    bool stopping = false;
    bool leaving = false;  // nobody will ask for the result
    bool finished = false;
    bool failed_to_load = false;
    Result<FinishedExploration> result = Error{"it has not finished"};
    std::thread thread;

    void work();
    void keep_source();
    Result<FinishedExploration> explore();
    Result<record::ExplorationReport> follow(RunnerProcess& process);
    ConfirmedOutcome with_schedule(const record::ExplorationReport& report,
                                   record::ExploredOutcome outcome) const;
    void replay_all(FinishedExploration& exploration);
    void replay(ConfirmedOutcome& one);
    bool is_to_end() const { return is(leaving) || is(stopping); }
    // With the mutex.
    void end_replay() const {
        if (replaying != nullptr)
            replaying->stop();
    }
    bool is(const bool& flag) const {
        const std::lock_guard guard(mutex);
        return flag;
    }
};

Result<record::ExplorationReport> Exploration::Impl::follow(RunnerProcess& process) {
    std::string text;
    bool asked = false;
    std::size_t looked = 0;  // so much of the text has no end of a line: a report can be long
    for (bool more = true; more;) {
        if (is(leaving))
            return Error{"it was given up"};
        if (!asked && is(stopping)) {
            asked = true;
            process.ask_to_end();
        }
        more = process.read_output(text, kPatience);
        for (std::size_t end; (end = text.find('\n', looked)) != std::string::npos;) {
            const auto line = record::exploration_from_json(text.substr(0, end));
            text.erase(0, end + 1);
            looked = 0;
            if (!line)
                return line.error();
            if (const auto* report = std::get_if<record::ExplorationReport>(&line.value()))
                return *report;
            {
                const std::lock_guard guard(mutex);
                progress.explored = std::get<record::ExplorationProgress>(line.value());
            }
            if (observer.progress)
                observer.progress();
        }
        looked = text.size();
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

ConfirmedOutcome Exploration::Impl::with_schedule(const record::ExplorationReport& report,
                                                  record::ExploredOutcome outcome) const {
    ConfirmedOutcome one;
    one.schedule.scenario = request.name;
    one.schedule.source_hash = report.source_hash;
    for (const auto& [name, value] : report.parameters)
        one.schedule.parameters.emplace_back(name, record::text_of(value));
    one.schedule.remedies = request.remedies;
    one.schedule.seed = request.seed;
    one.schedule.choices = outcome.schedule;
    for (const record::ExploredStep& step : outcome.steps)
        one.schedule.notes.push_back(record::to_text(step));
    one.outcome = std::move(outcome);
    return one;
}

// It stays unconfirmed where the run does not come to its end.
void Exploration::Impl::replay(ConfirmedOutcome& one) {
    RunRequest run;
    run.scenario = request.scenario;
    run.name = request.name;
    run.source = request.source;
    run.parameters = request.parameters;
    run.seed = request.seed;
    run.remedies = request.remedies;
    run.schedule.kind = record::SchedulePolicy::Kind::Replay;
    run.schedule.choices = one.outcome.schedule;
    run.simulated_cpu.emplace();
    run.simulated_cpu->cores = 1;
    run.deadlock_grace = std::chrono::milliseconds(0);
    run.runner = request.runner;
    const auto started = Session::start(std::move(run));
    if (!started)
        return;
    Session& session = *started.value();
    {
        const std::lock_guard guard(mutex);
        replaying = &session;
        if (stopping || leaving)
            session.stop();
    }
    session.wait();
    {
        const std::lock_guard guard(mutex);
        replaying = nullptr;
        if (stopping || leaving)
            return;
    }
    const RunSnapshot end = session.snapshot();
    if (session.failed_to_load() || end.trace.info->outcome == trace::Outcome::TimedOut)
        return;
    one.confirmed = ended_so(end, one.outcome);
    one.loses_updates = *one.confirmed && lost_updates(end);
}

void Exploration::Impl::replay_all(FinishedExploration& exploration) {
    std::vector<ConfirmedOutcome*> all;
    for (ConfirmedOutcome& one : exploration.outcomes)
        if (request.confirm && has_end(one.outcome) && all.size() < request.most_replays)
            all.push_back(&one);
    for (std::size_t i = 0; i < all.size() && !is_to_end(); ++i) {
        {
            const std::lock_guard guard(mutex);
            progress.replayed = i;
            progress.to_replay = all.size();
        }
        if (observer.progress)
            observer.progress();
        replay(*all[i]);
    }
    doubt_what_is_refuted(exploration);
}

// What is replayed is what was explored, whoever saves meanwhile. Where it cannot be read the
// runner says so.
void Exploration::Impl::keep_source() {
    std::ifstream file(request.scenario, std::ios::binary);
    if (request.source || !file)
        return;
    std::ostringstream content;
    content << file.rdbuf();
    request.source = content.str();
}

Result<FinishedExploration> Exploration::Impl::explore() {
    keep_source();
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
    for (record::ExploredOutcome& outcome : report->outcomes)
        whole.outcomes.push_back(with_schedule(*report, std::move(outcome)));
    whole.report = std::move(report).value();
    whole.report.outcomes.clear();
    replay_all(whole);
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

bool is_wrong(const ConfirmedOutcome& one) {
    return one.outcome.outcome == "deadlocked" || one.outcome.outcome == "failed" ||
           !one.outcome.failed_checks.empty() || one.loses_updates;
}

Replays replays_of(const FinishedExploration& exploration) {
    Replays replays;
    for (const ConfirmedOutcome& one : exploration.outcomes) {
        replays.made += one.confirmed ? 1 : 0;
        replays.refuted += one.confirmed == false ? 1 : 0;
    }
    return replays;
}

void doubt_what_is_refuted(FinishedExploration& exploration) {
    const Replays replays = replays_of(exploration);
    if (replays.refuted > 0)
        exploration.report.doubt = "with the schedules of " + std::to_string(replays.refuted) +
                                   " of " + std::to_string(replays.made) +
                                   " outcomes the real threads ended otherwise";
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
        impl_->end_replay();
    }
    impl_->thread.join();
}

Exploration::Progress Exploration::progress() const {
    const std::lock_guard guard(impl_->mutex);
    return impl_->progress;
}

void Exploration::stop() {
    const std::lock_guard guard(impl_->mutex);
    impl_->stopping = true;
    impl_->end_replay();
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
