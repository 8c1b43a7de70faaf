// Potential deadlocks of a run that is over, handed to the explorer before they are reported
// (engine/session/confirmation.h).
#pragma once

#include "engine/session/run_snapshot.h"

namespace threadline::app {

// Fills in Finding::trial. Takes as long as the searches do: their budget is well under a second
// for one finding. Without any it costs nothing.
void confirm_potential_deadlocks(session::RunSnapshot& run);

}  // namespace threadline::app
