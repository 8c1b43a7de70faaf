// Who can still go on (DESIGN.md, decision 8): the question behind every deadlock finding, answered
// on a consistent cut of a run.
//
// An actor is live if it can go on by itself (World::is_unblocked), or if live actors can give it
// all of what it waits for. What it waits for:
//   mutex                       its holder
//   writer                      every holder
//   reader                      the writer that holds it; else the first untimed writer that queued
//                               before it (readers do not overtake; what stands behind that one
//                               follows from it, since both wait for the same lock)
//   join                        the actor joined
//   condition, semaphore,       any live actor at all: who could still help is not known in
//   barrier, queue              advance, so one live actor keeps all of them alive
// Each waits for all of these, so an untimed waiter for a lock or a join is dead exactly if a path
// of such waits leads from it to itself, to a dead actor, or to one that ended with the lock held.
#pragma once

#include "engine/trace/world.h"

#include <vector>

namespace threadline::analysis {

// Whether the wait is for particular others, so that a path can lead through it.
bool waits_for_particular(const trace::ActorState& actor);
// ... or for whoever might help: condition, semaphore, barrier, queue.
bool waits_for_anyone(const trace::ActorState& actor);

// The actors that `id` waits for, by the table above; empty if it can go on by itself.
// O(holders); for a reader also the timed waiters ahead of it.
void blockers_of(const trace::World& world, ActorId id, std::vector<ActorId>& blockers);

}  // namespace threadline::analysis
