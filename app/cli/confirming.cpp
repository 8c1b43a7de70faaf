#include "app/cli/confirming.h"

#include "app/cli/locations.h"
#include "app/cli/scenario_lookup.h"

#include "engine/record/schedule_text.h"
#include "engine/session/confirmation.h"

#include <algorithm>

namespace threadline::app {

namespace {

using analysis::Finding;

void set_trial(std::vector<Finding>& findings, std::size_t finding, Finding::Trial trial) {
    if (trial.shown)
        findings[finding].severity = analysis::Severity::Error;
    findings[finding].trial = std::move(trial);
}

}  // namespace

void confirm_potential_deadlocks(session::RunSnapshot& run) {
    const auto is_potential = [](const Finding& finding) {
        return finding.kind == analysis::FindingKind::PotentialDeadlock;
    };
    if (std::ranges::none_of(*run.findings, is_potential) || run.trace.info->source.empty())
        return;
    std::vector<Finding> findings = *run.findings;
    const trace::RunInfo& info = *run.trace.info;
    const auto scenario = find_scenario(scenarios_folder(), info.scenario);
    if (!scenario) {
        const auto first = std::ranges::find_if(findings, is_potential);
        set_trial(findings, static_cast<std::size_t>(first - findings.begin()),
                  {false, "It stays potential: its scenario is not here to be tried.", {}});
    } else {
        session::ConfirmationRequest request;
        request.scenario = scenario->path;
        request.name = info.scenario;
        request.source = info.source;
        for (const auto& [name, value] : info.parameters)
            request.parameters.emplace_back(name, record::text_of(value));
        request.seed = info.seed.value_or(0);
        if (const auto remedies = record::Remedies::parse(info.remedies);
            !info.remedies.empty() && remedies)
            request.remedies = *remedies;
        request.runner = runner_program();
        const auto confirmation =
            session::Confirmation::start(std::move(request), findings, *run.trace.tables);
        confirmation->wait();
        for (session::Confirmation::Tried& tried : confirmation->tried())
            set_trial(findings, tried.finding, std::move(tried.trial));
    }
    run.findings = std::make_shared<const std::vector<Finding>>(std::move(findings));
}

}  // namespace threadline::app
