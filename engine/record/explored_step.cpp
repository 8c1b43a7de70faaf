#include "engine/record/explored_step.h"

namespace threadline::record {

std::string call_of(const ExploredStep& step) {
    if (step.does == StepKind::None)
        return "begin";
    std::string text = name_of(step.does);
    for (const std::string& name : {step.object, step.target})
        if (!name.empty())
            text += " " + name;
    return text;
}

std::string to_text(const ExploredStep& step) {
    if (step.thread.empty())
        return "";
    std::string text = step.thread + ": " + (step.gives_up ? "gives up " : "") + call_of(step);
    if (!step.wakes.empty())
        text += ", wakes " + step.wakes;
    if (step.line > 0)
        text += ", line " + std::to_string(step.line);
    return text;
}

}  // namespace threadline::record
