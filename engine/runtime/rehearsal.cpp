#include "engine/runtime/rehearsal.h"

#include "engine/runtime/explored_scenario.h"
#include "engine/schedule/split_mix.h"
#include "engine/sync/lock_circle.h"
#include "engine/sync/readiness.h"

#include <algorithm>

namespace threadline::runtime {

using record::StepKind;

namespace {

constexpr int kQuietEnough = 16;  // executions in a row without news
constexpr int kMostExecutions = 400;
constexpr std::uint64_t kMostSteps = 400'000;
constexpr std::uint64_t kLongestExecution = 100'000;

// Where nobody can go on: a barrier at which somebody waits with a lock for which another waits.
void open_barriers(ExploredScenario& scenario, RemedyPlan& plan) {
    const record::SharedMemory& memory = scenario.memory();
    const auto next_of = [&](std::uint32_t actor) {
        return scenario.program().next_of(ActorId{actor});
    };
    const std::uint32_t actors = memory.header().actor_count.load();
    for (std::uint32_t waits = 1; waits <= actors; ++waits) {
        if (!sync::asks_for_lock(next_of(waits).kind))
            continue;
        sync::visit_keepers(memory, ActorId{waits}, next_of(waits).object, [&](ActorId keeper) {
            if (next_of(keeper.value).kind == StepKind::Arrive)
                plan.open(next_of(keeper.value).object);
        });
    }
}

std::uint64_t news_of(const RemedyPlan& plan) {
    return plan.news + (plan.study != nullptr ? plan.study->news() : 0);
}

// Executions with choices at random, until they bring nothing new.
void rehearse(ExploredScenario& scenario, RemedyPlan& plan, std::uint64_t seed) {
    schedule::SplitMix64 random(seed);
    schedule::FiberProgram& program = scenario.program();
    // A step takes longer the more actors there are.
    const std::uint64_t most_steps =
        kMostSteps / std::max(1u, scenario.memory().header().actor_count.load() / 16);
    std::uint64_t all_steps = 0;
    int quiet = 0;
    for (int run = 0; run < kMostExecutions && quiet < kQuietEnough && all_steps < most_steps;
         ++run) {
        const std::uint64_t before = news_of(plan);
        if (plan.study != nullptr)
            plan.study->begin();
        program.reset();
        schedule::Footprint unused;
        std::uint64_t steps = 0;
        for (; steps < kLongestExecution; ++steps) {
            const auto choices = program.choices();
            if (choices.empty())
                break;
            const schedule::Choice choice = choices[random.below(choices.size())];
            unused.clear();
            program.make(choice, unused);
        }
        if (steps < kLongestExecution && program.end().kind == schedule::End::Kind::Deadlocked)
            open_barriers(scenario, plan);
        all_steps += steps;
        quiet = news_of(plan) == before ? quiet + 1 : 0;
    }
}

Status load_and_rehearse(const ScenarioText& text, const GivenParameters& parameters,
                         std::uint64_t seed, RemedyPlan& plan) {
    auto scenario = ExploredScenario::load(text, parameters, seed, {}, &plan);
    if (!scenario)
        return scenario.error();
    rehearse(**scenario, plan, seed);
    return Done{};
}

// What a remedy has nothing to do with.
Status check_use(const ScenarioText& text, const RemedyPlan& plan) {
    const record::Remedies& remedies = plan.remedies;
    const auto refuse = [&text](const std::string& remedy, const char* why) {
        return Error{text.display + ": the remedy " + remedy + " has nothing to do here: " + why};
    };
    if (plan.blocks.empty() && remedies.global_order)
        return refuse("global-order", "nobody asks for a lock while holding another");
    const char* const rolls_back = remedies.timeout ? "timeout" : "victim";
    if (plan.blocks.empty() && remedies.roll_back())
        return refuse(rolls_back, "nobody waits for a lock while holding another");
    const auto is_of_one = [](const auto& block) { return block.second.size() < 2; };
    if (remedies.roll_back() && std::ranges::all_of(plan.blocks, is_of_one))
        return refuse(rolls_back,
                      "who reads and waits to write the same lock waits for itself too, and to "
                      "start over does not help that; try global-order, which writes from the "
                      "start");
    if (remedies.guard && plan.guarded.variables.empty())
        return refuse("guard",
                      "each shared variable is used by one actor, by atomic steps, or under a "
                      "lock");
    return Done{};
}

}  // namespace

Result<RemedyPlan> rehearse(const ScenarioText& text, const GivenParameters& parameters,
                            std::uint64_t seed, const record::Remedies& remedies) {
    RemedyPlan plan;
    plan.remedies = remedies;
    plan.is_rehearsed = true;
    plan.waits = WaitBoard::create(0);  // a rehearsal decides: nobody looks at it
    if (plan.waits == nullptr)
        return Error{"no memory is left to rehearse the scenario"};
    if (remedies.guard) {
        AccessStudy study;
        plan.study = &study;
        plan.remedies.guard = false;
        const Status done = load_and_rehearse(text, parameters, seed, plan);
        plan.study = nullptr;
        plan.remedies.guard = true;
        if (!done)
            return done.error();
        plan.guarded = study.conclude();
    }
    if (const Status done = load_and_rehearse(text, parameters, seed, plan); !done)
        return done.error();
    if (const Status useful = check_use(text, plan); !useful)
        return useful.error();
    plan.is_rehearsed = false;
    constexpr std::uint32_t most_actors = 1u << 17;
    plan.waits = WaitBoard::create(most_actors);
    if (plan.waits == nullptr)
        return Error{"no memory is left to start the run"};
    return plan;
}

}  // namespace threadline::runtime
