#include "engine/runtime/explored_scenario.h"

#include "engine/runtime/pool.h"
#include "engine/runtime/remedy_plan.h"

#include <algorithm>
#include <cmath>
#include <new>

namespace threadline::runtime {

using record::ExploredOutcome;
using record::ExploredValue;
using record::NextStep;
using record::ObjectKind;
using record::StepKind;

namespace {

// Threads that one execution may start while it runs.
constexpr std::uint32_t kActorsForLater = 4096;

const char* key_of(schedule::End::Kind kind) {
    switch (kind) {
        case schedule::End::Kind::Completed:
            return "completed";
        case schedule::End::Kind::Deadlocked:
            return "deadlocked";
        case schedule::End::Kind::Failed:
            return "failed";
        case schedule::End::Kind::Cut:
            break;
    }
    return "cut";
}

template <typename Number>
void append_bytes(std::string& text, Number number) {
    text.append(reinterpret_cast<const char*>(&number), sizeof number);
}

}  // namespace

ExploredScenario::ExploredScenario(const ScenarioText& text, record::SharedMemory memory,
                                   std::uint64_t seed)
    : text_(text), memory_(std::move(memory)), seed_(seed), board_(RunBoard::create()) {}

ExploredScenario::~ExploredScenario() {
    program_.reset();  // lets the actors leave, who still use the rest
    close_pipes(scenario_);
}

Result<std::unique_ptr<ExploredScenario>> ExploredScenario::load(
    const ScenarioText& text, const GivenParameters& parameters, std::uint64_t seed,
    const record::ExplorationBounds& bounds, RemedyPlan* remedies) {
    DeclaredScenario declared;
    std::string bytecode;
    if (const Status loaded = Script::declare(text, parameters, seed, declared, bytecode); !loaded)
        return loaded.error();
    if (declared.threads() == 0)
        return Error{text.display + ": no thread is declared: thread(\"A\", function() ... end)"};

    record::Limits limits;
    limits.actors =
        declared.threads() + declared.tasks() + (declared.starts_later() ? kActorsForLater : 0);
    limits.rings = 0;  // nothing is recorded
    limits.ring_bytes = 0;
    Result<record::SharedMemory> memory = record::SharedMemory::create(limits);
    if (!memory)
        return memory.error();
    std::unique_ptr<ExploredScenario> explored(
        new ExploredScenario(text, std::move(memory).value(), seed));
    if (explored->board_ == nullptr)
        return Error{"no memory is left to explore the scenario"};
    explored->memory_.header().virtual_clock = 1;
    explored->scenario_ = std::move(declared);
    explored->bytecode_ = std::move(bytecode);
    const NameId file = explored->memory_.intern(text.portable_path());
    if (const Status realised = realise(explored->scenario_, explored->memory_, file); !realised)
        return Error{text.display + ":" + realised.error().message};
    if (remedies != nullptr)
        if (const Status declared_too = remedies->declare_guard(explored->memory_); !declared_too)
            return Error{text.display + ": " + declared_too.error().message};
    if (const Status opened = open_pools(explored->scenario_, explored->memory_, file); !opened)
        return Error{text.display + ":" + opened.error().message};
    const auto lines = std::ranges::count(text.text, '\n') + 1;
    explored->sites_ =
        std::make_unique<LineSites>(explored->memory_, file, static_cast<std::size_t>(lines));
    schedule::ActorBodies& bodies = *explored;
    explored->program_ = std::make_unique<schedule::FiberProgram>(
        explored->memory_, bodies, schedule::RetryBounds{bounds.timeouts, bounds.retries});
    explored->add_processes(remedies);
    return explored;
}

void ExploredScenario::add_processes(RemedyPlan* remedies) {
    for (std::uint16_t ordinal = 0; ordinal <= scenario_.processes(); ++ordinal) {
        Process& process = processes_.emplace_back(Process{scenario_, nullptr});
        process.scenario.process = ordinal;
        process.run = std::make_unique<RunContext>(RunContext{.memory = memory_,
                                                              .board = *board_,
                                                              .seam = *program_,
                                                              .turns = program_.get(),
                                                              .text = text_,
                                                              .scenario = process.scenario,
                                                              .bytecode = bytecode_,
                                                              .sites = *sites_,
                                                              .compute_rate = {},
                                                              .seed = seed_,
                                                              .threads = threads_,
                                                              .process = ordinal,
                                                              .host = this,
                                                              .remedies = remedies});
    }
}

const ExploredScenario::Process& ExploredScenario::process_of(ActorId actor) const {
    return processes_[memory_.actor(actor).process];
}

ExploredScenario::ScriptKey ExploredScenario::script_key(const ActorStart& start) const {
    return {start.actor, start.body, &process_of(start.actor)};
}

// Whose end lets the workers of the pools end.
void ExploredScenario::note_user_ended() {
    if (program_ && !scenario_.pools.empty())  // otherwise nobody looks any more
        program_->touch_users();
}

void ExploredScenario::start(const ActorStart& start) {
    if (starts_.size() <= start.actor.value)
        starts_.resize(start.actor.value + 1);
    starts_[start.actor.value] = start;
}

void ExploredScenario::start_declared() {
    if (scenario_.event_loop)
        start({scenario_.event_loop, std::nullopt, {}, true});
    for (std::size_t body = 0; body < scenario_.bodies.size(); ++body) {
        const DeclaredBody& declared = scenario_.bodies[body];
        if (declared.kind == DeclaredBody::Kind::Later || declared.is_of_tasks())
            continue;
        for (std::uint32_t index = 0; index < declared.count; ++index) {
            ActorStart actor{ActorId{declared.first.value + index}, body, {}, true};
            if (declared.kind == DeclaredBody::Kind::Threads)
                actor.arguments.push_back(Value::integer(index + 1));
            start(actor);
        }
    }
}

void ExploredScenario::reset() {
    std::destroy_at(board_);
    new (board_) RunBoard();
    board_->expect(scenario_.threads(), scenario_.workers());
    empty_pools(scenario_);
    failure_.reset();
    failed_checks_.clear();
    if (starts_.empty())
        start_declared();
}

Script* ExploredScenario::script_for(const ActorStart& start) {
    std::unique_ptr<Script>& script = scripts_[script_key(start)];
    if (!script) {
        const RunContext& run = *process_of(start.actor).run;
        Result<std::unique_ptr<Script>> loaded = Script::repeat(run, bodies_of(run, start));
        if (!loaded) {
            failure_ = loaded.error().message;
            return nullptr;
        }
        script = std::move(loaded).value();
    }
    return script.get();
}

void ExploredScenario::perform(ActorId actor) {
    const ActorStart start = starts_[actor.value];
    Script* const script = script_for(start);
    if (script == nullptr)
        return;
    record::Recorder recorder(memory_, actor);
    live(*process_of(actor).run, *script, start, recorder);
    const bool was_stopped = memory_.header().control.stop.load(std::memory_order_relaxed) != 0;
    if (board_->has_failed() && !failure_)
        failure_ = board_->failure();
    if (failure_ || (was_stopped && !script->is_as_loaded()))
        scripts_.erase(script_key(start));
}

ExploredValue ExploredScenario::explored(const Value& value) const {
    return record::explored_value(value,
                                  [this](NameId name) { return std::string(memory_.name(name)); });
}

std::vector<record::ExploredVariable> ExploredScenario::values() const {
    std::vector<record::ExploredVariable> variables;
    const std::uint32_t count = memory_.header().object_count.load();
    for (std::uint32_t id = 1; id <= count; ++id) {
        const record::ObjectRecord& object = memory_.object(ObjectId{id});
        if (object.kind != ObjectKind::Variable && object.kind != ObjectKind::Array)
            continue;
        record::ExploredVariable& variable = variables.emplace_back();
        variable.name = memory_.name(object.name);
        variable.is_array = object.kind == ObjectKind::Array;
        if (!variable.is_array) {
            variable.values.push_back(explored(object.value()));
            continue;
        }
        for (const std::uint32_t last = id + object.extent; id < last;)
            variable.values.push_back(explored(memory_.object(ObjectId{++id}).value()));
    }
    return variables;
}

record::ExploredStep ExploredScenario::next_step_of(ActorId actor) const {
    const NextStep& next = program_->next_of(actor);
    record::ExploredStep step;
    step.thread = memory_.name(memory_.actor(actor).name);
    step.does = next.kind;
    if (next.object.valid())
        step.object = memory_.name_of(next.object);
    if (next.target.valid())
        step.target = memory_.name(memory_.actor(next.target).name);
    if (next.site.valid())
        step.line = memory_.site(next.site).line;
    return step;
}

std::vector<record::StuckThread> ExploredScenario::stuck() const {
    std::vector<record::StuckThread> threads;
    const std::uint32_t count = memory_.header().actor_count.load();
    for (std::uint32_t id = 1; id <= count; ++id)
        if (program_->next_of(ActorId{id}).kind != StepKind::None) {
            const record::ExploredStep step = next_step_of(ActorId{id});
            threads.push_back({step.thread, record::call_of(step), step.line});
        }
    return threads;
}

record::ExploredStep ExploredScenario::describe(const record::Choice& choice) const {
    record::ExploredStep step = next_step_of(choice.actor);
    step.gives_up = schedule::is_timeout(choice);
    if (choice.wakes.valid())
        step.wakes = memory_.name(memory_.actor(choice.wakes).name);
    return step;
}

// Bytes that are the same for the same end; what they mean is kept for describe().
std::string ExploredScenario::describe_end() const {
    std::string key;
    const std::uint32_t objects = memory_.header().object_count.load();
    for (std::uint32_t id = 1; id <= objects; ++id) {
        const record::ObjectRecord& object = memory_.object(ObjectId{id});
        if (object.kind != ObjectKind::Variable)
            continue;
        const Value value = object.value();
        key.push_back(static_cast<char>(value.tag));
        append_bytes(key, value.payload);
    }
    for (const NameId text : failed_checks_)
        append_bytes(key, text.value);
    const std::uint32_t actors = memory_.header().actor_count.load();
    for (std::uint32_t id = 1; id <= actors && !failure_; ++id) {
        const NextStep& next = program_->next_of(ActorId{id});
        if (next.kind == StepKind::None)
            continue;
        append_bytes(key, id);
        append_bytes(key, next.kind);
        append_bytes(key, next.object.value);
        append_bytes(key, next.target.value);
        append_bytes(key, next.site.value);
    }
    if (failure_)
        key += *failure_;
    const auto [end, is_new] = ends_.try_emplace(key);
    if (is_new) {
        ExploredOutcome& outcome = end->second;
        outcome.values = values();
        for (const NameId text : failed_checks_)
            outcome.failed_checks.emplace_back(memory_.name(text));
        if (failure_)
            outcome.error = *failure_;
        else
            outcome.stuck = stuck();
    }
    return key;
}

ExploredOutcome ExploredScenario::describe(const schedule::End& end) const {
    ExploredOutcome outcome;
    if (const auto known = ends_.find(end.state); known != ends_.end())
        outcome = known->second;
    outcome.outcome = key_of(end.kind);
    return outcome;
}

}  // namespace threadline::runtime
