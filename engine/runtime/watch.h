// Nothing of a run outlives the session that it belongs to.
#pragma once

#include "engine/record/result.h"

namespace threadline::runtime {

// The signal that ends this process when the thread that created it ends; false if that has
// happened already. `parent`: who that was.
bool die_with_parent(int parent);

// A thread that waits for the end of the watch pipe and then kills the process group. -1: nobody
// watches.
Status start_watch(int watch_fd);

}  // namespace threadline::runtime
