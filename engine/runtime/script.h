// One Lua state with the scenario loaded: what a thread of the run executes, or the tasks of an
// event loop.
//
// Threads: a script belongs to one thread at a time.
#pragma once

#include "engine/record/result.h"
#include "engine/runtime/actor_context.h"
#include "engine/runtime/coroutine.h"
#include "engine/runtime/freeze.h"
#include "engine/runtime/script_state.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace threadline::runtime {

using GivenParameters = std::vector<std::pair<std::string, std::string>>;

class Script {
public:
    // Compiles `text` and runs its top level: fills `scenario`. `bytecode` receives the compiled
    // chunk for the states that follow.
    // On an error `scenario` holds what had been declared until then.
    static Status declare(const ScenarioText& text, const GivenParameters& parameters,
                          std::uint64_t seed, DeclaredScenario& scenario, std::string& bytecode);

    // A state that has loaded the chunk again and is ready to run the bodies with these ordinals.
    static Result<std::unique_ptr<Script>> repeat(const RunContext& run,
                                                  std::span<const std::size_t> bodies);
    ~Script();

    enum class End : std::uint8_t { Returned, Stopped };
    // Runs the body as `actor`. The error has file and line.
    Result<End> run(ActorContext& actor, std::size_t body, const std::vector<Value>& arguments);

    // Whether it could be run again as if it were new, although the last run was stopped.
    bool is_as_loaded() const;

    // The same in pieces, for the tasks of an event loop: a coroutine for each of them.
    void make_room_for(std::size_t tasks);
    Status spawn(Coroutine& coroutine, ActorContext& actor, std::size_t body,
                 const std::vector<Value>& arguments);
    enum class Step : std::uint8_t { Yielded, Returned, Stopped, StartsOver };
    Result<Step> step(Coroutine& coroutine, ActorContext& actor);
    void forget(Coroutine& coroutine);  // one that has ended

    // A coroutine that waits in the middle of a step (task_stack.h): what a step is around, before
    // its stack is resumed and after it has been left, and between them the whole of the coroutine.
    void take_up(Coroutine& coroutine, ActorContext& actor);
    void put_down(Coroutine& coroutine);
    Result<Step> go_on(Coroutine& coroutine);
    // From its begin, once more: the body, and its random numbers.
    Status start_over(Coroutine& coroutine, ActorContext& actor, std::size_t body,
                      const std::vector<Value>& arguments);

private:
    Script(const ScenarioText& text, DeclaredScenario& scenario, const GivenParameters& parameters,
           std::uint64_t seed);
    Status open();
    Status load(std::string_view chunk, const char* mode);
    Status call(int arguments);
    Status call_body(std::size_t body, const std::vector<Value>& arguments);
    Result<End> check_locals() const;
    static int spawn_protected(lua_State* lua);

    ScriptState state_;
    bool unwound_ = false;
    bool starts_over_ = false;
    std::optional<Frozen> frozen_;
};

}  // namespace threadline::runtime
