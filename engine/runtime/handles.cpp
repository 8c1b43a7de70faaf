#include "engine/runtime/handles.h"

#include "engine/runtime/actor_context.h"
#include "engine/runtime/names.h"
#include "engine/runtime/script_state.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace threadline::runtime {

namespace {

constexpr const char* kNames[] = {"lock",
                                  "reader-writer lock",
                                  "condition",
                                  "semaphore",
                                  "barrier",
                                  "queue",
                                  "shared variable",
                                  "shared array",
                                  "file",
                                  "folder",
                                  "service",
                                  "thread",
                                  "group of threads",
                                  "body to start later",
                                  "pool of processes"};
static_assert(std::size(kNames) == static_cast<std::size_t>(HandleKind::Count));

// Registry keys: the metatable of each kind, and the table of the handles made so far.
int metatable_keys[static_cast<int>(HandleKind::Count)];
int handles_key;
int all_methods_key;

int index_of(HandleKind kind) {
    return static_cast<int>(kind);
}

bool is_actor(HandleKind kind) {
    return kind == HandleKind::Actor || kind == HandleKind::Group;
}

// One number for each object of a script, whatever its kind.
lua_Integer key_of(const Handle& handle) {
    const lua_Integer space = handle.kind == HandleKind::Body    ? 1
                              : handle.kind == HandleKind::Group ? 2
                              : handle.kind == HandleKind::Actor ? 3
                              : handle.kind == HandleKind::Pool  ? 4
                                                                 : 0;
    return space << 32 | handle.id;
}

// What it is called elsewhere, and here.
constexpr std::pair<std::string_view, const char*> kWords[] = {
    {"acquire", "lock"},
    {"acquire", "wait"},
    {"release", "unlock"},
    {"release", "post"},
    {"signal", "notify"},
    {"signal", "post"},
    {"broadcast", "notify_all"},
    {"set", "write"},
    {"get", "read"},
    {"push", "put"},
    {"pop", "get"},
    {"increment", "add"},
    {"try_lock", "try"},
};

// The method that was meant, of the table at `methods`; empty: who knows.
std::string meant_by(lua_State* lua, int methods, std::string_view name) {
    for (const auto& [word, method] : kWords) {
        lua_pushstring(lua, method);
        const bool has = lua_rawget(lua, methods) != LUA_TNIL;
        lua_pop(lua, 1);
        if (has && word == name)
            return method;
    }
    // What another kind of object has is no slip of the hand.
    lua_rawgetp(lua, LUA_REGISTRYINDEX, &all_methods_key);
    const bool is_of_another = lua_getfield(lua, -1, std::string(name).c_str()) != LUA_TNIL;
    lua_pop(lua, 2);
    return is_of_another ? std::string() : nearest_key(lua, methods, name);
}

int no_such_method(lua_State* lua) {
    const char* kind = lua_tostring(lua, lua_upvalueindex(1));
    const char* methods = lua_tostring(lua, lua_upvalueindex(2));
    const char* name = luaL_tolstring(lua, 2, nullptr);
    const std::string object = written_before(lua, ".:", name);
    if (object.empty())
        raise(lua, "a %s has no '%s'; it has %s", kind, name, methods);
    if (const std::string meant = meant_by(lua, 1, name); !meant.empty())
        raise(lua, "%s has no '%s': did you mean '%s'?", object.c_str(), name, meant.c_str());
    raise(lua, "%s has no '%s'; a %s has %s", object.c_str(), name, kind, methods);
}

int assign_to_handle(lua_State* lua) {
    raise(lua, "a %s has no fields to set", lua_tostring(lua, lua_upvalueindex(1)));
}

int handle_to_string(lua_State* lua) {
    const Handle* handle = to_handle(lua, 1);
    if (handle == nullptr)
        lua_pushstring(lua, "handle");
    else
        lua_pushstring(lua, name_of(lua, *handle).c_str());
    return 1;
}

}  // namespace

const char* name_of(HandleKind kind) {
    return kNames[index_of(kind)];
}

void register_handle(lua_State* lua, HandleKind kind, const luaL_Reg* methods) {
    lua_createtable(lua, 0, 6);  // metatable
    lua_newtable(lua);           // methods
    if (lua_rawgetp(lua, LUA_REGISTRYINDEX, &all_methods_key) == LUA_TNIL) {
        lua_pop(lua, 1);
        lua_newtable(lua);
        lua_pushvalue(lua, -1);
        lua_rawsetp(lua, LUA_REGISTRYINDEX, &all_methods_key);
    }
    std::string list;
    for (const luaL_Reg* method = methods; method->name != nullptr; ++method) {
        lua_pushcfunction(lua, method->func);
        lua_setfield(lua, -3, method->name);
        lua_pushboolean(lua, 1);
        lua_setfield(lua, -2, method->name);
        list += (list.empty() ? "" : ", ") + std::string(method->name);
    }
    lua_pop(lua, 1);
    lua_createtable(lua, 0, 1);  // metatable of the methods
    lua_pushstring(lua, name_of(kind));
    lua_pushstring(lua, list.empty() ? "nothing to call" : list.c_str());
    lua_pushcclosure(lua, no_such_method, 2);
    lua_setfield(lua, -2, "__index");
    lua_setmetatable(lua, -2);
    lua_setfield(lua, -2, "__index");

    lua_pushstring(lua, name_of(kind));
    lua_pushcclosure(lua, assign_to_handle, 1);
    lua_setfield(lua, -2, "__newindex");
    lua_pushcfunction(lua, handle_to_string);
    lua_setfield(lua, -2, "__tostring");
    lua_pushstring(lua, name_of(kind));
    lua_setfield(lua, -2, "__name");
    lua_rawsetp(lua, LUA_REGISTRYINDEX, &metatable_keys[index_of(kind)]);
}

void push_methods(lua_State* lua, HandleKind kind) {
    lua_rawgetp(lua, LUA_REGISTRYINDEX, &metatable_keys[index_of(kind)]);
    lua_getfield(lua, -1, "__index");
    lua_remove(lua, -2);
}

void push_handle(lua_State* lua, const Handle& handle) {
    // While declaring there are no ids yet, so nothing can come back a second time either.
    const bool repeatable = handle.id != 0 && state_of(lua).mode != Mode::Declaring;
    if (lua_rawgetp(lua, LUA_REGISTRYINDEX, &handles_key) != LUA_TTABLE) {
        lua_pop(lua, 1);
        lua_newtable(lua);
        lua_pushvalue(lua, -1);
        lua_rawsetp(lua, LUA_REGISTRYINDEX, &handles_key);
    }
    if (repeatable && lua_rawgeti(lua, -1, key_of(handle)) == LUA_TUSERDATA) {
        lua_remove(lua, -2);
        return;
    }
    if (repeatable)
        lua_pop(lua, 1);
    *static_cast<Handle*>(lua_newuserdatauv(lua, sizeof(Handle), 0)) = handle;
    lua_rawgetp(lua, LUA_REGISTRYINDEX, &metatable_keys[index_of(handle.kind)]);
    lua_setmetatable(lua, -2);
    if (repeatable) {
        lua_pushvalue(lua, -1);
        lua_rawseti(lua, -3, key_of(handle));
    }
    lua_remove(lua, -2);
}

const Handle* to_handle(lua_State* lua, int index) {
    // The engine alone makes full userdata; scripts have none of their own.
    return lua_type(lua, index) == LUA_TUSERDATA
               ? static_cast<const Handle*>(lua_touserdata(lua, index))
               : nullptr;
}

const Handle& check_self(lua_State* lua, HandleKind kind, const char* method) {
    const Handle* handle = to_handle(lua, 1);
    if (handle != nullptr && handle->kind == kind)
        return *handle;
    if (handle != nullptr)
        raise(lua, "'%s' belongs to a %s, and %s is a %s", method, name_of(kind),
              name_of(lua, *handle).c_str(), name_of(handle->kind));
    const std::string object = written_before(lua, ".", method);
    if (object.empty())
        raise(lua, "'%s' is called with a colon, after the %s that it belongs to", method,
              name_of(kind));
    raise(lua, "'%s' is called with a colon: write %s:%s(...), not %s.%s(...)", method,
          object.c_str(), method, object.c_str(), method);
}

std::string called_object(lua_State* lua, const char* method, const char* otherwise) {
    std::string object = written_before(lua, ":", method);
    return object.empty() ? otherwise : object;
}

std::string name_of(lua_State* lua, const Handle& handle) {
    const ScriptState& state = state_of(lua);
    if (handle.kind == HandleKind::Body && handle.id < state.scenario.bodies.size())
        return state.scenario.bodies[handle.id].name;
    if (handle.kind == HandleKind::Pool && handle.id <= state.scenario.pools.size())
        return state.scenario.bodies[state.scenario.pools[handle.id - 1].body].name;
    if (state.mode == Mode::Declaring || state.actor == nullptr || handle.id == 0)
        return name_of(handle.kind);
    const record::SharedMemory& memory = state.actor->run.memory;
    if (handle.kind == HandleKind::Group)
        return name_of(handle.kind);
    if (is_actor(handle.kind))
        return std::string(memory.name(memory.actor(ActorId{handle.id}).name));
    return std::string(memory.name(memory.object(ObjectId{handle.id}).name));
}

}  // namespace threadline::runtime
