// A scenario whose actors are fibers of one thread (schedule/fiber_program.h), to be explored: the
// same scripts and the same steps as in a run, without threads, processes, services or recording.
// Of the processes there is left what they do not share: a private variable is one for each, and
// what goes to a worker and back goes through its pipes.
//
// Each actor keeps its Lua state from execution to execution: its globals are frozen, and captured
// locals that an execution left changed cost it its state.
#pragma once

#include "engine/record/exploration_report.h"
#include "engine/runtime/actor_thread.h"
#include "engine/schedule/fiber_program.h"

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace threadline::runtime {

class ExploredScenario final : private schedule::ActorBodies, private ActorHost {
public:
    // The error is that of a run that does not load. `remedies` outlives it; none: as it is.
    static Result<std::unique_ptr<ExploredScenario>> load(const ScenarioText& text,
                                                          const GivenParameters& parameters,
                                                          std::uint64_t seed,
                                                          const record::ExplorationBounds& bounds,
                                                          RemedyPlan* remedies = nullptr);
    ~ExploredScenario() override;

    schedule::FiberProgram& program() { return *program_; }

    // With everything but count, probability, schedule and steps.
    record::ExploredOutcome describe(const schedule::End& end) const;
    // What the choice would let its actor do.
    record::ExploredStep describe(const record::Choice& choice) const;
    const DeclaredScenario& scenario() const { return scenario_; }
    // In any execution so far.
    bool draws_random() const { return scenario_.draws_random || draws_random_; }
    const record::SharedMemory& memory() const { return memory_; }

private:
    ExploredScenario(const ScenarioText& text, record::SharedMemory memory, std::uint64_t seed);

    // ActorBodies
    void reset() override;
    void perform(ActorId actor) override;
    const std::optional<std::string>& failure() const override { return failure_; }
    std::string describe_end() const override;
    // ActorHost
    void start(const ActorStart& start) override;
    void note_failed_check(NameId text) override { failed_checks_.insert(text); }
    void note_random() override { draws_random_ = true; }
    void note_user_ended() override;

    // What the actors of one process share.
    struct Process {
        DeclaredScenario scenario;
        std::unique_ptr<RunContext> run;  // of that scenario
    };

    void add_processes(RemedyPlan* remedies);
    const Process& process_of(ActorId actor) const;
    Script* script_for(const ActorStart& start);
    void start_declared();
    std::vector<record::ExploredVariable> values() const;
    std::vector<record::StuckThread> stuck() const;
    record::ExploredValue explored(const Value& value) const;
    record::ExploredStep next_step_of(ActorId actor) const;

    ScenarioText text_;
    record::SharedMemory memory_;
    std::uint64_t seed_;
    RunBoard* board_;
    DeclaredScenario scenario_;
    std::string bytecode_;
    ThreadCount threads_;
    std::unique_ptr<LineSites> sites_;
    std::unique_ptr<schedule::FiberProgram> program_;
    std::deque<Process> processes_;   // by their ordinal
    std::vector<ActorStart> starts_;  // by actor; a task has none
    // Whose it is; the event loop has no body.
    using ScriptKey = std::tuple<ActorId, std::optional<std::size_t>, const Process*>;
    ScriptKey script_key(const ActorStart& start) const;
    std::map<ScriptKey, std::unique_ptr<Script>> scripts_;
    bool draws_random_ = false;
    std::optional<std::string> failure_;
    std::set<NameId> failed_checks_;
    mutable std::map<std::string, record::ExploredOutcome> ends_;  // by what describe_end() gave
};

}  // namespace threadline::runtime
