#include "engine/exchange/chrome_titles.h"

namespace threadline::exchange {

using namespace trace;

const char* title_of(State state) {
    switch (state) {
        case State::Running:
            return "Running";
        case State::Sleeping:
            return "Sleeping";
        case State::Io:
            return "I/O";
        case State::Waiting:
            return "Waiting";
        case State::Ready:
            return "Ready";
        case State::Interpreter:
            return "Interpreter";
        case State::Recorder:
            return "Recorder";
        case State::Blocked:
            return "Blocked";
        case State::Deadlocked:
            return "Deadlocked";
        case State::Unknown:
            return "Unknown";
    }
    return "Unknown";
}

const char* title_of(CpuUse use) {
    switch (use) {
        case CpuUse::Idle:
            return "idle";
        case CpuUse::Thread:
            return "thread";
        case CpuUse::Services:
            return "Threadline";
        case CpuUse::OtherPrograms:
            return "other programs";
        case CpuUse::Unknown:
            break;
    }
    return "unknown";
}

const char* title_of(MomentKind kind) {
    switch (kind) {
        case MomentKind::FirstContention:
            return "first contention";
        case MomentKind::EdgeAdded:
            return "edge added";
        case MomentKind::CycleClosed:
            return "cycle closed";
        case MomentKind::UpdateLost:
            return "update lost";
        case MomentKind::CheckFailed:
            return "check failed";
        case MomentKind::Note:
            return "note";
        case MomentKind::LockObtained:
            return "lock obtained";
        case MomentKind::LockTaken:
            return "lock taken";
    }
    return "note";
}

}  // namespace threadline::exchange
