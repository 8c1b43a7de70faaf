#include "engine/runtime/message.h"

#include "engine/runtime/handles.h"
#include "engine/runtime/sandbox.h"
#include "engine/runtime/script_state.h"

#include <cstring>

namespace threadline::runtime {

namespace {

enum class Tag : char { Nil, False, True, Integer, Float, Text, Table, End };

constexpr int kDeepestTable = 32;

template <typename Number>
void write_number(Number number, std::string& message) {
    char bytes[sizeof number];
    std::memcpy(bytes, &number, sizeof number);
    message.append(bytes, sizeof number);
}

template <typename Number>
Number read_number(std::string_view& message) {
    Number number;
    std::memcpy(&number, message.data(), sizeof number);
    message.remove_prefix(sizeof number);
    return number;
}

void write(lua_State* lua, int index, std::string& message, int depth);

// In the order of pairs, which is a function of the script's.
void write_table(lua_State* lua, int index, std::string& message, int depth) {
    if (depth == kDeepestTable)
        raise(lua, "a table in a table, %d deep, cannot be sent to another process: send less",
              kDeepestTable);
    luaL_checkstack(lua, 8, nullptr);
    message += static_cast<char>(Tag::Table);
    lua_pushcfunction(lua, ordered_pairs);
    lua_pushvalue(lua, index);
    lua_call(lua, 1, 1);
    const int iterator = lua_gettop(lua);
    while (true) {
        lua_pushvalue(lua, iterator);
        lua_call(lua, 0, 2);
        if (lua_isnil(lua, iterator + 1))
            break;
        write(lua, iterator + 1, message, depth + 1);
        write(lua, iterator + 2, message, depth + 1);
        lua_settop(lua, iterator);
    }
    lua_settop(lua, iterator - 1);
    message += static_cast<char>(Tag::End);
}

void write(lua_State* lua, int index, std::string& message, int depth) {
    switch (lua_type(lua, index)) {
        case LUA_TNIL:
            message += static_cast<char>(Tag::Nil);
            return;
        case LUA_TBOOLEAN:
            message += static_cast<char>(lua_toboolean(lua, index) != 0 ? Tag::True : Tag::False);
            return;
        case LUA_TNUMBER:
            if (lua_isinteger(lua, index)) {
                message += static_cast<char>(Tag::Integer);
                write_number(lua_tointeger(lua, index), message);
            } else {
                message += static_cast<char>(Tag::Float);
                write_number(lua_tonumber(lua, index), message);
            }
            return;
        case LUA_TSTRING: {
            std::size_t length = 0;
            const char* const text = lua_tolstring(lua, index, &length);
            message += static_cast<char>(Tag::Text);
            write_number(static_cast<std::uint32_t>(length), message);
            message.append(text, length);
            return;
        }
        case LUA_TTABLE:
            write_table(lua, index, message, depth);
            return;
        default:
            raise(lua,
                  "a %s cannot be sent to another process: send numbers, texts, true or false, or "
                  "tables of them",
                  lua_isuserdata(lua, index) ? name_of(to_handle(lua, index)->kind)
                                             : luaL_typename(lua, index));
    }
}

}  // namespace

void write_value(lua_State* lua, int index, std::string& message) {
    write(lua, lua_absindex(lua, index), message, 0);
}

void read_value(lua_State* lua, std::string_view& message) {
    luaL_checkstack(lua, 4, nullptr);
    const auto tag = static_cast<Tag>(message.front());
    message.remove_prefix(1);
    switch (tag) {
        case Tag::Nil:
        case Tag::End:
            lua_pushnil(lua);
            return;
        case Tag::False:
        case Tag::True:
            lua_pushboolean(lua, tag == Tag::True);
            return;
        case Tag::Integer:
            lua_pushinteger(lua, read_number<lua_Integer>(message));
            return;
        case Tag::Float:
            lua_pushnumber(lua, read_number<lua_Number>(message));
            return;
        case Tag::Text: {
            const auto length = read_number<std::uint32_t>(message);
            lua_pushlstring(lua, message.data(), length);
            message.remove_prefix(length);
            return;
        }
        case Tag::Table:
            lua_newtable(lua);
            while (message.front() != static_cast<char>(Tag::End)) {
                read_value(lua, message);
                read_value(lua, message);
                lua_rawset(lua, -3);
            }
            message.remove_prefix(1);
            return;
    }
}

}  // namespace threadline::runtime
