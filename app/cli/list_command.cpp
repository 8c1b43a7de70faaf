#include "app/cli/commands.h"
#include "app/cli/locations.h"
#include "app/cli/output.h"
#include "app/cli/report_json.h"
#include "app/cli/scenario_lookup.h"
#include "app/cli/text_layout.h"

#include "engine/record/schedule_text.h"
#include "engine/session/session.h"

namespace threadline::app {

namespace {

std::string line_of(const record::Parameter& parameter) {
    std::string text = parameter.name + " = " + record::text_of(parameter.initial);
    std::string allowed;
    if (parameter.kind == record::ParameterKind::Choice)
        for (const std::string& choice : parameter.choices)
            allowed += (allowed.empty() ? "" : " | ") + choice;
    if (parameter.kind == record::ParameterKind::Number)
        allowed = record::text_of(record::ParameterValue(parameter.min)) + " to " +
                  record::text_of(record::ParameterValue(parameter.max)) +
                  (parameter.unit.empty() ? "" : " " + parameter.unit);
    if (parameter.kind == record::ParameterKind::Boolean)
        allowed = "true | false";
    return text + "  (" + allowed + ")";
}

std::string listing(const std::vector<record::Declaration>& declarations, int width) {
    std::string out;
    std::string chapter;
    for (const record::Declaration& declaration : declarations) {
        if (!out.empty())
            out += "\n";
        out += declaration.name + "\n";
        out += wrapped(declaration.title, "  ", width);
        out += wrapped(declaration.summary, "  ", width);
        for (const record::Parameter& parameter : declaration.parameters)
            out += wrapped("-p " + line_of(parameter), "    ", width);
    }
    return out;
}

}  // namespace

ExitStatus list(const ListCommand& command) {
    const auto files = scenarios_in(scenarios_folder());
    if (files.empty())
        return usage_error("there are no scenarios in " + scenarios_folder().string() +
                           "; install them, or give 'threadline run' the path of a .lua file");
    std::vector<std::filesystem::path> paths;
    for (const ScenarioPath& file : files)
        paths.push_back(file.path);
    auto described = session::describe_scenarios(runner_program(), paths);
    if (!described)
        return usage_error(described.error().message);

    ExitStatus status = ExitStatus::Done;
    std::vector<record::Declaration> good;
    for (std::size_t i = 0; i < described->size(); ++i) {
        record::Declaration& declaration = described.value()[i];
        if (!declaration.error.empty()) {
            status = usage_error(declaration.error);
            continue;
        }
        if (i < files.size())
            declaration.name = files[i].name;
        good.push_back(std::move(declaration));
    }
    if (!print(command.json ? text_of(json_of(good)) : listing(good, output_width())))
        return ExitStatus::Failed;
    return status;
}

}  // namespace threadline::app
