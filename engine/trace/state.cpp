#include "engine/trace/state.h"

namespace threadline::trace {

const char* key_of(State state) {
    switch (state) {
        case State::Running:
            return "running";
        case State::Sleeping:
            return "sleeping";
        case State::Io:
            return "io";
        case State::Waiting:
            return "waiting";
        case State::Ready:
            return "ready";
        case State::Interpreter:
            return "interpreter";
        case State::Recorder:
            return "recorder";
        case State::Blocked:
            return "blocked";
        case State::Deadlocked:
            return "deadlocked";
        case State::Unknown:
            return "unknown";
    }
    return "unknown";
}

}  // namespace threadline::trace
