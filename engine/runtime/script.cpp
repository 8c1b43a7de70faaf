#include "engine/runtime/script.h"

#include "engine/runtime/declarations.h"
#include "engine/runtime/freeze.h"
#include "engine/runtime/names.h"
#include "engine/runtime/parameters.h"
#include "engine/runtime/pool.h"
#include "engine/runtime/remedied_steps.h"
#include "engine/runtime/sandbox.h"
#include "engine/runtime/script_errors.h"
#include "engine/runtime/step.h"
#include "engine/runtime/steps.h"
#include "engine/runtime/values.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace threadline::runtime {

namespace {

int globals_key;      // registry: the table of globals
int environment_key;  // registry: what scripts see of it, _ENV

void* allocate(void* state, void* block, std::size_t old_size, std::size_t new_size) {
    auto& script = *static_cast<ScriptState*>(state);
    MemoryAccount& memory = script.memory;
    const std::size_t old_bytes = block == nullptr ? 0 : old_size;
    if (new_size == 0) {
        std::free(block);
        memory.used -= old_bytes;
        return nullptr;
    }
    if (new_size > old_bytes && memory.used - old_bytes + new_size > memory.limit) {
        // Lua collects garbage and tries once more before it gives up.
        if (script.lua != nullptr)
            memory.refused_at_line = current_line(script.lua);
        return nullptr;
    }
    void* const result = std::realloc(block, new_size);
    if (result != nullptr)
        memory.used += new_size - old_bytes;
    return result;
}

void count_instructions(lua_State* lua, lua_Debug*) {
    ScriptState& state = state_of(lua);
    state.instructions += ScriptState::instructions_per_hook;
    if (state.actor != nullptr && state.actor->stop().load(std::memory_order_relaxed) != 0)
        unwind(lua);
    if (state.mode == Mode::Running) {
        go_on(lua, check_interpreter(*state.actor));
        if (state.instructions > ScriptState::most_instructions_between_steps)
            raise(lua,
                  "an endless loop? 200 million instructions without a step: put a step such as "
                  "compute(1) into the loop, or end it");
    } else if (state.instructions > ScriptState::most_instructions_to_load) {
        raise(lua,
              "an endless loop? 10 million instructions, and the top level is not at its end: it "
              "only declares");
    }
}

int write_bytecode(lua_State*, const void* data, std::size_t size, void* target) {
    static_cast<std::string*>(target)->append(static_cast<const char*>(data), size);
    return 0;
}

// Builds the state: libraries, handles, words, environment.
int build(lua_State* lua) {
    lua_newtable(lua);
    const int globals = lua_gettop(lua);
    add_libraries(lua);
    add_declarations(lua);
    add_steps(lua);
    if (state_of(lua).is_remedied)
        remedy_steps(lua);

    lua_createtable(lua, 0, 1);  // metatable of the globals
    lua_pushvalue(lua, globals);
    lua_pushcclosure(lua, undefined_name, 1);
    lua_setfield(lua, -2, "__index");
    lua_setmetatable(lua, globals);

    // Scripts see a table that stays empty, so that every assignment to a global passes by.
    lua_newtable(lua);
    lua_createtable(lua, 0, 2);
    lua_pushvalue(lua, globals);
    lua_setfield(lua, -2, "__index");
    lua_pushvalue(lua, globals);
    lua_setfield(lua, -2, "__newindex");
    lua_setmetatable(lua, -2);
    lua_rawsetp(lua, LUA_REGISTRYINDEX, &environment_key);
    lua_rawsetp(lua, LUA_REGISTRYINDEX, &globals_key);
    return 0;
}

// Argument: the Frozen pointer to fill; pushes nothing. The bodies are the other arguments.
int freeze(lua_State* lua) {
    auto& frozen = *static_cast<std::optional<Frozen>*>(lua_touserdata(lua, 1));
    const int last = lua_gettop(lua);
    lua_rawgetp(lua, LUA_REGISTRYINDEX, &globals_key);
    frozen.emplace(lua, lua_gettop(lua), 2, last);
    lua_rawgetp(lua, LUA_REGISTRYINDEX, &environment_key);
    lua_getmetatable(lua, -1);
    lua_rawgetp(lua, LUA_REGISTRYINDEX, &globals_key);
    lua_pushcclosure(lua, refuse_global, 1);
    lua_setfield(lua, -2, "__newindex");
    return 0;
}

// How the body of a task ended: nothing, or the message of its error.
int end_body(lua_State* lua, int status, lua_KContext) {
    state_of(lua).coroutine_status = status == LUA_YIELD ? LUA_OK : status;
    return state_of(lua).coroutine_status == LUA_OK ? 0 : 1;
}

// The first function of a coroutine; arguments: the body and its own. Messages are completed where
// the error was raised, as they are in a thread.
int run_body(lua_State* lua) {
    lua_pushcfunction(lua, complete_message);
    lua_insert(lua, 1);
    return end_body(lua, lua_pcallk(lua, lua_gettop(lua) - 2, 0, 1, 0, end_body), 0);
}

}  // namespace

Script::Script(const ScenarioText& text, DeclaredScenario& scenario,
               const GivenParameters& parameters, std::uint64_t seed)
    : state_{text, scenario, parameters, Random(seed)} {}

Script::~Script() {
    if (state_.lua != nullptr)
        lua_close(state_.lua);
}

Status Script::open() {
    state_.lua = lua_newstate(allocate, &state_);
    if (state_.lua == nullptr)
        return Error{"no memory is left for another Lua state: use fewer threads"};
    lua_State* lua = state_.lua;
    *static_cast<ScriptState**>(lua_getextraspace(lua)) = &state_;
    lua_sethook(lua, count_instructions, LUA_MASKCOUNT, ScriptState::instructions_per_hook);
    lua_pushcfunction(lua, build);
    return call(0);
}

// The function and its arguments are on top of the stack.
Status Script::call(int arguments) {
    lua_State* lua = state_.lua;
    const int handler = lua_gettop(lua) - arguments;
    lua_pushcfunction(lua, complete_message);
    lua_insert(lua, handler);
    const int status = lua_pcall(lua, arguments, 0, handler);
    lua_remove(lua, handler);
    if (status == LUA_OK)
        return Done{};
    if (is_unwinding(lua, -1))
        unwound_ = true;
    starts_over_ = is_starting_over(lua, -1);
    return Error{error_message(state_, status)};
}

// Compiled text or bytecode becomes a function whose _ENV is the frozen environment.
Status Script::load(std::string_view chunk, const char* mode) {
    lua_State* lua = state_.lua;
    const std::string name = "@" + state_.text.display;
    const int status = luaL_loadbufferx(lua, chunk.data(), chunk.size(), name.c_str(), mode);
    if (status != LUA_OK) {
        complete_syntax_error(state_);
        return Error{error_message(state_, status)};
    }
    lua_rawgetp(lua, LUA_REGISTRYINDEX, &environment_key);
    lua_setupvalue(lua, -2, 1);
    return Done{};
}

Status Script::declare(const ScenarioText& text, const GivenParameters& parameters,
                       std::uint64_t seed, DeclaredScenario& scenario, std::string& bytecode) {
    Script script(text, scenario, parameters, seed);
    if (Status opened = script.open(); !opened)
        return opened;
    // Some editors begin a file with a mark that is no part of its text.
    constexpr std::string_view mark = "\xef\xbb\xbf";
    std::string_view source = text.text;
    if (source.starts_with(mark))
        source.remove_prefix(mark.size());
    if (Status loaded = script.load(source, "t"); !loaded)
        return loaded;
    bytecode.clear();
    lua_dump(script.state_.lua, write_bytecode, &bytecode, 0);
    if (Status called = script.call(0); !called)
        return called;
    if (scenario.title.empty())
        scenario.title = text.name;
    if (scenario.chapter.empty())
        scenario.chapter = text.name.substr(0, text.name.find('/'));
    return check_given_parameters(script.state_);
}

Result<std::unique_ptr<Script>> Script::repeat(const RunContext& run,
                                               std::span<const std::size_t> bodies) {
    static const GivenParameters none;
    std::unique_ptr<Script> script(new Script(run.text, run.scenario, none, run.seed));
    script->state_.mode = Mode::Repeating;
    script->state_.is_remedied = run.remedies != nullptr;
    if (Status opened = script->open(); !opened)
        return opened.error();
    if (Status loaded = script->load(run.bytecode, "b"); !loaded)
        return loaded.error();
    if (Status called = script->call(0); !called)
        return called.error();
    lua_State* lua = script->state_.lua;
    luaL_checkstack(lua, static_cast<int>(bodies.size()) + 4, nullptr);
    lua_pushcfunction(lua, freeze);
    lua_pushlightuserdata(lua, &script->frozen_);
    for (const std::size_t body : bodies)
        push_body(lua, body);
    if (Status frozen = script->call(1 + static_cast<int>(bodies.size())); !frozen)
        return frozen.error();
    return script;
}

Result<Script::End> Script::run(ActorContext& actor, std::size_t body,
                                const std::vector<Value>& arguments) {
    state_.mode = Mode::Running;
    state_.instructions = 0;
    unwound_ = false;
    state_.actor = &actor;
    state_.declared_line = static_cast<int>(state_.scenario.bodies[body].line);
    for (;;) {
        state_.random = Random(actor.run.seed, actor.caller.actor.value);
        const Status called = call_body(body, arguments);
        if (called)
            return check_locals();
        if (unwound_)
            return End::Stopped;
        if (!starts_over_)
            return called.error();
    }
}

Status Script::call_body(std::size_t body, const std::vector<Value>& arguments) {
    lua_State* lua = state_.lua;
    int count = static_cast<int>(arguments.size());
    const auto pool = std::ranges::find(state_.scenario.pools, body, &DeclaredPool::body);
    if (pool != state_.scenario.pools.end()) {
        lua_pushcfunction(lua, work_for_pool);
        lua_pushinteger(lua, pool - state_.scenario.pools.begin());
        count = 2;
    }
    push_body(lua, body);
    for (const Value& argument : arguments)
        push_value(lua, argument);
    return call(count);
}

Result<Script::End> Script::check_locals() const {
    if (const CapturedLocal* local = frozen_->changed(state_.lua); local != nullptr)
        return changed_local(state_.text, *local);
    return End::Returned;
}

bool Script::is_as_loaded() const {
    return frozen_->changed(state_.lua) == nullptr;
}

void Script::make_room_for(std::size_t tasks) {
    constexpr std::size_t of_a_task = 16u << 10;
    state_.memory.limit += tasks * of_a_task;
}

// May run out of memory: called in protected mode. Arguments: the coroutine to fill, the body and
// what it is called with.
int Script::spawn_protected(lua_State* lua) {
    auto& coroutine = *static_cast<Coroutine*>(lua_touserdata(lua, 1));
    const int count = lua_gettop(lua) - 1;
    coroutine.lua = lua_newthread(lua);
    lua_pushvalue(lua, -1);
    coroutine.reference = luaL_ref(lua, LUA_REGISTRYINDEX);
    lua_insert(lua, 2);
    luaL_checkstack(coroutine.lua, count + 1, nullptr);
    lua_pushcfunction(coroutine.lua, run_body);
    lua_xmove(lua, coroutine.lua, count);
    coroutine.arguments = count;
    return 0;
}

Status Script::spawn(Coroutine& coroutine, ActorContext& actor, std::size_t body,
                     const std::vector<Value>& arguments) {
    lua_State* lua = state_.lua;
    state_.mode = Mode::Running;
    ActorContext* const before = std::exchange(state_.actor, &actor);
    lua_pushcfunction(lua, spawn_protected);
    lua_pushlightuserdata(lua, &coroutine);
    push_body(lua, body);
    for (const Value& argument : arguments)
        push_value(lua, argument);
    const Status spawned = call(2 + static_cast<int>(arguments.size()));
    state_.actor = before;
    return spawned;
}

void Script::take_up(Coroutine& coroutine, ActorContext& actor) {
    state_.instructions = 0;
    state_.actor = &actor;
    std::swap(state_.random, coroutine.random);
}

void Script::put_down(Coroutine& coroutine) {
    std::swap(state_.random, coroutine.random);
}

Result<Script::Step> Script::step(Coroutine& coroutine, ActorContext& actor) {
    take_up(coroutine, actor);
    const Result<Step> step = go_on(coroutine);
    put_down(coroutine);
    return step;
}

Result<Script::Step> Script::go_on(Coroutine& coroutine) {
    state_.coroutine_status = LUA_OK;
    int results = 0;
    int status =
        lua_resume(coroutine.lua, state_.lua, std::exchange(coroutine.arguments, 0), &results);
    if (status == LUA_YIELD)
        return Step::Yielded;
    if (status == LUA_OK)
        status = state_.coroutine_status;
    if (status == LUA_OK) {
        const Result<End> end = check_locals();
        return end ? Result<Step>(Step::Returned) : end.error();
    }
    if (is_unwinding(coroutine.lua, -1))
        return Step::Stopped;
    if (is_starting_over(coroutine.lua, -1))
        return Step::StartsOver;
    lua_xmove(coroutine.lua, state_.lua, 1);
    return Error{error_message(state_, status)};
}

Status Script::start_over(Coroutine& coroutine, ActorContext& actor, std::size_t body,
                          const std::vector<Value>& arguments) {
    forget(coroutine);
    state_.instructions = 0;
    state_.random = Random(actor.run.seed, actor.caller.actor.value);
    return spawn(coroutine, actor, body, arguments);
}

void Script::forget(Coroutine& coroutine) {
    luaL_unref(state_.lua, LUA_REGISTRYINDEX, coroutine.reference);
    coroutine.lua = nullptr;
}

}  // namespace threadline::runtime
