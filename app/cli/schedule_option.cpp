#include "app/cli/schedule_option.h"

#include "engine/exchange/schedule_of_run.h"
#include "engine/record/schedule_text.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>
#include <iterator>

namespace threadline::app {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view replay_word = "replay:";

Result<std::string> content_of(const fs::path& path) {
    std::error_code problem;
    if (fs::is_directory(path, problem))
        return Error{path.string() + ": is a folder; name a .schedule or .tline file in it"};
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return Error{path.string() + ": cannot be read: " + std::strerror(errno)};
    return std::string(std::istreambuf_iterator<char>(file), {});
}

Result<record::Schedule> read_schedule(const fs::path& path) {
    if (path.extension() == ".tline")
        return exchange::schedule_of_file(path);
    const auto text = content_of(path);
    if (!text)
        return text.error();
    return record::parse_schedule(*text, path.string());
}

std::optional<double> number_in(const std::string& text) {
    double number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

// "20" and "20.0" are one value of a parameter.
bool are_same(const std::string& one, const std::string& other) {
    const auto number = number_in(one);
    return one == other || (number && number == number_in(other));
}

// What was given besides the schedule must not contradict it.
Status check_given(const record::Schedule& schedule, const fs::path& path,
                   const std::vector<std::pair<std::string, std::string>>& given) {
    for (const auto& [name, value] : given) {
        const auto known = std::ranges::find(schedule.parameters, name,
                                             &std::pair<std::string, std::string>::first);
        if (known == schedule.parameters.end())
            return Error{path.string() + ": is of a run without a parameter '" + name +
                         "'; leave -p " + name + " out"};
        if (!are_same(known->second, value))
            return Error{path.string() + ": is of a run with " + name + "=" + known->second +
                         ", not " + value + "; leave -p " + name + " out"};
    }
    return Done{};
}

Status follow_replay(const fs::path& path, const ScenarioFile& scenario,
                     session::RunRequest& request) {
    auto schedule = read_schedule(path);
    if (!schedule)
        return schedule.error();
    // The same text under another name is the same scenario.
    if (schedule->scenario != scenario.name) {
        const auto text = content_of(scenario.path);
        if (!text || record::hash_of_source(*text) != schedule->source_hash)
            return Error{path.string() + ": is a schedule of " + schedule->scenario + ", not of " +
                         scenario.name + "; run that one"};
    }
    if (const Status fits = check_given(*schedule, path, request.parameters); !fits)
        return fits;
    request.parameters = schedule->parameters;
    request.seed = schedule->seed;
    request.schedule.choices = std::move(schedule->choices);
    return Done{};
}

}  // namespace

Result<ScheduleOption> parse_schedule_option(const std::string& text) {
    ScheduleOption option;
    if (text.starts_with(replay_word)) {
        option.policy.kind = record::SchedulePolicy::Kind::Replay;
        option.replay = text.substr(replay_word.size());
        if (option.replay->empty())
            return Error{"--schedule replay: needs a file, as in replay:run.schedule"};
        return option;
    }
    auto policy = record::SchedulePolicy::parse(text);
    if (!policy)
        return Error{"--schedule: " + policy.error().message};
    using Kind = record::SchedulePolicy::Kind;
    if (policy->kind == Kind::Replay || policy->kind == Kind::Stepped)
        return Error{"--schedule is free, seed:N, pct:N, pct:N:D or replay:FILE, not '" + text +
                     "'"};
    option.policy = *policy;
    return option;
}

Status follow(const ScheduleOption& option, const ScenarioFile& scenario,
              session::RunRequest& request) {
    request.schedule = option.policy;
    if (option.has_seed())
        request.seed = option.policy.seed;
    if (option.replay)
        return follow_replay(*option.replay, scenario, request);
    return Done{};
}

}  // namespace threadline::app
