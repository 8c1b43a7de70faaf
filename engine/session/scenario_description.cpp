#include "engine/session/scenario_description.h"

#include "engine/session/runner_process.h"
#include "engine/session/session.h"

namespace threadline::session {

namespace {

constexpr std::chrono::milliseconds time_limit{10'000};

void replace_all(std::string& text, const std::string& what, const std::string& by) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

}  // namespace

Result<record::Declaration> describe_text(const std::filesystem::path& runner,
                                          const std::filesystem::path& scenario,
                                          const std::string& text) {
    auto printed = RunnerProcess::describe(runner, {}, text, time_limit);
    if (!printed)
        return printed.error();
    auto declarations = record::declarations_from_json(printed.value());
    if (!declarations)
        return declarations.error();
    if (declarations->size() != 1)
        return Error{runner.string() + " did not describe " + scenario.string()};
    record::Declaration declaration = std::move(declarations->front());
    declaration.path = scenario.string();
    // Without a title it has the name that the runner read it by.
    replace_all(declaration.title, RunnerProcess::source_path, scenario.filename().string());
    replace_all(declaration.error, RunnerProcess::source_path, scenario.string());
    return declaration;
}

Result<std::vector<record::Declaration>> describe_scenarios(
    const std::filesystem::path& runner, const std::vector<std::filesystem::path>& files) {
    if (files.empty())
        return std::vector<record::Declaration>{};
    auto printed = RunnerProcess::describe(runner, files, std::nullopt, time_limit);
    if (!printed)
        return printed.error();
    return record::declarations_from_json(printed.value());
}

}  // namespace threadline::session
