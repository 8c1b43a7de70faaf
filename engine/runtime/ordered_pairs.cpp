#include "engine/runtime/freeze.h"
#include "engine/runtime/handles.h"
#include "engine/runtime/sandbox.h"
#include "engine/runtime/script_state.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace threadline::runtime {

namespace {

struct Key {
    int rank;  // numbers, texts, booleans, handles
    lua_Number number = 0;
    std::string_view text;  // points into a string that the table's keys keep alive
    lua_Integer place = 0;  // in the array of keys
};

Key key_at(lua_State* lua, int index, lua_Integer place) {
    switch (lua_type(lua, index)) {
        case LUA_TNUMBER:
            return {0, lua_tonumber(lua, index), {}, place};
        case LUA_TSTRING: {
            std::size_t length = 0;
            const char* text = lua_tolstring(lua, index, &length);
            return {1, 0, {text, length}, place};
        }
        case LUA_TBOOLEAN:
            return {2, static_cast<lua_Number>(lua_toboolean(lua, index)), {}, place};
        case LUA_TUSERDATA: {
            const Handle& handle = *to_handle(lua, index);
            return {
                3 + static_cast<int>(handle.kind), static_cast<lua_Number>(handle.id), {}, place};
        }
        default:
            raise(lua, "pairs: a %s as key has no fixed order: use numbers or texts as keys",
                  luaL_typename(lua, index));
    }
}

bool before(const Key& a, const Key& b) {
    if (a.rank != b.rank)
        return a.rank < b.rank;
    return a.rank == 1 ? a.text < b.text : a.number < b.number;
}

// Upvalues: the table, its sorted keys, how many have been given.
int next_pair(lua_State* lua) {
    lua_Integer place = lua_tointeger(lua, lua_upvalueindex(3));
    while (true) {
        if (lua_rawgeti(lua, lua_upvalueindex(2), ++place) == LUA_TNIL)
            return 1;
        lua_pushvalue(lua, -1);
        if (lua_gettable(lua, lua_upvalueindex(1)) != LUA_TNIL)
            break;
        lua_pop(lua, 2);  // removed since
    }
    lua_pushinteger(lua, place);
    lua_replace(lua, lua_upvalueindex(3));
    return 2;
}

}  // namespace

int ordered_pairs(lua_State* lua) {
    luaL_checktype(lua, 1, LUA_TTABLE);
    lua_settop(lua, 1);
    push_contents(lua, 1);
    lua_newtable(lua);
    std::vector<Key> keys;
    lua_pushnil(lua);
    while (lua_next(lua, 2) != 0) {
        lua_pop(lua, 1);
        const auto place = static_cast<lua_Integer>(keys.size()) + 1;
        keys.push_back(key_at(lua, -1, place));
        lua_pushvalue(lua, -1);
        lua_rawseti(lua, 3, place);
    }
    std::ranges::sort(keys, before);

    lua_pushvalue(lua, 1);
    lua_createtable(lua, static_cast<int>(keys.size()), 0);
    for (std::size_t rank = 0; rank < keys.size(); ++rank) {
        lua_rawgeti(lua, 3, keys[rank].place);
        lua_rawseti(lua, -2, static_cast<lua_Integer>(rank) + 1);
    }
    lua_pushinteger(lua, 0);
    lua_pushcclosure(lua, next_pair, 3);
    return 1;
}

}  // namespace threadline::runtime
