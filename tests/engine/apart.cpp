#include "tests/engine/apart.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>

namespace threadline::test {

namespace {

constexpr const char* kApart = "--apart";

}  // namespace

std::optional<int> done_apart(int argc, char** argv, std::initializer_list<Part> parts) {
    if (argc < 3 || std::string(argv[1]) != kApart)
        return std::nullopt;
    const auto* const part = std::ranges::find(parts, std::string(argv[2]), &Part::name);
    if (part == parts.end())
        return 127;
    return part->function({argv + 3, argv + argc});
}

DoneApart do_apart(const std::string& name, std::vector<std::string> arguments) {
    DoneApart done;
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return done;
    arguments.insert(arguments.begin(), {"/proc/self/exe", kApart, name});
    std::vector<char*> line;
    for (std::string& argument : arguments)
        line.push_back(argument.data());
    line.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    pid_t process = 0;
    const int error = posix_spawn(&process, line[0], &actions, nullptr, line.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    char buffer[1024];
    for (ssize_t count = 0; (count = read(ends[0], buffer, sizeof buffer)) > 0;)
        done.said.append(buffer, static_cast<std::size_t>(count));
    close(ends[0]);
    int status = 0;
    if (error == 0 && waitpid(process, &status, 0) == process && WIFEXITED(status))
        done.status = WEXITSTATUS(status);
    return done;
}

}  // namespace threadline::test
