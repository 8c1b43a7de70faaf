#include "engine/runtime/explorer.h"

#include "engine/record/schedule_text.h"
#include "engine/runtime/explored_scenario.h"
#include "engine/runtime/rehearsal.h"
#include "engine/runtime/steering.h"
#include "engine/runtime/watch.h"
#include "engine/schedule/exploration.h"
#include "engine/schedule/interleavings.h"

#include <sys/prctl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <functional>
#include <limits>

namespace threadline::runtime {

namespace {

using Clock = std::chrono::steady_clock;
using record::ExplorationReport;

constexpr int kDoesNotLoad = 2;
constexpr auto kBetweenProgress = std::chrono::milliseconds(100);
constexpr std::uint32_t kProbes = 200;
constexpr std::size_t kLongestProbe = 2'000;
// Beyond a first probe, which is as long as an execution and without which nothing can be said.
constexpr auto kPatienceToEstimate = std::chrono::milliseconds(300);
// What weighing an exploration may cost besides, in steps: a fraction of a second.
constexpr std::uint64_t kStepsToWeigh = 300'000;
// And what is spent to find that a circle of waits is impossible.
constexpr std::uint64_t kStepsToRefute = 1'000'000;
// What may be spent on every reading of loops that read again and again what nobody has changed:
// about a second. Beyond that they are bounded as tries are.
constexpr std::uint64_t kStepsForLoops = 1'000'000;

volatile std::sig_atomic_t asked_to_stop = 0;

void ask_to_stop(int) {
    asked_to_stop = 1;
}

void print_line(const std::string& line) {
    std::fputs((line + "\n").c_str(), stdout);
    std::fflush(stdout);
}

class Explorer {
public:
    Explorer(ExploredScenario& scenario, const record::ExplorationBounds& bounds)
        : scenario_(scenario), bounds_(bounds) {}

    ExplorationReport run();
    // Looks for nothing but this circle.
    ExplorationReport steer_into(const record::LockCircle& circle);

private:
    bool tell(const schedule::ExplorationCounts& counts);
    bool goes_on(const schedule::ExplorationCounts& counts);
    bool begins_again(std::uint64_t steps);
    schedule::Exploration explore(std::uint64_t most_steps, const std::function<bool()>& is_sought);
    void explore_all();
    void refute(const record::LockCircle& circle);
    void explore_within_preemptions();
    void weigh();
    void take(const schedule::ExplorationCounts& counts);
    void take(const schedule::Outcome& outcome);
    void note_bounds();
    void describe(const schedule::Exploration::Difference& difference);
    void sort_outcomes();
    void note_schedules();
    std::vector<schedule::Footprint> footprints_of(const std::vector<schedule::Choice>& choices,
                                                   std::vector<record::ExploredStep>* steps);

    ExploredScenario& scenario_;
    const record::ExplorationBounds& bounds_;
    ExplorationReport report_;
    std::vector<schedule::Outcome> outcomes_;
    double estimate_ = 0;
    Clock::time_point told_ = Clock::now();
    std::uint32_t until_clock_ = 0;
};

bool Explorer::tell(const schedule::ExplorationCounts& counts) {
    if (asked_to_stop != 0)
        return false;
    if (++until_clock_ % 16 != 0)
        return true;
    const auto now = Clock::now();
    if (now - told_ < kBetweenProgress)
        return true;
    told_ = now;
    print_line(record::to_json_line(record::ExplorationProgress{
        counts.executions, counts.steps, counts.outcomes, counts.part_done, estimate_}));
    return true;
}

void Explorer::take(const schedule::ExplorationCounts& counts) {
    report_.executions = counts.executions;
    report_.blocked = counts.blocked;
    report_.cut = counts.cut;
    report_.steps += counts.steps;
}

void Explorer::describe(const schedule::Exploration::Difference& difference) {
    schedule::Program& program = scenario_.program();
    program.reset();
    std::string step = "its first step";
    schedule::Footprint unused;
    for (std::size_t i = 0; i < difference.choices.size(); ++i) {
        const schedule::Choice& choice = difference.choices[i];
        step = "step " + std::to_string(i + 1) + ", " + record::to_text(scenario_.describe(choice));
        if (!program.make(choice, unused))
            break;
    }
    if (difference.same_order)
        report_.difference =
            "it is not deterministic: under the same choices it went another way at " + step;
    else
        report_.doubt =
            "with steps that seem independent in another order it went another way at " + step;
}

// False as well: it is to be explored in another way, see begins_again().
bool Explorer::goes_on(const schedule::ExplorationCounts& counts) {
    const schedule::LookBounds& looks = scenario_.program().looks();
    return !scenario_.program().has_met_error() && !looks.has_met_endless() &&
           (!looks.has_met_long() || counts.steps < kStepsForLoops) && tell(counts);
}

// With more lines bounded than until now, or minding an error.
bool Explorer::begins_again(std::uint64_t steps) {
    schedule::LookBounds& looks = scenario_.program().looks();
    const bool is_too_much = looks.has_met_long() && steps >= kStepsForLoops;
    const bool has_news =
        looks.has_met_endless() || is_too_much || scenario_.program().has_met_error();
    if (asked_to_stop != 0 || !has_news)
        return false;
    if (is_too_much)
        looks.bound_all();
    else
        looks.bound_endless();
    scenario_.program().begin_again();
    report_.steps += steps;
    return true;
}

schedule::Exploration Explorer::explore(std::uint64_t most_steps,
                                        const std::function<bool()>& is_sought) {
    for (;;) {
        schedule::Exploration exploration = schedule::explore(
            scenario_.program(), {},
            [&](const auto& counts) { return counts.steps < most_steps && goes_on(counts); },
            is_sought);
        if (exploration.found || !begins_again(exploration.counts.steps))
            return exploration;
    }
}

void Explorer::explore_all() {
    const schedule::Exploration exploration =
        explore(std::numeric_limits<std::uint64_t>::max(), {});
    take(exploration.counts);
    report_.finished = exploration.finished;
    outcomes_ = exploration.outcomes;
    if (exploration.difference)
        return describe(*exploration.difference);
    if (exploration.finished)
        weigh();
}

// The number of interleavings, how likely each outcome is, and whether one can be had with fewer
// preemptions; where that is not too much.
void Explorer::weigh() {
    // A step takes longer the more threads there are, and so does going back to the beginning,
    // which most of them need.
    const std::uint64_t crowds = std::max(1u, scenario_.scenario().threads() / 16);
    const schedule::InterleavingLimits limits{.steps = kStepsToWeigh / (crowds * crowds)};
    const schedule::Interleavings all =
        schedule::weigh_interleavings(scenario_.program(), limits, [this](const auto& counts) {
            schedule::ExplorationCounts known = counts;
            known.executions = report_.executions;
            known.part_done = 1;
            return tell(known);
        });
    report_.steps += all.counts.steps;
    if (all.difference)
        return describe(*all.difference);
    if (!all.finished)
        return;
    const schedule::Weighed weighed = schedule::weighed(std::move(outcomes_), all);
    outcomes_.clear();
    for (const schedule::WeighedOutcome& one : weighed.outcomes) {
        take(one.outcome);
        if (weighed.missed == 0)
            report_.outcomes.back().probability = one.probability;
    }
    if (weighed.missed > 0) {
        report_.doubt =
            "not all of its outcomes were found both by going through what matters "
            "and by going through everything";
        return;
    }
    report_.interleavings = all.count;
    report_.interleavings_counted = true;
}

void Explorer::explore_within_preemptions() {
    schedule::InterleavingLimits limits;
    limits.preemptions = *bounds_.preemptions;
    limits.steps = std::numeric_limits<std::uint64_t>::max();
    limits.states = 4'000'000;  // about a gigabyte
    schedule::Interleavings some;
    do {
        some = schedule::weigh_interleavings(
            scenario_.program(), limits, [this](const auto& counts) { return goes_on(counts); });
    } while (begins_again(some.counts.steps));
    take(some.counts);
    report_.finished = some.finished;
    report_.preemptions_bounded = some.bounded;
    if (some.difference)
        return describe(*some.difference);
    if (some.finished && !some.bounded) {
        report_.interleavings = some.count;
        report_.interleavings_counted = true;
    }
    for (const schedule::WeighedOutcome& weighed : some.outcomes) {
        take(weighed.outcome);
        if (report_.interleavings_counted)
            report_.outcomes.back().probability = weighed.probability;
    }
}

void Explorer::take(const schedule::Outcome& outcome) {
    record::ExploredOutcome& taken = report_.outcomes.emplace_back(scenario_.describe(outcome.end));
    taken.count = outcome.count;
    taken.preemptions = outcome.preemptions;
    taken.schedule = outcome.schedule;
}

void Explorer::note_bounds() {
    report_.timeouts_bounded = scenario_.program().timeouts_were_bounded();
    report_.retries_bounded = scenario_.program().retries_were_bounded();
}

// What went wrong first, what was cut last.
void Explorer::sort_outcomes() {
    const auto rank = [](const record::ExploredOutcome& outcome) {
        if (outcome.outcome == "cut")
            return 3;
        if (outcome.outcome == "completed")
            return outcome.failed_checks.empty() ? 2 : 1;
        return 0;
    };
    std::ranges::stable_sort(report_.outcomes, {}, rank);
}

// Each is gone through twice: what it touches has to be the same.
void Explorer::note_schedules() {
    for (record::ExploredOutcome& outcome : report_.outcomes) {
        const std::vector<schedule::Footprint> first =
            footprints_of(outcome.schedule, &outcome.steps);
        outcome.steps.resize(outcome.schedule.size());
        const std::vector<schedule::Footprint> again = footprints_of(outcome.schedule, nullptr);
        const auto same = std::ranges::mismatch(first, again);
        const bool differs = same.in1 != first.end() || first.size() < outcome.schedule.size();
        if (!differs || !report_.difference.empty())
            continue;
        const auto until = static_cast<std::size_t>(same.in1 - first.begin()) + 1;
        schedule::Exploration::Difference difference;
        difference.choices.assign(outcome.schedule.begin(),
                                  outcome.schedule.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                                 until, outcome.schedule.size())));
        describe(difference);
    }
}

// Of the steps that could be made; `steps` receives what each of them would do.
std::vector<schedule::Footprint> Explorer::footprints_of(
    const std::vector<schedule::Choice>& choices, std::vector<record::ExploredStep>* steps) {
    schedule::Program& program = scenario_.program();
    program.reset();
    std::vector<schedule::Footprint> footprints;
    for (const schedule::Choice& choice : choices) {
        if (steps != nullptr)
            steps->push_back(scenario_.describe(choice));
        schedule::Footprint footprint;
        if (!program.make(choice, footprint))
            break;
        footprints.push_back(std::move(footprint));
    }
    return footprints;
}

ExplorationReport Explorer::run() {
    const auto begin = Clock::now();
    estimate_ = schedule::estimate_interleavings(
        scenario_.program(), kProbes, kLongestProbe, [begin](std::uint32_t whole) {
            return asked_to_stop == 0 && (whole == 0 || Clock::now() - begin < kPatienceToEstimate);
        });
    report_.interleavings = estimate_;
    begins_again(0);  // with what it came upon
    if (bounds_.preemptions)
        explore_within_preemptions();
    else
        explore_all();
    for (const schedule::Outcome& outcome : outcomes_)
        take(outcome);
    note_bounds();
    report_.length_bounded = std::ranges::any_of(report_.outcomes, [](const auto& outcome) {
        return outcome.outcome == "cut" && outcome.stuck.empty();
    });
    sort_outcomes();
    note_schedules();
    report_.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    return std::move(report_);
}

ExplorationReport Explorer::steer_into(const record::LockCircle& circle) {
    const auto begin = Clock::now();
    const auto seconds = [begin] {
        return std::chrono::duration<double>(Clock::now() - begin).count();
    };
    const Steered steered = steer(scenario_, circle, {}, [this](const Steered& so_far) {
        scenario_.program().looks().bound_endless();
        return tell({.executions = so_far.executions, .steps = so_far.steps});
    });
    report_.executions = steered.executions;
    report_.steps = steered.steps;
    if (steered.schedule) {
        take({steered.end, 1, *steered.schedule, 0});
    } else if (!steered.was_stopped) {
        refute(circle);
        report_.executions += steered.executions;
    }
    note_schedules();
    report_.seconds = seconds();
    return std::move(report_);
}

// What chance did not come upon may be impossible: a small space is visited as a whole. The circle
// is looked for at the end of each execution, however that came: who holds what is not all told
// apart by how it ends.
void Explorer::refute(const record::LockCircle& circle) {
    scenario_.program().begin_again();
    const schedule::Exploration all =
        explore(kStepsToRefute, [&] { return is_caught(scenario_, circle); });
    take(all.counts);
    report_.finished = all.finished;
    note_bounds();
    report_.length_bounded =
        std::ranges::any_of(all.outcomes, [](const schedule::Outcome& outcome) {
            return outcome.end.kind == schedule::End::Kind::Cut;
        });
    if (all.difference)
        return describe(*all.difference);
    if (all.found)
        take({all.found->end, 1, all.found->schedule, 0});
}

}  // namespace

int explore_scenario(const record::RunnerArguments& arguments) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    std::signal(SIGTERM, ask_to_stop);
    if (const Status watched = start_watch(arguments.watch_fd); !watched) {
        std::fprintf(stderr, "%s\n", watched.error().message.c_str());
        return kDoesNotLoad;
    }
    const auto refuse = [](const Error& error) {
        std::fprintf(stderr, "%s\n", error.message.c_str());
        return kDoesNotLoad;
    };
    const Result<ScenarioText> text = read_scenario(arguments.scenario, arguments.source_fd);
    if (!text)
        return refuse(text.error());
    std::optional<RemedyPlan> remedies;
    if (arguments.remedies.any()) {
        auto plan = rehearse(*text, arguments.parameters, arguments.seed, arguments.remedies);
        if (!plan)
            return refuse(plan.error());
        remedies = std::move(plan).value();
    }
    Result<std::unique_ptr<ExploredScenario>> scenario =
        ExploredScenario::load(*text, arguments.parameters, arguments.seed, *arguments.explore,
                               remedies ? &*remedies : nullptr);
    if (!scenario)
        return refuse(scenario.error());
    Explorer explorer(**scenario, *arguments.explore);
    ExplorationReport report =
        arguments.steer.empty() ? explorer.run() : explorer.steer_into(arguments.steer);
    const DeclaredScenario& declared = (*scenario)->scenario();
    for (std::size_t i = 0; i < declared.parameters.size(); ++i)
        report.parameters.emplace_back(declared.parameters[i].name, declared.values[i]);
    report.source_hash = record::hash_of_source(text->text);
    if ((*scenario)->draws_random())
        report.random_seed = arguments.seed;
    print_line(record::to_json_line(report));
    return 0;
}

}  // namespace threadline::runtime
