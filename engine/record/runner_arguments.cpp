#include "engine/record/runner_arguments.h"

#include "engine/record/number_text.h"

namespace threadline::record {
namespace {

const std::string mend = "; the runner is started by threadline, see threadline --help";

template <typename Number>
bool parse_whole(const std::string& text, Number& number) {
    const auto parsed = whole<Number>(text);
    number = parsed.value_or(number);
    return parsed.has_value();
}

}  // namespace

std::vector<std::string> RunnerArguments::to_command_line() const {
    std::vector<std::string> line;
    if (!describe.empty()) {
        line.push_back("--describe");
        line.insert(line.end(), describe.begin(), describe.end());
        return line;
    }
    line = {"--watch", std::to_string(watch_fd), "--scenario", scenario};
    if (explore)
        line.insert(line.end(), {"--explore", explore->to_text()});
    else
        line.insert(line.end(), {"--memory", std::to_string(memory_fd)});
    if (source_fd >= 0) {
        line.push_back("--source");
        line.push_back(std::to_string(source_fd));
    }
    if (simulated_cpu) {
        line.push_back("--virtual");
        line.push_back(simulated_cpu->to_text());
        line.push_back("--time-limit");
        line.push_back(std::to_string(time_limit.count()));
    }
    if (schedule.is_controlled()) {
        line.push_back("--schedule");
        line.push_back(schedule.to_text());
        if (schedule.kind == SchedulePolicy::Kind::Pct && schedule.steps > 0)
            line.back().append(":").append(std::to_string(schedule.steps));
    }
    if (choices_fd >= 0) {
        line.push_back("--choices");
        line.push_back(std::to_string(choices_fd));
    }
    if (!steer.empty())
        line.insert(line.end(), {"--steer", to_text(steer)});
    if (remedies.any())
        line.insert(line.end(), {"--what-if", remedies.to_text()});
    line.push_back("--seed");
    line.push_back(std::to_string(seed));
    for (const auto& [name, value] : parameters) {
        line.push_back("-p");
        line.push_back(name + "=" + value);
    }
    return line;
}

Result<RunnerArguments> RunnerArguments::parse(const std::vector<std::string>& arguments) {
    RunnerArguments parsed;
    if (!arguments.empty() && arguments.front() == "--describe") {
        parsed.describe.assign(arguments.begin() + 1, arguments.end());
        if (parsed.describe.empty())
            return Error{"--describe needs the path of a scenario" + mend};
        return parsed;
    }

    for (std::size_t i = 0; i < arguments.size(); i += 2) {
        const std::string& option = arguments[i];
        const bool known = option == "--memory" || option == "--watch" || option == "--source" ||
                           option == "--seed" || option == "--scenario" || option == "-p" ||
                           option == "--virtual" || option == "--time-limit" ||
                           option == "--schedule" || option == "--choices" ||
                           option == "--explore" || option == "--what-if" || option == "--steer";
        if (!known)
            return Error{"unknown argument '" + option + "'" + mend};
        if (i + 1 == arguments.size())
            return Error{option + " needs a value" + mend};

        const std::string& value = arguments[i + 1];
        bool understood = true;
        if (option == "--scenario") {
            parsed.scenario = value;
            understood = !value.empty();
        } else if (option == "-p") {
            const auto equals = value.find('=');
            understood = equals != std::string::npos && equals > 0;
            if (understood)
                parsed.parameters.emplace_back(value.substr(0, equals), value.substr(equals + 1));
        } else if (option == "--seed") {
            understood = parse_whole(value, parsed.seed);
        } else if (option == "--virtual") {
            parsed.simulated_cpu = SimulatedCpu::parse(value);
            understood = parsed.simulated_cpu.has_value();
        } else if (option == "--explore") {
            const auto bounds = ExplorationBounds::parse(value);
            if (!bounds)
                return bounds.error();
            parsed.explore = *bounds;
        } else if (option == "--steer") {
            const auto circle = parse_circle(value);
            if (!circle)
                return circle.error();
            parsed.steer = *circle;
        } else if (option == "--what-if") {
            const auto remedies = Remedies::parse(value);
            if (!remedies)
                return remedies.error();
            parsed.remedies = *remedies;
        } else if (option == "--schedule") {
            const auto policy = SchedulePolicy::parse(value);
            understood = policy.ok();
            if (understood)
                parsed.schedule = *policy;
        } else if (option == "--time-limit") {
            std::int64_t limit = 0;
            understood = parse_whole(value, limit) && limit > 0;
            parsed.time_limit = std::chrono::nanoseconds(limit);
        } else {
            int& fd = option == "--memory"    ? parsed.memory_fd
                      : option == "--watch"   ? parsed.watch_fd
                      : option == "--choices" ? parsed.choices_fd
                                              : parsed.source_fd;
            understood = parse_whole(value, fd) && fd >= 0;
        }
        if (!understood)
            return Error{option + " cannot be '" + value + "'" + mend};
    }
    if ((parsed.memory_fd < 0 && !parsed.explore) || parsed.watch_fd < 0 || parsed.scenario.empty())
        return Error{"--memory, --watch and --scenario are needed" + mend};
    if (parsed.schedule.is_controlled() && !parsed.simulated_cpu)
        return Error{"--schedule needs --virtual" + mend};
    return parsed;
}

}  // namespace threadline::record
