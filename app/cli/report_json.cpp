#include "app/cli/report_json.h"

#include "app/cli/values.h"

#include "engine/analysis/fitting_remedies.h"
#include "engine/trace/value_text.h"

#include <cmath>

namespace threadline::app {

namespace {

using Json = nlohmann::ordered_json;
using trace::State;

double ms(std::chrono::nanoseconds duration) {
    return static_cast<double>(duration.count()) / 1e6;
}

// One decimal, as people read it; the exact times stand beside it.
double rounded(double percent) {
    return std::round(percent * 10) / 10;
}

Json json_of(const Value& value, const trace::Tables& tables) {
    switch (value.tag) {
        case ValueTag::Nil:
            return nullptr;
        case ValueTag::Boolean:
            return value.payload != 0;
        case ValueTag::Integer:
            return value.payload;
        case ValueTag::Float:
            return value.as_double();
        case ValueTag::String:
        case ValueTag::Handle:
            break;
    }
    return trace::text_of(value, tables);
}

Json json_of(const analysis::CpuReport& cpu, trace::CpuSource source) {
    if (cpu.cores == 0)
        return {{"cores", 0},         {"busy_ms", nullptr},
                {"idle_ms", nullptr}, {"idle_percent", nullptr},
                {"source", nullptr},  {"idle_causes", Json::array()}};
    Json causes = Json::array();
    for (const analysis::IdleCause& cause : cpu.idle_causes)
        causes.push_back({{"cause", cause.cause}, {"ms", ms(cause.time)}, {"text", cause.text}});
    return {{"cores", cpu.cores},
            {"busy_ms", ms(cpu.busy)},
            {"idle_ms", ms(cpu.idle)},
            {"idle_percent", rounded(cpu.idle_percent())},
            {"services_ms", ms(cpu.services)},
            {"others_ms", ms(cpu.others)},
            {"source", trace::key_of(source)},
            {"idle_causes", std::move(causes)}};
}

// Deadlocked counts as what it is underneath.
Json json_of(trace::StateShares states, State underneath) {
    states.time[index_of(underneath)] += states.of(State::Deadlocked);
    Json json = Json::object();
    for (const State state :
         {State::Running, State::Ready, State::Blocked, State::Waiting, State::Io, State::Sleeping,
          State::Interpreter, State::Recorder, State::Unknown})
        json[trace::key_of(state)] = ms(states.of(state));
    return json;
}

Json json_of(const analysis::ThreadReport& thread) {
    return {{"name", thread.name},
            {"kind", thread.kind == record::ActorKind::Task ? "task" : "thread"},
            {"process", thread.process},
            {"lifetime_ms", ms(thread.lifetime)},
            {"cpu_ms", ms(thread.cpu)},
            {"switches", thread.switches},
            {"states", json_of(thread.states, thread.underneath)}};
}

Json json_of(const analysis::LockReport& lock) {
    const trace::LockStatistics& s = lock.statistics;
    return {{"name", lock.name},
            {"acquisitions", s.acquisitions},
            {"contended", s.contended},
            {"hold_ms", ms(s.hold)},
            {"wait_ms", ms(s.wait)},
            {"longest_wait_ms", ms(s.longest_wait)},
            {"uncontended", s.acquisitions - s.after_wait}};
}

std::string name_in(const trace::Tables& tables, ActorId actor) {
    return actor.value < tables.actors.size() ? tables.actors[actor.value].name : std::string();
}

std::string name_in(const trace::Tables& tables, ObjectId object) {
    return object.value < tables.objects.size() ? tables.objects[object.value].name : std::string();
}

Json json_of(const analysis::CriticalPath& path, const trace::Tables& tables) {
    Json threads = Json::array();
    for (const analysis::ThreadOnPath& thread : path.threads)
        threads.push_back({{"name", name_in(tables, thread.actor)}, {"ms", ms(thread.time)}});
    Json locks = Json::array();
    for (const analysis::LockOnPath& lock : path.locks)
        locks.push_back({{"name", name_in(tables, lock.lock)},
                         {"held_ms", ms(lock.held)},
                         {"hand_overs", lock.hand_overs}});
    return {{"length_ms", ms(path.length())},
            {"no_thread_ms", ms(path.outside)},
            {"states", json_of(path.states, path.underneath)},
            {"threads", std::move(threads)},
            {"locks", std::move(locks)}};
}

Json json_of(const analysis::Finding& finding, const trace::Tables& tables) {
    Json threads = Json::array();
    Json locks = Json::array();
    Json lines = Json::array();
    for (const ActorId actor : finding.actors)
        threads.push_back(tables.actor(actor).name);
    for (const ObjectId object : finding.objects)
        locks.push_back(tables.object(object).name);
    for (const SiteId site : finding.sites)
        lines.push_back(tables.site(site).line);
    Json json = {{"kind", analysis::key_of(finding.kind)},
                 {"severity", analysis::key_of(finding.severity)},
                 {"at_ms", ms(finding.at)},
                 {"from_ms", ms(finding.range.begin)},
                 {"to_ms", ms(finding.range.end)},
                 {"threads", std::move(threads)},
                 {"locks", std::move(locks)},
                 {"lines", std::move(lines)},
                 {"title", finding.title},
                 {"explanation", finding.explanation},
                 {"remedy", finding.remedy}};
    if (finding.trial) {
        json["confirmed"] = finding.trial->shown;
        json["confirmation"] = finding.trial->text;
        json["schedule"] = finding.trial->shown ? Json(finding.trial->schedule) : Json();
    }
    return json;
}

template <typename Items, typename Convert>
Json array_of(const Items& items, Convert convert) {
    Json array = Json::array();
    for (const auto& item : items)
        array.push_back(convert(item));
    return array;
}

Json json_of(const trace::Moment& note, const trace::Tables& tables) {
    return {{"at_ms", ms(note.at)},
            {"thread", tables.actor(note.actor).name},
            {"text", tables.name(note.text)},
            {"line", tables.site(note.site).line}};
}

Json json_of(const analysis::Predictions& predicted) {
    if (!predicted.why_not.empty())
        return {{"why_not", predicted.why_not}};
    Json tools = Json::array();
    for (const analysis::Prediction& one : predicted.tools)
        tools.push_back({{"tool", analysis::key_of(one.tool)},
                         {"workers", one.workers},
                         {"cores", one.cores},
                         {"wall_ms", ms(one.wall)}});
    Json all = {{"cores", predicted.cores},
                {"units", predicted.units},
                {"tools", std::move(tools)},
                {"amdahl_ms", ms(predicted.amdahl)}};
    if (predicted.serial.lock) {
        all["lock"] = predicted.serial_name;
        all["under_lock_ms"] = ms(predicted.serial.time);
    }
    return all;
}

// An array is one list. Names differ, so none is looked up: that would take the square of their
// number.
Json values_of(const analysis::Report& report) {
    Json::object_t values;
    for (const SharedValues& shared : shared_values(report)) {
        const auto value = [&](const auto& entry) { return json_of(entry.second, *report.tables); };
        values.Container::emplace_back(shared.name, shared.is_array ? array_of(shared.values, value)
                                                                    : value(shared.values.front()));
    }
    return values;
}

const char* key_of(record::ParameterKind kind) {
    switch (kind) {
        case record::ParameterKind::Number:
            return "number";
        case record::ParameterKind::Choice:
            return "choice";
        case record::ParameterKind::Boolean:
            break;
    }
    return "boolean";
}

Json json_of(const record::Parameter& parameter) {
    const bool number = parameter.kind == record::ParameterKind::Number;
    return {{"name", parameter.name},
            {"label", parameter.label},
            {"kind", key_of(parameter.kind)},
            {"default", app::json_of(parameter.initial)},
            {"min", number ? json_number(parameter.min) : Json()},
            {"max", number ? json_number(parameter.max) : Json()},
            {"unit", parameter.unit},
            {"choices", parameter.choices}};
}

}  // namespace

Json json_of(const record::ParameterValue& value) {
    if (const auto* truth = std::get_if<bool>(&value))
        return *truth;
    if (const auto* number = std::get_if<double>(&value))
        return json_number(*number);
    return std::get<std::string>(value);
}

Json json_of(const analysis::Report& report) {
    const trace::RunInfo& info = report.info;
    const trace::Tables& tables = *report.tables;
    Json parameters = Json::object();
    for (const auto& [name, value] : info.parameters)
        parameters[name] = json_of(value);
    return {
        {"threadline", info.version},
        {"scenario", info.scenario},
        {"parameters", std::move(parameters)},
        {"clock", trace::key_of(info.clock)},
        {"schedule", info.schedule},
        {"seed", info.seed ? Json(*info.seed) : Json()},
        {"what_if", info.remedies.empty() ? Json() : Json(info.remedies)},
        {"outcome", trace::key_of(info.outcome)},
        {"wall_ms", ms(info.wall)},
        {"cpu", json_of(report.cpu, info.cpu_source)},
        {"threads", array_of(report.threads, [](const auto& t) { return json_of(t); })},
        {"locks", array_of(report.locks, [](const auto& l) { return json_of(l); })},
        {"values", values_of(report)},
        {"notes", array_of(report.notes, [&](const auto& n) { return json_of(n, tables); })},
        {"findings", array_of(report.findings, [&](const auto& f) { return json_of(f, tables); })},
        {"remedies", array_of(analysis::fitting_remedies(info, tables, report.findings),
                              [](const auto& remedy) -> Json {
                                  return {{"name", remedy.name},
                                          {"what_if", remedy.remedies.to_text()},
                                          {"text", remedy.text},
                                          {"finding", remedy.finding}};
                              })},
        {"memory", {{"resident_kib", info.resident_kib}, {"virtual_kib", info.virtual_kib}}},
        {"events",
         {{"recorded", info.events_recorded},
          {"lost", info.events_lost},
          {"overhead_percent", std::round(info.overhead_percent * 1000) / 1000},
          {"largest_time_correction_ns", info.largest_time_correction.count()}}},
        {"critical_path", report.critical_path ? json_of(*report.critical_path, tables) : Json()},
        {"prediction", json_of(report.predictions)},
    };
}

Json json_of(std::span<const record::Declaration> declarations) {
    return array_of(declarations, [](const record::Declaration& declaration) -> Json {
        Json json{{"name", declaration.name},
                  {"title", declaration.title},
                  {"chapter", declaration.chapter},
                  {"summary", declaration.summary},
                  {"parameters",
                   array_of(declaration.parameters, [](const auto& p) { return json_of(p); })}};
        if (!declaration.virtual_clock.empty())
            json["virtual_clock"] = declaration.virtual_clock;
        return json;
    });
}

Json json_number(double number) {
    if (std::nearbyint(number) == number && std::abs(number) < 9e15)
        return static_cast<std::int64_t>(number);
    return number;
}

std::string text_of(const Json& json) {
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace threadline::app
