// One Lua state with the scenario loaded: what a thread of the run executes.
//
// Threads: a script belongs to one thread at a time.
#pragma once

#include "engine/record/result.h"
#include "engine/runtime/actor_context.h"
#include "engine/runtime/freeze.h"
#include "engine/runtime/script_state.h"

#include <memory>
#include <optional>
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

    // A state that has loaded the chunk again and is ready to run the body with this ordinal.
    static Result<std::unique_ptr<Script>> repeat(const RunContext& run, std::size_t body);
    ~Script();

    enum class End : std::uint8_t { Returned, Stopped };
    // Runs the body as `actor`. The error has file and line.
    Result<End> run(ActorContext& actor, const std::vector<Value>& arguments);
    // Whether it could be run again as if it were new, although the last run was stopped.
    bool is_as_loaded() const;

private:
    Script(const ScenarioText& text, DeclaredScenario& scenario, const GivenParameters& parameters,
           std::uint64_t seed);
    Status open();
    Status load(std::string_view chunk, const char* mode);
    Status call(int arguments);

    ScriptState state_;
    std::size_t body_ = 0;
    bool unwound_ = false;
    std::optional<Frozen> frozen_;
};

}  // namespace threadline::runtime
