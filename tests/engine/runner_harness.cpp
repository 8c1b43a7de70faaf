#include "tests/engine/runner_harness.h"

#include "engine/record/runner_arguments.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
#include <QtGlobal>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <thread>

namespace threadline::test {

namespace {

record::SharedMemory create_memory() {
    auto memory = record::SharedMemory::create(record::Limits{});
    if (!memory)
        qFatal("%s", memory.error().message.c_str());
    return std::move(*memory);
}

int text_in_memory(const std::string& text) {
    const int fd = memfd_create("source", 0);
    if (write(fd, text.data(), text.size()) != static_cast<ssize_t>(text.size()))
        qFatal("cannot write the source");
    lseek(fd, 0, SEEK_SET);
    return fd;
}

}  // namespace

RunnerHarness::RunnerHarness(const std::string& scenario, const Parameters& parameters,
                             const std::string& source, std::uint64_t seed)
    : memory_(create_memory()) {
    int watch[2];
    int error[2];
    if (pipe2(watch, O_CLOEXEC) != 0 || pipe2(error, O_CLOEXEC) != 0)
        qFatal("no pipe");
    record::RunnerArguments arguments;
    arguments.memory_fd = dup(memory_.fd());  // without close-on-exec
    arguments.watch_fd = dup(watch[0]);
    arguments.source_fd = source.empty() ? -1 : text_in_memory(source);
    arguments.scenario = scenario;
    arguments.seed = seed;
    arguments.parameters = parameters;

    std::vector<std::string> line = arguments.to_command_line();
    line.insert(line.begin(), THREADLINE_BIN_DIR "/threadline-runner");
    std::vector<char*> raw;
    for (std::string& argument : line)
        raw.push_back(argument.data());
    raw.push_back(nullptr);

    pid_ = fork();
    if (pid_ == 0) {
        setpgid(0, 0);
        dup2(error[1], STDERR_FILENO);
        execv(raw[0], raw.data());
        _exit(127);
    }
    setpgid(pid_, pid_);
    close(arguments.memory_fd);
    close(arguments.watch_fd);
    if (arguments.source_fd >= 0)
        close(arguments.source_fd);
    close(watch[0]);
    close(error[1]);
    watch_ = watch[1];
    error_ = error[0];
}

RunnerHarness::~RunnerHarness() {
    kill_group();
    wait();
    close_watch();
    close(error_);
}

bool RunnerHarness::wait(std::chrono::milliseconds limit) {
    return wait_until(
        [this] {
            if (ended_)
                return true;
            int status = 0;
            if (waitpid(pid_, &status, WNOHANG) != pid_)
                return false;
            ended_ = true;
            exit_status_ = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
            return true;
        },
        limit);
}

bool RunnerHarness::wait_until(const std::function<bool()>& holds,
                               std::chrono::milliseconds limit) {
    const auto end = std::chrono::steady_clock::now() + limit;
    while (!holds()) {
        if (std::chrono::steady_clock::now() > end)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return true;
}

void RunnerHarness::close_watch() {
    if (watch_ >= 0)
        close(watch_);
    watch_ = -1;
}

void RunnerHarness::request_stop() {
    memory_.header().control.stop.store(1);
}

void RunnerHarness::kill_group() {
    if (!ended_)
        kill(-pid_, SIGKILL);
}

const std::string& RunnerHarness::standard_error() {
    char buffer[4096];
    ssize_t count;
    while ((count = read(error_, buffer, sizeof buffer)) > 0)
        standard_error_.append(buffer, static_cast<std::size_t>(count));
    return standard_error_;
}

int RunnerHarness::processes_left() const {
    int left = 0;
    DIR* folder = opendir("/proc");
    while (const dirent* entry = readdir(folder)) {
        std::ifstream file(std::string("/proc/") + entry->d_name + "/stat");
        std::string line;
        if (entry->d_name[0] < '0' || entry->d_name[0] > '9' || !std::getline(file, line))
            continue;
        // pid (name) state parent group ...
        std::istringstream rest(line.substr(line.rfind(')') + 1));
        char state = 0;
        int parent = 0;
        int group = 0;
        rest >> state >> parent >> group;
        if (group == pid_ && state != 'Z' && state != 'X')
            ++left;
    }
    closedir(folder);
    return left;
}

std::string RunnerHarness::error_message() const {
    return std::string(memory_.error());
}

std::vector<RecordedEvent> RunnerHarness::events() const {
    std::vector<RecordedEvent> events;
    for (std::uint32_t index = 0; index < memory_.header().ring_count.load(); ++index) {
        const record::RingHeader& ring = memory_.ring(index);
        const auto places = memory_.ring_slots(index);
        const std::uint64_t head = ring.head.load(std::memory_order_acquire);
        for (std::uint64_t at = 0; at < std::min<std::uint64_t>(head, places.size()); ++at) {
            RecordedEvent recorded;
            recorded.event = places[at];
            recorded.actor = ring.thread;
            recorded.actor_name = memory_.name(memory_.actor(ring.thread).name);
            if (places[at].object)
                recorded.object_name = memory_.name(memory_.object(places[at].object).name);
            if (places[at].site)
                recorded.line = memory_.site(places[at].site).line;
            events.push_back(recorded);
        }
    }
    return events;
}

int RunnerHarness::count(EventKind kind) const {
    const auto all = events();
    return static_cast<int>(
        std::ranges::count_if(all, [kind](const auto& e) { return e.event.kind == kind; }));
}

int RunnerHarness::count(EventKind kind, const std::string& actor) const {
    const auto all = events();
    return static_cast<int>(std::ranges::count_if(
        all, [&](const auto& e) { return e.event.kind == kind && e.actor_name == actor; }));
}

Value RunnerHarness::last_value(const std::string& variable) const {
    Event last;
    for (const RecordedEvent& recorded : events()) {
        const Event& event = recorded.event;
        const bool writes =
            event.kind == EventKind::Write || event.kind == EventKind::AtomicAdd ||
            (event.kind == EventKind::CompareExchanged && !event.has(event_flag::failed));
        if (recorded.object_name == variable && writes && event.order > last.order)
            last = event;
    }
    return {static_cast<ValueTag>(last.flags & event_flag::tag_mask), last.argument};
}

}  // namespace threadline::test
