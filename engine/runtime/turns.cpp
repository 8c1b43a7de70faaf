#include "engine/runtime/turns.h"

#include "engine/schedule/controlled_schedule.h"
#include "engine/schedule/virtual_schedule.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace threadline::runtime {

namespace {

using record::Choice;

// As they lie in memory: whoever wrote them is of the same build.
Result<std::vector<Choice>> read_choices(int fd) {
    std::vector<Choice> choices;
    const off_t bytes = lseek(fd, 0, SEEK_END);
    if (bytes < 0 || lseek(fd, 0, SEEK_SET) != 0)
        return Error{std::string("the schedule cannot be read: ") + std::strerror(errno)};
    choices.resize(static_cast<std::size_t>(bytes) / sizeof(Choice));
    auto* const into = reinterpret_cast<char*>(choices.data());
    const std::size_t wanted = choices.size() * sizeof(Choice);
    for (std::size_t have = 0; have < wanted;) {
        const ssize_t count = read(fd, into + have, wanted - have);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return Error{"the schedule cannot be read to its end"};
        have += static_cast<std::size_t>(count);
    }
    close(fd);
    return choices;
}

}  // namespace

Result<std::unique_ptr<schedule::TurnSchedule>> make_turns(
    const record::SharedMemory& memory, const record::RunnerArguments& arguments) {
    memory.add_ring(ActorId{});
    std::unique_ptr<schedule::TurnSchedule> turns;
    if (arguments.schedule.is_controlled()) {
        record::SchedulePolicy policy = arguments.schedule;
        if (arguments.choices_fd >= 0) {
            Result<std::vector<Choice>> choices = read_choices(arguments.choices_fd);
            if (!choices)
                return choices.error();
            policy.choices = std::move(*choices);
        }
        turns = schedule::ControlledSchedule::create(memory, *arguments.simulated_cpu,
                                                     std::move(policy), arguments.time_limit);
    } else {
        turns = schedule::VirtualSchedule::create(memory, *arguments.simulated_cpu,
                                                  arguments.time_limit);
    }
    if (!turns)
        return Error{"no memory is left to start the run"};
    return turns;
}

}  // namespace threadline::runtime
