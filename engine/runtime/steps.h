// The words of a running thread: steps on shared objects and steps of its own.
#pragma once

#include "engine/record/ids.h"

#include <lua.hpp>

namespace threadline::runtime {

struct ActorContext;

// Registers the methods of all handles and sets the other steps as fields of the table on top of
// the stack.
void add_steps(lua_State* lua);

void register_lock_steps(lua_State* lua);      // lock, rwlock
void register_waiting_steps(lua_State* lua);   // condition, semaphore, barrier, queue
void register_variable_steps(lua_State* lua);  // shared, shared_array
void register_pool_steps(lua_State* lua);      // pool
void register_file_steps(lua_State* lua);      // file
void register_folder_steps(lua_State* lua);    // folder
void add_picture_steps(lua_State* lua);        // resize
int sleep_step(lua_State* lua);                // sleep(ms)
void add_actor_steps(lua_State* lua);          // compute, sleep, request, join, start, check, note

// What check(condition, text) says, from its arguments; and what it leaves behind.
struct Checked {
    bool passed = false;
    NameId text;
};
Checked checked_by(lua_State* lua);
void record_check(const ActorContext& actor, const Checked& checked);

}  // namespace threadline::runtime
