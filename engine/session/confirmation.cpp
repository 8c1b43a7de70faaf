#include "engine/session/confirmation.h"

#include "engine/session/exploration.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <system_error>
#include <thread>

namespace threadline::session {

using analysis::Finding;
using analysis::FindingKind;

record::LockCircle circle_of(const Finding& finding, const trace::Tables& tables) {
    record::LockCircle circle;
    const std::size_t count = finding.objects.size();
    if (finding.kind != FindingKind::PotentialDeadlock || count < 2 ||
        finding.actors.size() != count || finding.sites.size() != count)
        return circle;
    for (std::size_t i = 0; i < count; ++i)
        circle.push_back({finding.actors[i], finding.objects[i], finding.objects[(i + 1) % count],
                          tables.site(finding.sites[i]).line});
    return circle;
}

struct Confirmation::Impl {
    struct Circle {
        std::size_t finding;
        record::LockCircle waits;
    };

    ConfirmationRequest request;
    std::vector<Circle> circles;
    std::function<void()> changed;
    mutable std::mutex mutex;
    std::condition_variable ended;
    std::vector<Tried> tried;
    bool stopping = false;
    bool finished = false;
    std::shared_ptr<Exploration> current;
    std::thread thread;

    void work();
    Finding::Trial try_one(const record::LockCircle& circle);
    bool is_stopping() const {
        const std::lock_guard guard(mutex);
        return stopping;
    }
};

namespace {

std::string times(std::uint64_t count) {
    return std::to_string(count) + (count == 1 ? " execution" : " executions");
}

Finding::Trial judge(const FinishedExploration& found) {
    Finding::Trial trial;
    const record::ExplorationReport& report = found.report;
    if (!found.outcomes.empty()) {
        const ConfirmedOutcome& outcome = found.outcomes.front();
        trial.shown = outcome.confirmed == true;
        trial.text =
            trial.shown
                ? "Shown to deadlock: the real threads were led into it, by a schedule of " +
                      std::to_string(outcome.schedule.choices.size()) + " steps."
                : "It stays potential: a schedule leads into it, but the real threads did "
                  "not follow.";
        if (trial.shown)
            trial.schedule = record::to_text(outcome.schedule);
    } else if (!report.difference.empty()) {
        trial.text = "It stays potential: " + report.difference + ".";
    } else if (!report.doubt.empty()) {
        trial.text = "It stays potential: " + report.doubt + ".";
    } else if (report.is_complete() && report.random_seed) {
        trial.text =
            "It stays potential: it occurs in none of the interleavings with the random numbers of "
            "seed " +
            std::to_string(*report.random_seed) + ", but may with others.";
    } else if (report.is_complete()) {
        trial.text =
            "It cannot be reached: it occurs in none of the interleavings, and all that matter "
            "were explored.";
    } else if (report.finished) {
        trial.text =
            "It stays potential: it was not reached within the bounds on timeouts and "
            "retries.";
    } else {
        trial.text = "It stays potential: it was not reached in " + times(report.executions) +
                     ", and there are more than could be explored here.";
    }
    return trial;
}

}  // namespace

Finding::Trial Confirmation::Impl::try_one(const record::LockCircle& circle) {
    if (circle.empty())
        return {false, "It stays potential: it names no circle to be steered into.", {}};
    ExplorationRequest exploration;
    exploration.scenario = request.scenario;
    exploration.name = request.name;
    exploration.source = request.source;
    exploration.parameters = request.parameters;
    exploration.seed = request.seed;
    exploration.remedies = request.remedies;
    exploration.steer = circle;
    exploration.runner = request.runner;
    auto started = Exploration::start(std::move(exploration));
    if (!started)
        return {false, "It stays potential: " + started.error().message + ".", {}};
    const std::shared_ptr<Exploration> search = std::move(started).value();
    {
        const std::lock_guard guard(mutex);
        current = search;
        if (stopping)
            search->stop();
    }
    search->wait();
    {
        const std::lock_guard guard(mutex);
        current.reset();
    }
    const Result<FinishedExploration>& result = search->result();
    if (!result)
        return {false, "It stays potential: " + result.error().message + ".", {}};
    return judge(*result);
}

void Confirmation::Impl::work() {
    for (const Circle& circle : circles) {
        if (is_stopping())
            break;
        Finding::Trial trial = try_one(circle.waits);
        if (is_stopping() && !trial.shown)
            break;
        {
            const std::lock_guard guard(mutex);
            tried.push_back({circle.finding, std::move(trial)});
        }
        if (changed)
            changed();
    }
    {
        const std::lock_guard guard(mutex);
        finished = true;
    }
    ended.notify_all();
    if (changed)
        changed();
}

Confirmation::Confirmation(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

std::unique_ptr<Confirmation> Confirmation::start(ConfirmationRequest request,
                                                  std::span<const Finding> findings,
                                                  const trace::Tables& tables,
                                                  std::function<void()> changed) {
    auto impl = std::make_unique<Impl>();
    impl->request = std::move(request);
    impl->changed = std::move(changed);
    for (std::size_t i = 0; i < findings.size() && impl->circles.size() < most; ++i)
        if (findings[i].kind == FindingKind::PotentialDeadlock)
            impl->circles.push_back({i, circle_of(findings[i], tables)});
    Impl& its = *impl;
    try {
        impl->thread = std::thread([&its] { its.work(); });
    } catch (const std::system_error& error) {
        const std::string why = "It stays potential: no thread could be started for the search (" +
                                error.code().message() + ").";
        for (const Impl::Circle& circle : its.circles)
            its.tried.push_back({circle.finding, {false, why, {}}});
        its.finished = true;
    }
    return std::unique_ptr<Confirmation>(new Confirmation(std::move(impl)));
}

Confirmation::~Confirmation() {
    stop();
    if (impl_->thread.joinable())
        impl_->thread.join();
}

std::vector<Confirmation::Tried> Confirmation::tried() const {
    const std::lock_guard guard(impl_->mutex);
    return impl_->tried;
}

bool Confirmation::finished() const {
    const std::lock_guard guard(impl_->mutex);
    return impl_->finished;
}

void Confirmation::wait() {
    std::unique_lock guard(impl_->mutex);
    impl_->ended.wait(guard, [this] { return impl_->finished; });
}

void Confirmation::stop() {
    const std::lock_guard guard(impl_->mutex);
    impl_->stopping = true;
    if (impl_->current)
        impl_->current->stop();
}

}  // namespace threadline::session
