// table.sort as a merge sort: stable, and the same on each run. Lua's own chooses its pivots by the
// clock where a partition is badly out of balance, so that how often it compares, and the order of
// equal elements, may differ from run to run.
#include "engine/runtime/sandbox.h"

#include <algorithm>

namespace threadline::runtime {

namespace {

// Stack: the list, the comparison or nil, the elements of a run that is merged.
constexpr int kList = 1;
constexpr int kComparison = 2;
constexpr int kRun = 3;

// Whether what is on top of the stack comes before what is below it; both stay.
bool is_less(lua_State* lua) {
    if (lua_isnil(lua, kComparison))
        return lua_compare(lua, -1, -2, LUA_OPLT) != 0;
    lua_pushvalue(lua, kComparison);
    lua_pushvalue(lua, -2);
    lua_pushvalue(lua, -4);
    lua_call(lua, 2, 1);
    const bool less = lua_toboolean(lua, -1) != 0;
    lua_pop(lua, 1);
    return less;
}

// The sorted elements from `first` to before `middle`, and those from there to before `end`.
void merge(lua_State* lua, lua_Integer first, lua_Integer middle, lua_Integer end) {
    lua_geti(lua, kList, middle - 1);
    lua_geti(lua, kList, middle);
    const bool is_in_order = !is_less(lua);
    lua_pop(lua, 2);
    if (is_in_order)
        return;
    const lua_Integer left_end = middle - first;
    for (lua_Integer i = 0; i < left_end; ++i) {
        lua_geti(lua, kList, first + i);
        lua_rawseti(lua, kRun, i + 1);
    }
    lua_Integer left = 0;
    lua_Integer right = middle;
    for (lua_Integer to = first; left < left_end; ++to) {
        lua_rawgeti(lua, kRun, left + 1);
        bool takes_right = false;
        if (right < end) {
            lua_geti(lua, kList, right);
            takes_right = is_less(lua);
            if (!takes_right)
                lua_pop(lua, 1);
        }
        ++(takes_right ? right : left);
        lua_seti(lua, kList, to);
        lua_settop(lua, kRun);
    }
}

}  // namespace

int stable_sort(lua_State* lua) {
    const lua_Integer count = luaL_len(lua, kList);
    if (!lua_isnoneornil(lua, kComparison))
        luaL_checktype(lua, kComparison, LUA_TFUNCTION);
    lua_settop(lua, kComparison);
    lua_newtable(lua);
    luaL_checkstack(lua, 8, nullptr);
    for (lua_Integer width = 1; width < count; width *= 2)
        for (lua_Integer first = 1; first + width <= count; first += 2 * width)
            merge(lua, first, first + width, std::min(first + 2 * width, count + 1));
    return 0;
}

}  // namespace threadline::runtime
