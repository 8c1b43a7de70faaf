#include "engine/runtime/sandbox.h"

#include "engine/runtime/actor_context.h"
#include "engine/runtime/handles.h"
#include "engine/runtime/script_state.h"

#include <cmath>

namespace threadline::runtime {

namespace {

int safe_assert(lua_State* lua) {
    luaL_checkany(lua, 1);
    if (lua_toboolean(lua, 1) != 0)
        return lua_gettop(lua);
    if (lua_gettop(lua) < 2)
        raise(lua, "assertion failed");
    push_text(lua, 2);
    raise(lua, "assertion failed: %s", lua_tostring(lua, -1));
}

int safe_tostring(lua_State* lua) {
    luaL_checkany(lua, 1);
    push_text(lua, 1);
    return 1;
}

int table_sort(lua_State* lua) {
    luaL_checktype(lua, 1, LUA_TTABLE);
    return call_library(lua, "table.sort", true);
}

// An exploration has to say so: it is of the numbers of one seed.
void note_random(ScriptState& state) {
    if (state.mode == Mode::Declaring)
        state.scenario.draws_random = true;
    else if (state.actor != nullptr && state.actor->run.host != nullptr)
        state.actor->run.host->note_random();
}

// random(): a fraction; random(n): 1 to n; random(a, b): whole if both are, else any between.
int random_number(lua_State* lua) {
    Random& random = state_of(lua).random;
    note_random(state_of(lua));
    if (lua_gettop(lua) == 0) {
        lua_pushnumber(lua, random.fraction());
        return 1;
    }
    const bool single = lua_gettop(lua) == 1;
    const int high = single ? 1 : 2;
    luaL_checknumber(lua, 1);
    luaL_checknumber(lua, high);
    if (lua_isinteger(lua, 1) && lua_isinteger(lua, high)) {
        const lua_Integer from = single ? 1 : lua_tointeger(lua, 1);
        const lua_Integer to = lua_tointeger(lua, high);
        if (from > to)
            raise(lua, "random(a, b) needs a <= b, got %I and %I", static_cast<LUAI_UACINT>(from),
                  static_cast<LUAI_UACINT>(to));
        lua_pushinteger(lua, random.between(from, to));
        return 1;
    }
    const lua_Number from = single ? 0 : lua_tonumber(lua, 1);
    const lua_Number to = lua_tonumber(lua, high);
    if (!(from <= to) || !std::isfinite(from) || !std::isfinite(to))
        raise(lua, "random(a, b) needs a <= b, got %f and %f", from, to);
    lua_pushnumber(lua, from + (to - from) * random.fraction());
    return 1;
}

void copy_fields(lua_State* lua, int from, int to, std::initializer_list<const char*> names) {
    for (const char* name : names) {
        lua_getfield(lua, from, name);
        lua_setfield(lua, to, name);
    }
}

void remove_fields(lua_State* lua, std::initializer_list<const char*> names) {
    for (const char* name : names) {
        lua_pushnil(lua);
        lua_setfield(lua, -2, name);
    }
}

// Opens a standard library, leaving its table on the stack and nothing anywhere else.
void open(lua_State* lua, lua_CFunction library, const char* name) {
    lua_pushcfunction(lua, library);
    lua_pushstring(lua, name);
    lua_call(lua, 1, 1);
}

}  // namespace

int call_library(lua_State* lua, const char* name, bool calls_back) {
    ScriptState& state = state_of(lua);
    const char* const outer = state.library_function;
    const bool outer_callback = state.in_callback;
    state.library_function = name;
    state.in_callback = calls_back || outer_callback;
    lua_pushvalue(lua, lua_upvalueindex(1));
    lua_insert(lua, 1);
    lua_call(lua, lua_gettop(lua) - 1, LUA_MULTRET);
    // After an error neither matters: it ends the script.
    state.library_function = outer;
    state.in_callback = outer_callback;
    return lua_gettop(lua);
}

void push_text(lua_State* lua, int index) {
    switch (lua_type(lua, index)) {
        case LUA_TTABLE:
        case LUA_TFUNCTION:
        case LUA_TTHREAD:
        case LUA_TLIGHTUSERDATA:
            lua_pushstring(lua, luaL_typename(lua, index));
            return;
        case LUA_TUSERDATA:
            lua_pushstring(lua, name_of(lua, *to_handle(lua, index)).c_str());
            return;
        default:
            luaL_tolstring(lua, index, nullptr);
    }
}

void add_libraries(lua_State* lua) {
    const int target = lua_gettop(lua);

    open(lua, luaopen_base, "_G");
    copy_fields(lua, lua_gettop(lua), target, {"error", "ipairs", "select", "tonumber", "type"});
    lua_pop(lua, 1);
    // luaopen_base filled the state's own table of globals, which no script uses.
    lua_newtable(lua);
    lua_rawseti(lua, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    constexpr luaL_Reg own[] = {{"assert", safe_assert},
                                {"pairs", ordered_pairs},
                                {"tostring", safe_tostring},
                                {"random", random_number},
                                {nullptr, nullptr}};
    luaL_setfuncs(lua, own, 0);

    open(lua, luaopen_string, "string");
    remove_fields(lua, {"dump", "pack", "unpack", "packsize"});
    bound_string_library(lua);
    lua_setfield(lua, target, "string");

    open(lua, luaopen_table, "table");
    remove_fields(lua, {"move"});
    lua_pushcfunction(lua, stable_sort);
    lua_pushcclosure(lua, table_sort, 1);
    lua_setfield(lua, -2, "sort");
    lua_setfield(lua, target, "table");

    open(lua, luaopen_math, "math");
    remove_fields(lua, {"randomseed"});
    lua_pushcfunction(lua, random_number);
    lua_setfield(lua, -2, "random");
    lua_setfield(lua, target, "math");

    open(lua, luaopen_utf8, "utf8");
    lua_setfield(lua, target, "utf8");
}

}  // namespace threadline::runtime
