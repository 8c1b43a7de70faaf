#include "engine/session/session.h"

#include "engine/session/run.h"

#include <system_error>
#include <thread>

#include <unistd.h>

namespace threadline::session {

struct Session::Impl {
    Publication publication;
    std::unique_ptr<Run> run;
    std::thread thread;

    ~Impl() {
        publication.request_stop();
        if (thread.joinable())
            thread.join();
    }
};

Result<std::unique_ptr<Session>> Session::start(RunRequest request, Observer observer) {
    if (request.name.empty())
        request.name = request.scenario.string();
    std::error_code problem;
    if (!request.source && !std::filesystem::is_regular_file(request.scenario, problem))
        return Error{"cannot find the scenario file " + request.scenario.string() +
                     "; 'threadline list' names the ones that there are"};
    if (access(request.runner.c_str(), X_OK) != 0)
        return Error{"cannot find " + request.runner.string() +
                     "; build the target threadline-runner, or install it beside threadline"};
    if (!request.recording) {
        if (request.simulated_cpu || request.file)
            return Error{"there is no virtual clock and no file without recording; record the run"};
        request.limits.rings = 0;
    }
    auto memory = record::SharedMemory::create(request.limits);
    if (!memory)
        return memory.error();
    std::unique_ptr<trace::TraceWriter> writer;
    if (request.file) {
        using Naming = trace::TraceWriter::Naming;
        const bool is_virtual = request.simulated_cpu || request.schedule.is_controlled();
        auto created = trace::TraceWriter::create(
            *request.file, is_virtual ? Naming::OnceWhole : Naming::WithFirstChunk);
        if (!created)
            return created.error();
        writer = std::move(created).value();
    }

    auto impl = std::make_unique<Impl>();
    impl->run =
        std::make_unique<Run>(std::move(request), std::move(observer), std::move(memory).value(),
                              std::move(writer), impl->publication);
    try {
        impl->thread = std::thread([run = impl->run.get()] { run->execute(); });
    } catch (const std::system_error& error) {
        return Error{std::string("cannot start a thread: ") + error.code().message() +
                     "; close other programs or raise `ulimit -u`"};
    }
    return std::unique_ptr<Session>(new Session(std::move(impl)));
}

Session::Session(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Session::~Session() = default;

RunSnapshot Session::snapshot() const {
    return impl_->publication.latest();
}

bool Session::finished() const {
    return impl_->publication.finished();
}

bool Session::failed_to_load() const {
    return impl_->publication.failed_to_load();
}

void Session::stop() {
    impl_->publication.request_stop();
}

std::optional<std::chrono::nanoseconds> Session::start_up_time() const {
    return impl_->publication.start_up_time();
}

std::optional<std::chrono::nanoseconds> Session::finding_delay() const {
    return impl_->publication.finding_delay();
}

std::vector<record::Choice> Session::choices() const {
    return impl_->run->desk().made();
}

std::optional<Decision> Session::decision() const {
    return impl_->run->desk().decision();
}

Status Session::choose(const record::Choice& choice) {
    return impl_->run->desk().choose(choice);
}

Status Session::run_on(std::uint64_t most_steps) {
    return impl_->run->desk().run_on(most_steps);
}

void Session::wait() {
    impl_->publication.wait_until_finished();
}

}  // namespace threadline::session
