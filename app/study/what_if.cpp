#include "app/study/what_if.h"

#include "app/cli/quantities.h"

#include "engine/exchange/schedule_of_run.h"

namespace threadline::app {
namespace {

using record::SchedulePolicy;

bool goes_by_a_list(SchedulePolicy::Kind kind) {
    using Kind = SchedulePolicy::Kind;
    return kind == Kind::Stepped || kind == Kind::Replay || kind == Kind::Follow;
}

bool goes_by_a_list(const trace::RunInfo& run) {
    const auto schedule = SchedulePolicy::parse(run.schedule);
    return schedule && goes_by_a_list(schedule->kind);
}

}  // namespace

ScenarioChoice same_again(ScenarioChoice choice, const trace::RunInfo& ran,
                          const record::Remedies& remedies) {
    choice.source = ran.source;
    choice.parameters.clear();
    for (const auto& [name, value] : ran.parameters)
        choice.parameters.emplace_back(name, record::text_of(value));
    choice.remedies = remedies;
    return choice;
}

record::SimulatedCpu simulated_as(const trace::RunInfo& ran) {
    record::SimulatedCpu cpu;
    if (!ran.simulate.empty())
        if (const auto costs = parse_simulation(ran.simulate))
            cpu = *costs;
    cpu.cores = ran.cores;
    return cpu;
}

void set_same_conditions(session::RunRequest& request, const trace::RunInfo& ran) {
    request.seed = ran.seed.value_or(0);
    request.simulated_cpu.reset();
    if (ran.clock == trace::Clock::Virtual)
        request.simulated_cpu = simulated_as(ran);
}

Result<SchedulePolicy> schedule_again(const SchedulePolicy& before,
                                      const std::filesystem::path& file) {
    std::vector<record::Choice> made = before.choices;
    if (goes_by_a_list(before.kind) && made.empty() && !file.empty()) {
        auto recorded = exchange::schedule_of_file(file);
        if (!recorded)
            return recorded.error();
        made = std::move(recorded->choices);
    }
    return record::again(before, std::move(made));
}

bool differ_in_remedies_alone(const trace::RunInfo& a, const trace::RunInfo& b) {
    return a.scenario == b.scenario && a.source == b.source && a.parameters == b.parameters &&
           a.clock == b.clock && a.cores == b.cores && a.simulate == b.simulate &&
           a.schedule == b.schedule && !goes_by_a_list(a) && a.seed == b.seed;
}

}  // namespace threadline::app
