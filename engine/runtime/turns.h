// Who decides in which order the actors of a run go on, as the runner was told.
#pragma once

#include "engine/record/runner_arguments.h"
#include "engine/schedule/turn_schedule.h"

#include <memory>

namespace threadline::runtime {

// Of a run on the virtual clock; takes the ring that all its actors record into, and the choices
// that are to be made first from their descriptor. Before the first fork. The error: no memory is
// left, or the choices cannot be read.
Result<std::unique_ptr<schedule::TurnSchedule>> make_turns(
    const record::SharedMemory& memory, const record::RunnerArguments& arguments);

}  // namespace threadline::runtime
