// Engine handles in Lua: what lock "Lock 1", thread(...) and their like return.
//
// A handle is a small userdata with the methods of its kind. The same object is the same userdata
// throughout one script, so handles compare and serve as keys as expected.
#pragma once

#include "engine/record/ids.h"

#include <lua.hpp>

#include <cstdint>
#include <string>

namespace threadline::runtime {

enum class HandleKind : std::uint8_t {
    Lock,
    ReaderWriterLock,
    Condition,
    Semaphore,
    Barrier,
    Queue,
    Variable,
    Array,
    File,
    Folder,
    Service,
    Actor,  // a thread, a process' main thread
    Group,  // the actors of threads(n, ...)
    Body,   // later(...)
    Pool,   // pool(...): its ordinal from 1
    Count
};

struct Handle {
    HandleKind kind;
    std::uint32_t id;  // ObjectId, ActorId (Group: the first) or ordinal of the Body
    // Array: elements, Group: actors, Lock: 1 where it passes priorities on, File and Folder: its
    // ordinal among the objects
    std::uint32_t count;
};

// "lock", "shared variable": as messages name the kind.
const char* name_of(HandleKind kind);

// Registers a kind: its methods, and the message for any other name.
void register_handle(lua_State* lua, HandleKind kind, const luaL_Reg* methods);

void push_handle(lua_State* lua, const Handle& handle);

// Pushes the table of the methods of a kind.
void push_methods(lua_State* lua, HandleKind kind);

// The handle at `index`, or nullptr.
const Handle* to_handle(lua_State* lua, int index);

// The handle on which a method was called; anything else is an error that tells of the colon.
const Handle& check_self(lua_State* lua, HandleKind kind, const char* method);

// What the scenario calls the object whose method runs, for an example of how to call it;
// `otherwise` where that is not plain to see.
std::string called_object(lua_State* lua, const char* method, const char* otherwise);

// What the object at hand is called ("Lock 1").
std::string name_of(lua_State* lua, const Handle& handle);

}  // namespace threadline::runtime
