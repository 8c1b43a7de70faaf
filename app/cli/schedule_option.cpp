#include "app/cli/schedule_option.h"

#include "engine/exchange/schedule_of_run.h"
#include "engine/record/schedule_text.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>
#include <string_view>
#include <utility>

namespace threadline::app {

namespace {

namespace fs = std::filesystem;

// A choice is a line; no schedule that can be replayed has as many.
constexpr std::size_t most_bytes = 256u << 20;

Result<std::string> content_of(const fs::path& path) {
    std::error_code problem;
    if (fs::is_directory(path, problem))
        return Error{path.string() + ": is a folder; name a .schedule or .tline file in it"};
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return Error{path.string() + ": cannot be read: " + std::strerror(errno)};
    std::string content;
    std::array<char, 1u << 16> part;
    while (file.read(part.data(), part.size()), file.gcount() > 0) {
        content.append(part.data(), std::size_t(file.gcount()));
        if (content.size() > most_bytes)
            return Error{path.string() + ": is larger than 256 MiB, so it is not a schedule"};
    }
    return content;
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

std::string name_of(const record::Remedies& remedies) {
    return remedies.any() ? "--what-if " + remedies.to_text() : "no --what-if";
}

// The steps of a run with a remedy are others.
Status take_remedies(const record::Schedule& schedule, const fs::path& path,
                     session::RunRequest& request) {
    if (request.remedies.any() && request.remedies != schedule.remedies)
        return Error{path.string() + ": is a schedule of a run with " + name_of(schedule.remedies) +
                     ", not " + name_of(request.remedies) +
                     ", so its steps are others; leave --what-if out, or go by it as far as that "
                     "goes with follow:" +
                     path.string()};
    request.remedies = schedule.remedies;
    return Done{};
}

Status take_schedule(const fs::path& path, const ScenarioPath& scenario,
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
    if (request.schedule.kind == record::SchedulePolicy::Kind::Replay)
        if (const Status taken = take_remedies(*schedule, path, request); !taken)
            return taken;
    request.parameters = schedule->parameters;
    request.seed = schedule->seed;
    request.schedule.choices = std::move(schedule->choices);
    return Done{};
}

}  // namespace

Result<record::Schedule> read_schedule(const fs::path& path) {
    if (path.extension() == ".tline")
        return exchange::schedule_of_file(path);
    const auto text = content_of(path);
    if (!text)
        return text.error();
    return record::parse_schedule(*text, path.string());
}

Result<ScheduleOption> parse_schedule_option(const std::string& text) {
    ScheduleOption option;
    using Kind = record::SchedulePolicy::Kind;
    for (const auto& [word, kind] :
         {std::pair("replay:", Kind::Replay), std::pair("follow:", Kind::Follow)}) {
        if (!text.starts_with(word))
            continue;
        option.policy.kind = kind;
        option.file = text.substr(std::string_view(word).size());
        if (option.file->empty())
            return Error{std::string("--schedule ") + word + " needs a file, as in " + word +
                         "run.schedule"};
        return option;
    }
    auto policy = record::SchedulePolicy::parse(text);
    if (!policy)
        return Error{"--schedule: " + policy.error().message};
    if (policy->is_controlled() && policy->kind != Kind::Seeded && policy->kind != Kind::Pct)
        return Error{
            "--schedule is free, seed:N, pct:N, pct:N:D, replay:FILE or follow:FILE, not '" + text +
            "'"};
    option.policy = *policy;
    return option;
}

Status follow(const ScheduleOption& option, const ScenarioPath& scenario,
              session::RunRequest& request) {
    request.schedule = option.policy;
    if (option.has_seed())
        request.seed = option.policy.seed;
    if (option.file)
        return take_schedule(*option.file, scenario, request);
    return Done{};
}

}  // namespace threadline::app
