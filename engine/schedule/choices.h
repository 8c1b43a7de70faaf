// What there is to choose, for a schedule that decides: read off the actors' next steps and the
// state of their objects (sync/readiness.h), so that it is the same on threads and in an
// exploration. Whoever calls has the turn, or is alone.
#pragma once

#include "engine/record/choice.h"
#include "engine/record/shared_memory.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace threadline::schedule {

using record::Choice;

struct Choices {
    ActorId at_once;  // goes on first, and is nobody's choice; none: one of `list` is chosen
    // In the order of the actors; of one actor: going on before giving up, and whom its notify
    // wakes in the order of the queue.
    std::vector<Choice> list;
};

// `living`: how many take part that have not ended. O(actors of the run + waiters of notifies).
void find_choices(const record::SharedMemory& memory, std::uint32_t living, Choices& into);

// Which of the list is meant: who is woken may be left out where that is the first waiter.
std::optional<Choice> meant(const Choices& choices, const Choice& choice);

// Why none of the list is meant: "B cannot go on here: it waits for Lock 1".
std::string why_not(const record::SharedMemory& memory, const Choice& choice);

}  // namespace threadline::schedule
