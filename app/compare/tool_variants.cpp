#include "app/compare/tool_variants.h"

#include <algorithm>

namespace threadline::app {
namespace {

using Tool = analysis::WorkTool;
using Assignment = std::pair<std::string, std::string>;

bool has(const record::Parameter& parameter, const char* choice) {
    return std::find(parameter.choices.begin(), parameter.choices.end(), choice) !=
           parameter.choices.end();
}

const char* choice_for(Tool tool, const record::Parameter& parameter) {
    const bool locked = has(parameter, "threads without lock");
    switch (tool) {
        case Tool::OneThread:
            return "one thread";
        case Tool::Threads:
            return locked ? "threads without lock" : "threads";
        case Tool::InterpreterLock:
            return locked ? "threads" : "";
        case Tool::Pool:
            return "pool of threads";
        case Tool::EventLoop:
            return "event loop";
        case Tool::Processes:
            break;
    }
    return "processes";
}

}  // namespace

std::optional<Assignment> parameter_for(Tool tool, const record::Declaration& scenario) {
    for (const record::Parameter& parameter : scenario.parameters) {
        if (parameter.name == "tool" && parameter.kind == record::ParameterKind::Choice) {
            const char* choice = choice_for(tool, parameter);
            return has(parameter, choice) ? std::optional(Assignment(parameter.name, choice))
                                          : std::nullopt;
        }
        // The interpreter's: elsewhere a lock is one of the scenario's own.
        if (parameter.name == "lock" && parameter.kind == record::ParameterKind::Boolean &&
            scenario.chapter == "interpreter") {
            if (tool == Tool::Threads)
                return Assignment(parameter.name, "false");
            if (tool == Tool::InterpreterLock)
                return Assignment(parameter.name, "true");
        }
    }
    return std::nullopt;
}

}  // namespace threadline::app
