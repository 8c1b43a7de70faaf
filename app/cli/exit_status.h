// What the program's exit status says (DESIGN.md, "The command line").
#pragma once

namespace threadline::app {

enum class ExitStatus : int {
    Done = 0,    // a deadlock or a timeout of the run is an outcome, not a failure
    Found = 1,   // a kind of --fail-on was found
    Usage = 2,   // wrong usage, bad input, a scenario that does not load
    Failed = 3,  // the scenario failed or met a limit while it ran, or output could not be written
    Stopped = 130,  // by Ctrl-C or a request to end, as shells report it
};

}  // namespace threadline::app
