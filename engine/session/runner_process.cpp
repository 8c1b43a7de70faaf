#include "engine/session/runner_process.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <string_view>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace threadline::session {

namespace {

using SteadyClock = std::chrono::steady_clock;

// The numbers under which the runner finds its descriptors.
constexpr int memory_at = 3;
constexpr int watch_at = 4;
constexpr int source_at = 5;
constexpr int choices_at = 6;
constexpr int first_free = 7;
constexpr std::size_t longest_message = 64 * 1024;

Error last_error(const std::string& what) {
    return Error{what + ": " + std::strerror(errno)};
}

struct Pipe {
    Descriptor read;
    Descriptor write;
};

Result<Pipe> make_pipe() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return last_error("cannot make a pipe");
    return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

// Above the numbers that the runner will use, so that none is overwritten before it is moved.
Result<Descriptor> moved_up(int fd) {
    const int copy = fcntl(fd, F_DUPFD_CLOEXEC, first_free);
    if (copy < 0)
        return last_error("cannot duplicate a descriptor (raise `ulimit -n`)");
    return Descriptor(copy);
}

Result<Descriptor> bytes_as_file(std::string_view bytes, const std::string& what) {
    Descriptor file(memfd_create("threadline-source", MFD_CLOEXEC));
    if (!file)
        return last_error("cannot make room for " + what);
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t written = write(file.get(), bytes.data() + done, bytes.size() - done);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return last_error("cannot hand over " + what);
        done += static_cast<std::size_t>(written);
    }
    lseek(file.get(), 0, SEEK_SET);
    return moved_up(file.get());
}

// A pipe whose writing end goes to the runner, under a number that is free there.
struct OutputPipe {
    Descriptor read;
    Descriptor write;
};

Result<OutputPipe> make_output_pipe() {
    auto pipe = make_pipe();
    if (!pipe)
        return pipe.error();
    auto write = moved_up(pipe->write.get());
    if (!write)
        return write.error();
    fcntl(pipe->read.get(), F_SETFL, O_NONBLOCK);
    return OutputPipe{std::move(pipe->read), std::move(write).value()};
}

// posix_spawn's two objects.
class SpawnPlan {
public:
    SpawnPlan() {
        posix_spawn_file_actions_init(&actions_);
        posix_spawnattr_init(&attributes_);
        // Its own group, and signals as a fresh program expects them, whatever we ignore.
        sigset_t none;
        sigset_t all;
        sigemptyset(&none);
        sigfillset(&all);
        posix_spawnattr_setsigmask(&attributes_, &none);
        posix_spawnattr_setsigdefault(&attributes_, &all);
        posix_spawnattr_setpgroup(&attributes_, 0);
        posix_spawnattr_setflags(
            &attributes_, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
        posix_spawn_file_actions_addopen(&actions_, 0, "/dev/null", O_RDONLY, 0);
    }
    ~SpawnPlan() {
        posix_spawnattr_destroy(&attributes_);
        posix_spawn_file_actions_destroy(&actions_);
    }
    SpawnPlan(const SpawnPlan&) = delete;
    SpawnPlan& operator=(const SpawnPlan&) = delete;

    // Text that the runner reads under the number source_at.
    Status pass_source(const std::string& text) {
        auto file = bytes_as_file(text, "the edited scenario");
        if (!file)
            return file.error();
        source_ = std::move(file).value();
        pass(source_.get(), source_at);
        return Done{};
    }
    // Under the number choices_at.
    Status pass_choices(const std::vector<record::Choice>& choices) {
        const std::string_view bytes(reinterpret_cast<const char*>(choices.data()),
                                     choices.size() * sizeof(record::Choice));
        auto file = bytes_as_file(bytes, "the schedule");
        if (!file)
            return file.error();
        choices_ = std::move(file).value();
        pass(choices_.get(), choices_at);
        return Done{};
    }
    void pass(int fd, int as) { posix_spawn_file_actions_adddup2(&actions_, fd, as); }
    void discard(int as) {
        posix_spawn_file_actions_addopen(&actions_, as, "/dev/null", O_WRONLY, 0);
    }
    Result<pid_t> run(const std::filesystem::path& program,
                      const std::vector<std::string>& arguments) {
        posix_spawn_file_actions_addclosefrom_np(&actions_, first_free);
        std::vector<char*> argv{const_cast<char*>(program.c_str())};
        for (const std::string& argument : arguments)
            argv.push_back(const_cast<char*>(argument.c_str()));
        argv.push_back(nullptr);
        pid_t id = -1;
        const int error =
            posix_spawn(&id, program.c_str(), &actions_, &attributes_, argv.data(), environ);
        if (error != 0)
            return Error{"cannot start " + program.string() + ": " + std::strerror(error)};
        return id;
    }

private:
    posix_spawn_file_actions_t actions_;
    posix_spawnattr_t attributes_;
    Descriptor source_;
    Descriptor choices_;
};

// Appends what is there to read. False at the end of the file.
bool read_available(int fd, std::string& text) {
    char buffer[4096];
    for (;;) {
        const ssize_t count = read(fd, buffer, sizeof buffer);
        if (count > 0) {
            if (text.size() < longest_message)
                text.append(buffer, static_cast<std::size_t>(count));
        } else if (count == 0) {
            return false;
        } else if (errno != EINTR) {
            return true;
        }
    }
}

void wait_readable(int fd, std::chrono::milliseconds timeout) {
    pollfd poll_set{fd, POLLIN, 0};
    poll(&poll_set, 1, static_cast<int>(timeout.count()));
}

}  // namespace

// The pipes are made first: what the runner is given of them closes here once it has it.
Result<RunnerProcess> RunnerProcess::start(const std::filesystem::path& runner,
                                           record::RunnerArguments arguments, Wiring wiring,
                                           const std::optional<std::string>& source) {
    SpawnPlan plan;
    RunnerProcess process;
    auto errors = make_output_pipe();
    if (!errors)
        return errors.error();
    plan.pass(errors->write.get(), 2);
    process.stderr_ = std::move(errors->read);

    Descriptor output;
    if (wiring.output == Output::Read) {
        auto pipe = make_output_pipe();
        if (!pipe)
            return pipe.error();
        output = std::move(pipe->write);
        plan.pass(output.get(), 1);
        process.stdout_ = std::move(pipe->read);
    } else {
        plan.discard(1);
    }
    Descriptor memory;
    if (wiring.memory_fd >= 0) {
        auto moved = moved_up(wiring.memory_fd);
        if (!moved)
            return moved.error();
        memory = std::move(moved).value();
        plan.pass(memory.get(), memory_at);
        arguments.memory_fd = memory_at;
    }
    Descriptor watched;
    if (wiring.life == Life::OfSession) {
        auto watch = make_pipe();
        if (!watch)
            return watch.error();
        auto moved = moved_up(watch->read.get());
        if (!moved)
            return moved.error();
        watched = std::move(moved).value();
        plan.pass(watched.get(), watch_at);
        process.watch_ = std::move(watch->write);
        arguments.watch_fd = watch_at;
    }
    arguments.source_fd = -1;
    if (source) {
        if (const Status passed = plan.pass_source(*source); !passed)
            return passed.error();
        arguments.source_fd = source_at;
    }
    arguments.choices_fd = -1;
    if (!arguments.schedule.choices.empty()) {
        if (const Status passed = plan.pass_choices(arguments.schedule.choices); !passed)
            return passed.error();
        arguments.choices_fd = choices_at;
    }
    const auto id = plan.run(runner, arguments.to_command_line());
    if (!id)
        return id.error();
    process.id_ = id.value();
    return process;
}

Result<RunnerProcess> RunnerProcess::spawn(const std::filesystem::path& runner,
                                           record::RunnerArguments arguments, int memory_fd,
                                           const std::optional<std::string>& source) {
    return start(runner, std::move(arguments), {.memory_fd = memory_fd}, source);
}

Result<RunnerProcess> RunnerProcess::spawn_exploration(const std::filesystem::path& runner,
                                                       record::RunnerArguments arguments,
                                                       const std::optional<std::string>& source) {
    return start(runner, std::move(arguments), {.output = Output::Read}, source);
}

Result<std::string> RunnerProcess::describe(const std::filesystem::path& runner,
                                            const std::vector<std::filesystem::path>& files,
                                            const std::optional<std::string>& source,
                                            std::chrono::milliseconds limit) {
    record::RunnerArguments arguments;
    for (const auto& file : files)
        arguments.describe.push_back(file.string());
    if (source)
        arguments.describe.emplace_back(source_path);
    auto started = start(runner, std::move(arguments),
                         {.output = Output::Read, .life = Life::OfItsOwn}, source);
    if (!started)
        return started.error();
    RunnerProcess process = std::move(started).value();

    const auto deadline = SteadyClock::now() + limit;
    std::string text;
    for (;;) {
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(deadline - SteadyClock::now());
        if (left.count() <= 0)
            return Error{runner.string() + " did not describe the scenarios within " +
                         std::to_string(limit.count()) + " ms"};
        if (!process.read_output(text, left))
            break;
    }
    // It has closed its output: what remains is to exit by itself.
    while (!process.has_exited() && SteadyClock::now() < deadline)
        wait_readable(process.stderr_.get(), std::chrono::milliseconds(1));
    const RunnerExit exit = process.end();
    if (exit.killed)
        return Error{runner.string() + " was killed by signal " + std::to_string(exit.status)};
    if (text.empty()) {
        std::string reason = process.messages();
        reason.erase(reason.find_last_not_of('\n') + 1);
        return Error{reason.empty() ? runner.string() + " described nothing" : reason};
    }
    return text;
}

RunnerProcess::RunnerProcess(RunnerProcess&& other) noexcept
    : id_(std::exchange(other.id_, -1)),
      watch_(std::move(other.watch_)),
      stderr_(std::move(other.stderr_)),
      stdout_(std::move(other.stdout_)),
      messages_(std::move(other.messages_)),
      all_gone_(other.all_gone_) {}

RunnerProcess::~RunnerProcess() {
    if (id_ > 0)
        end();
}

bool RunnerProcess::has_exited() const {
    if (id_ <= 0)
        return true;
    siginfo_t info{};
    return waitid(P_PID, static_cast<id_t>(id_), &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
           info.si_pid == id_;
}

RunnerExit RunnerProcess::end() {
    RunnerExit result;
    if (id_ <= 0)
        return result;
    const bool by_itself = has_exited();
    // Before the runner is collected: until then nobody else can get its number.
    kill(-id_, SIGKILL);

    // SIGKILL takes a process out of any wait but an uninterruptible one in the kernel.
    const auto deadline = SteadyClock::now() + std::chrono::seconds(5);
    while (!all_gone_ && SteadyClock::now() < deadline) {
        wait_readable(stderr_.get(), std::chrono::milliseconds(100));
        read_messages();
    }

    int status = 0;
    rusage usage{};
    while (wait4(id_, &status, 0, &usage) < 0 && errno == EINTR) {
    }
    id_ = -1;
    watch_.reset();
    const auto as_time = [](timeval t) {
        return std::chrono::seconds(t.tv_sec) + std::chrono::microseconds(t.tv_usec);
    };
    result.cpu_time = as_time(usage.ru_utime) + as_time(usage.ru_stime);
    result.peak_resident_kib = static_cast<std::uint64_t>(usage.ru_maxrss);
    result.killed = by_itself && WIFSIGNALED(status);
    result.status = WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
    return result;
}

bool RunnerProcess::read_output(std::string& text, std::chrono::milliseconds at_most) {
    wait_readable(stdout_.get(), at_most);
    char buffer[16 * 1024];
    for (;;) {
        const ssize_t count = read(stdout_.get(), buffer, sizeof buffer);
        if (count > 0)
            text.append(buffer, static_cast<std::size_t>(count));
        else if (count == 0)
            return false;
        else if (errno != EINTR)
            return true;
    }
}

void RunnerProcess::ask_to_end() const {
    if (id_ > 0)
        kill(id_, SIGTERM);
}

const std::string& RunnerProcess::messages() {
    if (id_ > 0)
        read_messages();
    return messages_;
}

void RunnerProcess::read_messages() {
    if (!all_gone_ && !read_available(stderr_.get(), messages_))
        all_gone_ = true;
}

}  // namespace threadline::session
