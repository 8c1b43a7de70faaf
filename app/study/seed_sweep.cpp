#include "app/study/seed_sweep.h"

#include <algorithm>
#include <chrono>
#include <system_error>
#include <utility>

namespace threadline::app {
namespace {

using session::Session;

// A run takes a few of them.
constexpr auto between_looks = std::chrono::milliseconds(1);

}  // namespace

SeedSweep::SeedSweep(session::RunRequest request, std::uint64_t runs)
    : request_(std::move(request)), runs_(runs), first_seed_(request_.schedule.seed) {
    try {
        thread_ = std::thread([this] { work(); });
    } catch (const std::system_error& error) {
        error_ = "cannot start a thread: " + error.code().message() +
                 "; close other programs or raise `ulimit -u`";
        finished_ = true;
    }
}

SeedSweep::~SeedSweep() {
    stop();
    if (thread_.joinable())
        thread_.join();
}

SeedSweep::Progress SeedSweep::progress() const {
    const std::lock_guard guard(mutex_);
    return {tally_.counts(), tally_.runs(), error_};
}

record::SchedulePolicy SeedSweep::schedule_of(std::uint64_t seed) const {
    const std::lock_guard guard(mutex_);
    record::SchedulePolicy schedule = request_.schedule;
    schedule.seed = seed;
    return schedule;
}

void SeedSweep::work() {
    if (measure_steps())
        for (std::uint64_t number = 0; number < runs_ && !stopping_; ++number)
            if (!run_one(number))
                break;
    finished_ = true;
}

// None: it was stopped, or never came about.
std::unique_ptr<Session> SeedSweep::finished_run(record::SchedulePolicy schedule) {
    session::RunRequest request = request_;
    request.schedule = std::move(schedule);
    auto started = Session::start(std::move(request));
    const auto refuse = [this](const std::string& error) {
        const std::lock_guard guard(mutex_);
        error_ = error;
        return nullptr;
    };
    if (!started)
        return refuse(started.error().message);
    std::unique_ptr<Session> session = std::move(started.value());
    while (!session->finished()) {
        if (stopping_)
            return nullptr;  // the run ends with its session
        std::this_thread::sleep_for(between_looks);
    }
    if (session->failed_to_load())
        return refuse(session->snapshot().trace.info->error);
    return session;
}

// PCT spreads its changes of priority over as many steps as a run takes.
bool SeedSweep::measure_steps() {
    record::SchedulePolicy policy = request_.schedule;
    if (policy.kind != record::SchedulePolicy::Kind::Pct)
        return true;
    policy.steps = policy.depth = 1;  // no change of priorities
    const auto session = finished_run(policy);
    if (!session)
        return false;
    const std::lock_guard guard(mutex_);
    request_.schedule.steps = std::max<std::uint64_t>(session->choices().size(), 1);
    return true;
}

// False: there is no point in another one.
bool SeedSweep::run_one(std::uint64_t number) {
    const auto session = finished_run(schedule_of(first_seed_ + number));
    if (!session)
        return false;
    const session::RunSnapshot run = session->snapshot();
    const analysis::Report report = run.report();
    const std::lock_guard guard(mutex_);
    tally_.add(report);
    return true;
}

}  // namespace threadline::app
