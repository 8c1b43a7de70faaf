#include "engine/runtime/freeze.h"

#include "engine/runtime/sandbox.h"
#include "engine/runtime/script_state.h"

namespace threadline::runtime {

namespace {

// Registry: for each captured local i, its function at 3i - 2, its index there at 3i - 1, and its
// value at 3i.
int captured_key;

int refuse_change(lua_State* lua) {
    push_text(lua, 2);
    raise(lua,
          "'%s' is set in a table that was made outside of this thread, and each thread has its "
          "own copy: shared state is declared with shared(...) or shared_array(...)",
          lua_tostring(lua, -1));
}

int length_behind(lua_State* lua) {
    lua_pushinteger(lua, static_cast<lua_Integer>(lua_rawlen(lua, lua_upvalueindex(1))));
    return 1;
}

bool is_frozen(lua_State* lua, int table) {
    // Scripts cannot set metatables, so one that has one was frozen.
    if (lua_getmetatable(lua, table) == 0)
        return false;
    lua_pop(lua, 1);
    return true;
}

void append(lua_State* lua, int value, int list) {
    lua_pushvalue(lua, value);
    lua_rawseti(lua, list, static_cast<lua_Integer>(lua_rawlen(lua, list)) + 1);
}

bool reaches_further(lua_State* lua, int index) {
    return lua_istable(lua, index) || (lua_isfunction(lua, index) && !lua_iscfunction(lua, index));
}

// Moves the content behind a proxy, in place, and lists what it reaches.
void freeze_table(lua_State* lua, int table, int pending) {
    lua_newtable(lua);
    const int behind = lua_gettop(lua);
    lua_pushnil(lua);
    while (lua_next(lua, table) != 0) {
        if (reaches_further(lua, -1))
            append(lua, lua_gettop(lua), pending);
        lua_pushvalue(lua, -2);
        lua_insert(lua, -2);
        lua_rawset(lua, behind);
        lua_pushvalue(lua, -1);
        lua_pushnil(lua);
        lua_rawset(lua, table);
    }
    lua_createtable(lua, 0, 3);
    lua_pushvalue(lua, behind);
    lua_setfield(lua, -2, "__index");
    lua_pushcfunction(lua, refuse_change);
    lua_setfield(lua, -2, "__newindex");
    lua_pushvalue(lua, behind);
    lua_pushcclosure(lua, length_behind, 1);
    lua_setfield(lua, -2, "__len");
    lua_setmetatable(lua, table);
    lua_pop(lua, 1);
}

}  // namespace

void push_contents(lua_State* lua, int table) {
    if (luaL_getmetafield(lua, table, "__index") != LUA_TTABLE)
        lua_pushvalue(lua, table);
}

Frozen::Frozen(lua_State* lua, int globals, int body, int last) {
    luaL_checkstack(lua, 20, nullptr);
    lua_newtable(lua);
    lua_rawsetp(lua, LUA_REGISTRYINDEX, &captured_key);

    lua_newtable(lua);
    const int pending = lua_gettop(lua);
    lua_newtable(lua);  // functions looked into
    const int seen = lua_gettop(lua);

    lua_pushnil(lua);
    while (lua_next(lua, globals) != 0) {
        if (reaches_further(lua, -1))
            append(lua, lua_gettop(lua), pending);
        lua_pop(lua, 1);
    }
    for (; body <= last; ++body)
        append(lua, body, pending);

    std::set<void*> upvalues;
    for (lua_Integer next = 1; lua_rawgeti(lua, pending, next) != LUA_TNIL; ++next) {
        const int value = lua_gettop(lua);
        if (lua_istable(lua, value)) {
            if (!is_frozen(lua, value))
                freeze_table(lua, value, pending);
        } else {
            lua_pushvalue(lua, value);
            if (lua_rawget(lua, seen) == LUA_TNIL) {
                lua_pushvalue(lua, value);
                lua_pushboolean(lua, 1);
                lua_rawset(lua, seen);
                capture_locals(lua, value, pending, upvalues);
            }
        }
        lua_settop(lua, seen);
    }
    lua_settop(lua, pending - 1);
}

void Frozen::capture_locals(lua_State* lua, int function, int pending, std::set<void*>& upvalues) {
    lua_Debug lines;
    lua_pushvalue(lua, function);
    lua_getinfo(lua, ">S", &lines);
    for (int index = 1;; ++index) {
        const char* name = lua_getupvalue(lua, function, index);
        if (name == nullptr)
            return;
        const int value = lua_gettop(lua);
        if (upvalues.insert(lua_upvalueid(lua, function, index)).second) {
            if (reaches_further(lua, value))
                append(lua, value, pending);
            lua_rawgetp(lua, LUA_REGISTRYINDEX, &captured_key);
            const auto place = static_cast<lua_Integer>(3 * locals_.size());
            lua_pushvalue(lua, function);
            lua_rawseti(lua, -2, place + 1);
            lua_pushinteger(lua, index);
            lua_rawseti(lua, -2, place + 2);
            lua_pushvalue(lua, value);
            lua_rawseti(lua, -2, place + 3);
            locals_.push_back({name, lines.linedefined, lines.lastlinedefined});
        }
        lua_settop(lua, value - 1);
    }
}

const CapturedLocal* Frozen::changed(lua_State* lua) const {
    luaL_checkstack(lua, 8, nullptr);
    lua_rawgetp(lua, LUA_REGISTRYINDEX, &captured_key);
    const int captured = lua_gettop(lua);
    const CapturedLocal* found = nullptr;
    for (std::size_t local = 0; local < locals_.size() && found == nullptr; ++local) {
        const auto place = static_cast<lua_Integer>(3 * local);
        lua_rawgeti(lua, captured, place + 1);
        lua_rawgeti(lua, captured, place + 2);
        lua_rawgeti(lua, captured, place + 3);
        lua_getupvalue(lua, captured + 1, static_cast<int>(lua_tointeger(lua, captured + 2)));
        if (lua_rawequal(lua, -1, -2) == 0)
            found = &locals_[local];
        lua_settop(lua, captured);
    }
    lua_pop(lua, 1);
    return found;
}

}  // namespace threadline::runtime
