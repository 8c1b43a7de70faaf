// Remedies as switches: what becomes of the steps of a script that is not edited.
//
// global-order  Where an actor takes a lock while it holds none, it takes all that it is known to
//               take before it holds none again, in the order in which they are declared, and lets
//               all of them go together. What is known comes from rehearsals of the scenario
//               (rehearsal.h), by actor, line and lock; a lock that did not turn up there is taken
//               where the script takes it.
//               Of a reader-writer lock it takes the writer's side, if it is known to want both.
// timeout       A wait for a lock while others are held ends after ActorRemedies::longest_wait, and
//               the block starts over after a random pause. A wait while none is held stays as it
//               is: it keeps nobody from anything.
// victim        A wait that closes a circle of waits for locks makes one of them give way: the one
//               declared last (sync/lock_circle.h). Its block starts over, once the lock that it
//               was denied has been free.
// guard         What two actors use without a common lock, one of them writing, gets one: from each
//               first reading to the last writing that follows, and around each other access. Which
//               and where is known from rehearsals, by line (access_study.h). A wait that ends by
//               itself may lie between them; before one for anything else but a lock or a barrier
//               it is let go.
//
// To start over: what the block has written is undone from a log, the latest first, each an event
// of its own; its locks are let go; a note says so; and the body of the actor is called again with
// what its steps gave before (step_log.h), up to the begin of the block, which so goes on as if it
// had not been there yet. Reading, writing, locking, computing and sleeping is done again; what
// cannot be undone (a barrier passed, an item sent or taken, a notify, a note, a thread started) is
// not done twice: in the block, in the same order, it gives what it gave.
//
// A barrier at which somebody waits with a lock, or a guard, that another needs in order to come
// there could never open: it is passed without waiting.
//
// A task does all this as a thread does, but waits in its loop. To the tasks of a loop the loop is
// a lock, so between them a guard is for what lies before and after a wait. A worker of a pool
// starts over from the item at which it works: a block that has begun in an item before does not
// give way. Locks that pass priorities on take no part, but for counting to a block: who waits for
// one speeds its holder up, so it is no wait to be cut short.
#pragma once

#include <lua.hpp>

namespace threadline::runtime {

// Puts them in the place of the steps; the table of the globals is on top of the stack.
void remedy_steps(lua_State* lua);

}  // namespace threadline::runtime
