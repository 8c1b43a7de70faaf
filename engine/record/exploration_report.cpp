#include "engine/record/exploration_report.h"

#include <nlohmann/json.hpp>

#include <charconv>

namespace threadline::record {

namespace {

using Json = nlohmann::json;

const std::string kBoundUsage =
    "write --bound preemptions=2,timeouts=2,retries=3, or some of these";

Json json_of(const ExploredValue& value) {
    return std::visit(
        [](const auto& held) -> Json {
            using Held = std::decay_t<decltype(held)>;
            if constexpr (std::is_same_v<Held, std::monostate>)
                return nullptr;
            else if constexpr (std::is_same_v<Held, ExploredHandle>)
                return Json::object();
            else
                return held;
        },
        value);
}

ExploredValue value_of(const Json& json) {
    if (json.is_boolean())
        return json.get<bool>();
    if (json.is_number_integer())
        return json.get<std::int64_t>();
    if (json.is_number())
        return json.get<double>();
    if (json.is_string())
        return json.get<std::string>();
    if (json.is_object())
        return ExploredHandle{};
    return std::monostate{};
}

Json json_of(const ExploredVariable& variable) {
    Json values = Json::array();
    for (const ExploredValue& value : variable.values)
        values.push_back(json_of(value));
    return {{"name", variable.name}, {"is_array", variable.is_array}, {"values", values}};
}

Json json_of(const ExploredStep& step) {
    return Json::array(
        {step.thread, step.does, step.gives_up, step.object, step.target, step.wakes, step.line});
}

ExploredStep step_of(const Json& json) {
    return {json.at(0).get<std::string>(),  json.at(1).get<StepKind>(),
            json.at(2).get<bool>(),         json.at(3).get<std::string>(),
            json.at(4).get<std::string>(),  json.at(5).get<std::string>(),
            json.at(6).get<std::uint32_t>()};
}

Json json_of(const ExploredOutcome& outcome) {
    Json values = Json::array();
    for (const ExploredVariable& variable : outcome.values)
        values.push_back(json_of(variable));
    Json stuck = Json::array();
    for (const StuckThread& thread : outcome.stuck)
        stuck.push_back({thread.thread, thread.waits_for, thread.line});
    Json schedule = Json::array();
    for (const Choice& choice : outcome.schedule)
        schedule.push_back(
            {choice.actor.value, choice.kind == Choice::Kind::Timeout, choice.wakes.value});
    Json steps = Json::array();
    for (const ExploredStep& step : outcome.steps)
        steps.push_back(json_of(step));
    return {{"outcome", outcome.outcome},
            {"values", values},
            {"failed_checks", outcome.failed_checks},
            {"stuck", stuck},
            {"error", outcome.error},
            {"count", outcome.count},
            {"probability", outcome.probability ? Json(*outcome.probability) : Json()},
            {"preemptions", outcome.preemptions},
            {"schedule", schedule},
            {"steps", steps}};
}

ExploredOutcome outcome_of(const Json& json) {
    ExploredOutcome outcome;
    json.at("outcome").get_to(outcome.outcome);
    for (const Json& variable : json.at("values")) {
        ExploredVariable& read = outcome.values.emplace_back();
        variable.at("name").get_to(read.name);
        variable.at("is_array").get_to(read.is_array);
        for (const Json& value : variable.at("values"))
            read.values.push_back(value_of(value));
    }
    json.at("failed_checks").get_to(outcome.failed_checks);
    for (const Json& thread : json.at("stuck"))
        outcome.stuck.push_back({thread.at(0).get<std::string>(), thread.at(1).get<std::string>(),
                                 thread.at(2).get<std::uint32_t>()});
    json.at("error").get_to(outcome.error);
    json.at("count").get_to(outcome.count);
    if (!json.at("probability").is_null())
        outcome.probability = json.at("probability").get<double>();
    json.at("preemptions").get_to(outcome.preemptions);
    for (const Json& choice : json.at("schedule"))
        outcome.schedule.push_back(
            {ActorId{choice.at(0).get<std::uint32_t>()},
             choice.at(1).get<bool>() ? Choice::Kind::Timeout : Choice::Kind::Go,
             ActorId{choice.at(2).get<std::uint32_t>()}});
    for (const Json& step : json.at("steps"))
        outcome.steps.push_back(step_of(step));
    return outcome;
}

ExplorationReport report_of(const Json& json) {
    ExplorationReport report;
    json.at("finished").get_to(report.finished);
    json.at("preemptions_bounded").get_to(report.preemptions_bounded);
    json.at("timeouts_bounded").get_to(report.timeouts_bounded);
    json.at("retries_bounded").get_to(report.retries_bounded);
    json.at("length_bounded").get_to(report.length_bounded);
    json.at("executions").get_to(report.executions);
    json.at("blocked").get_to(report.blocked);
    json.at("cut").get_to(report.cut);
    json.at("steps").get_to(report.steps);
    json.at("interleavings").get_to(report.interleavings);
    json.at("interleavings_counted").get_to(report.interleavings_counted);
    json.at("seconds").get_to(report.seconds);
    for (const Json& parameter : json.at("parameters")) {
        const Json& value = parameter.at(1);
        report.parameters.emplace_back(parameter.at(0).get<std::string>(),
                                       value.is_boolean() ? ParameterValue(value.get<bool>())
                                       : value.is_number()
                                           ? ParameterValue(value.get<double>())
                                           : ParameterValue(value.get<std::string>()));
    }
    json.at("source_hash").get_to(report.source_hash);
    for (const Json& outcome : json.at("outcomes"))
        report.outcomes.push_back(outcome_of(outcome));
    json.at("difference").get_to(report.difference);
    if (const Json& seed = json.at("random_seed"); !seed.is_null())
        report.random_seed = seed.get<std::uint64_t>();
    json.at("doubt").get_to(report.doubt);
    return report;
}

std::string line_of(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

ExploredValue explored_value(const Value& value, const std::function<std::string(NameId)>& name) {
    switch (value.tag) {
        case ValueTag::Nil:
            break;
        case ValueTag::Boolean:
            return value.payload != 0;
        case ValueTag::Integer:
            return value.payload;
        case ValueTag::Float:
            return value.as_double();
        case ValueTag::String:
            return name(value.as_name());
        case ValueTag::Handle:
            return ExploredHandle{};
    }
    return std::monostate{};
}

ExploredValue as_reported(const ExploredValue& value) {
    return value_of(Json::parse(line_of(json_of(value))));
}

std::string as_reported(const std::string& text) {
    return Json::parse(line_of(text)).get<std::string>();
}

Result<ExplorationBounds> ExplorationBounds::parse(std::string_view text) {
    ExplorationBounds bounds;
    while (!text.empty()) {
        const std::string_view item = text.substr(0, text.find(','));
        text.remove_prefix(std::min(text.size(), item.size() + 1));
        const std::size_t equals = item.find('=');
        const std::string_view name = item.substr(0, equals);
        const std::string_view digits =
            equals == std::string_view::npos ? std::string_view{} : item.substr(equals + 1);
        std::uint32_t number = 0;
        const auto parsed = std::from_chars(digits.begin(), digits.end(), number);
        constexpr std::uint32_t most = 1'000'000;
        if (digits.empty() || parsed.ec != std::errc{} || parsed.ptr != digits.end() ||
            number > most)
            return Error{"'" + std::string(item) +
                         "' is not a bound: it needs a whole number up to a million; " +
                         kBoundUsage};
        if (name == "preemptions")
            bounds.preemptions = number;
        else if (name == "timeouts")
            bounds.timeouts = number;
        else if (name == "retries")
            bounds.retries = number;
        else
            return Error{"there is no bound on '" + std::string(name) + "'; " + kBoundUsage};
    }
    return bounds;
}

std::string ExplorationBounds::to_text() const {
    return (preemptions ? "preemptions=" + std::to_string(*preemptions) + "," : "") +
           "timeouts=" + std::to_string(timeouts) + ",retries=" + std::to_string(retries);
}

std::string to_json_line(const ExplorationProgress& progress) {
    return line_of({{"progress",
                     {{"executions", progress.executions},
                      {"steps", progress.steps},
                      {"outcomes", progress.outcomes},
                      {"part_done", progress.part_done},
                      {"interleavings", progress.interleavings}}}});
}

std::string to_json_line(const ExplorationReport& report) {
    Json parameters = Json::array();
    for (const auto& [name, value] : report.parameters)
        parameters.push_back(
            {name, std::visit([](const auto& held) { return Json(held); }, value)});
    Json outcomes = Json::array();
    for (const ExploredOutcome& outcome : report.outcomes)
        outcomes.push_back(json_of(outcome));
    return line_of({{"finished", report.finished},
                    {"preemptions_bounded", report.preemptions_bounded},
                    {"timeouts_bounded", report.timeouts_bounded},
                    {"retries_bounded", report.retries_bounded},
                    {"length_bounded", report.length_bounded},
                    {"executions", report.executions},
                    {"blocked", report.blocked},
                    {"cut", report.cut},
                    {"steps", report.steps},
                    {"interleavings", report.interleavings},
                    {"interleavings_counted", report.interleavings_counted},
                    {"seconds", report.seconds},
                    {"parameters", parameters},
                    {"source_hash", report.source_hash},
                    {"outcomes", outcomes},
                    {"difference", report.difference},
                    {"random_seed", report.random_seed ? Json(*report.random_seed) : Json()},
                    {"doubt", report.doubt}});
}

Result<std::variant<ExplorationProgress, ExplorationReport>> exploration_from_json(
    const std::string& line) {
    try {
        const Json json = Json::parse(line);
        if (!json.contains("progress"))
            return std::variant<ExplorationProgress, ExplorationReport>(report_of(json));
        const Json& told = json.at("progress");
        ExplorationProgress progress;
        told.at("executions").get_to(progress.executions);
        told.at("steps").get_to(progress.steps);
        told.at("outcomes").get_to(progress.outcomes);
        told.at("part_done").get_to(progress.part_done);
        told.at("interleavings").get_to(progress.interleavings);
        return std::variant<ExplorationProgress, ExplorationReport>(progress);
    } catch (const Json::exception& error) {
        return Error{std::string("the exploration reported something other than expected: ") +
                     error.what()};
    }
}

}  // namespace threadline::record
