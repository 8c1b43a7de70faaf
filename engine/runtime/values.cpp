#include "engine/runtime/values.h"

#include "engine/runtime/actor_context.h"
#include "engine/runtime/handles.h"
#include "engine/runtime/script_state.h"

#include <algorithm>

namespace threadline::runtime {

namespace {

// Ids of actors and objects both start at 1: bit 32 tells a handle of an actor.
constexpr std::int64_t kActorBit = std::int64_t{1} << 32;

[[noreturn]] void cannot_be_shared(lua_State* lua, int index) {
    raise(lua,
          "a %s cannot be shared between threads: use nil, true or false, a number, a short "
          "text, or something declared",
          luaL_typename(lua, index));
}

std::string_view check_short_string(lua_State* lua, int index) {
    std::size_t length = 0;
    const char* text = lua_tolstring(lua, index, &length);
    if (length > longest_shared_string)
        raise(lua, "a text of %d bytes is too long to be shared: at most %d",
              static_cast<int>(length), static_cast<int>(longest_shared_string));
    return {text, length};
}

HandleKind kind_of(record::ObjectKind kind) {
    switch (kind) {
        case record::ObjectKind::ReaderWriterLock:
            return HandleKind::ReaderWriterLock;
        case record::ObjectKind::Condition:
            return HandleKind::Condition;
        case record::ObjectKind::Semaphore:
            return HandleKind::Semaphore;
        case record::ObjectKind::Barrier:
            return HandleKind::Barrier;
        case record::ObjectKind::Queue:
            return HandleKind::Queue;
        case record::ObjectKind::Variable:
            return HandleKind::Variable;
        case record::ObjectKind::Array:
            return HandleKind::Array;
        case record::ObjectKind::Service:
            return HandleKind::Service;
        default:
            return HandleKind::Lock;
    }
}

bool is_private(lua_State* lua, ObjectId variable) {
    const DeclaredScenario& scenario = state_of(lua).scenario;
    return std::ranges::any_of(scenario.objects, [&](const DeclaredObject& object) {
        return object.is_private &&
               std::ranges::find(object.of_process, variable) != object.of_process.end();
    });
}

}  // namespace

NameId intern(lua_State* lua, std::string_view text) {
    const NameId name = state_of(lua).actor->run.memory.intern(text);
    if (!name)
        raise(lua, "the run holds too many different texts: use fewer");
    return name;
}

Value check_value(lua_State* lua, int index) {
    switch (lua_type(lua, index)) {
        case LUA_TNONE:
        case LUA_TNIL:
            return Value::nil();
        case LUA_TBOOLEAN:
            return Value::boolean(lua_toboolean(lua, index) != 0);
        case LUA_TNUMBER:
            return lua_isinteger(lua, index) ? Value::integer(lua_tointeger(lua, index))
                                             : Value::number(lua_tonumber(lua, index));
        case LUA_TSTRING:
            return Value::string(intern(lua, check_short_string(lua, index)));
        case LUA_TUSERDATA: {
            const Handle* handle = to_handle(lua, index);
            if (handle->kind == HandleKind::Actor)
                return {ValueTag::Handle, kActorBit | handle->id};
            if (handle->kind == HandleKind::Variable && is_private(lua, ObjectId{handle->id}))
                raise(lua, "'%s' is private, and means nothing in another process: share its value",
                      name_of(lua, *handle).c_str());
            if (handle->kind != HandleKind::Group && handle->kind != HandleKind::Body &&
                handle->kind != HandleKind::Pool && handle->kind != HandleKind::File &&
                handle->kind != HandleKind::Folder)
                return Value::handle(handle->id);
            raise(lua, "a %s cannot be shared between threads", name_of(handle->kind));
        }
        default:
            break;
    }
    cannot_be_shared(lua, index);
}

Value foreseen_value(lua_State* lua, int index) {
    switch (lua_type(lua, index)) {
        case LUA_TSTRING: {
            std::size_t length = 0;
            const char* const text = lua_tolstring(lua, index, &length);
            if (length > longest_shared_string)
                return Value::nil();
            return Value::string(state_of(lua).actor->run.memory.intern({text, length}));
        }
        case LUA_TBOOLEAN:
        case LUA_TNUMBER:
            return check_value(lua, index);
        default:
            return Value::nil();
    }
}

void push_value(lua_State* lua, Value value) {
    switch (value.tag) {
        case ValueTag::Nil:
            lua_pushnil(lua);
            return;
        case ValueTag::Boolean:
            lua_pushboolean(lua, value.payload != 0);
            return;
        case ValueTag::Integer:
            lua_pushinteger(lua, value.payload);
            return;
        case ValueTag::Float:
            lua_pushnumber(lua, value.as_double());
            return;
        case ValueTag::String: {
            const std::string_view text = state_of(lua).actor->run.memory.name(value.as_name());
            lua_pushlstring(lua, text.data(), text.size());
            return;
        }
        case ValueTag::Handle:
            break;
    }
    const auto id = static_cast<std::uint32_t>(value.payload);
    if ((value.payload & kActorBit) != 0) {
        push_handle(lua, {HandleKind::Actor, id, 1});
        return;
    }
    const record::ObjectRecord& object = state_of(lua).actor->run.memory.object(ObjectId{id});
    push_handle(lua, {kind_of(object.kind), id, object.extent});
}

InitialValue check_initial_value(lua_State* lua, int index) {
    switch (lua_type(lua, index)) {
        case LUA_TNONE:
        case LUA_TNIL:
            return std::monostate{};
        case LUA_TBOOLEAN:
            return lua_toboolean(lua, index) != 0;
        case LUA_TNUMBER:
            if (lua_isinteger(lua, index))
                return static_cast<std::int64_t>(lua_tointeger(lua, index));
            return static_cast<double>(lua_tonumber(lua, index));
        case LUA_TSTRING:
            return std::string(check_short_string(lua, index));
        default:
            cannot_be_shared(lua, index);
    }
}

}  // namespace threadline::runtime
