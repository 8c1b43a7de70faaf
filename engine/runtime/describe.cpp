#include "engine/runtime/describe.h"

#include "engine/runtime/script.h"

#include <utility>

namespace threadline::runtime {

namespace {

std::string lane_name(const DeclaredBody& body) {
    if (!body.is_group())
        return body.name;
    return body.name + " 1" + (body.count > 1 ? ".." + std::to_string(body.count) : "");
}

record::Declaration describe_one(const std::string& path) {
    record::Declaration declaration;
    declaration.path = path;
    declaration.name = scenario_name(path);
    declaration.title = declaration.name;
    const Result<ScenarioText> text = read_scenario(path);
    if (!text) {
        declaration.error = text.error().message;
        return declaration;
    }
    DeclaredScenario scenario;
    std::string bytecode;
    if (Status loaded = Script::declare(*text, {}, 0, scenario, bytecode); !loaded)
        declaration.error = loaded.error().message;
    if (!scenario.title.empty())
        declaration.title = scenario.title;
    declaration.chapter = scenario.chapter;
    declaration.summary = scenario.summary;
    declaration.virtual_clock = scenario.virtual_clock;
    declaration.parameters = scenario.parameters;
    bool has_loop = false;
    for (const DeclaredBody& body : scenario.bodies) {
        if (body.is_of_tasks() && !std::exchange(has_loop, true))
            declaration.threads.emplace_back(event_loop_name);
        declaration.threads.push_back(lane_name(body));
    }
    return declaration;
}

}  // namespace

std::vector<record::Declaration> describe(const std::vector<std::string>& files) {
    std::vector<record::Declaration> declarations;
    for (const std::string& file : files)
        declarations.push_back(describe_one(file));
    return declarations;
}

}  // namespace threadline::runtime
