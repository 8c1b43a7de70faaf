#include "engine/trace/run_info.h"

namespace threadline::trace {

const char* key_of(Clock clock) {
    return clock == Clock::Real ? "real" : "virtual";
}

const char* key_of(CpuSource source) {
    switch (source) {
        case CpuSource::Kernel:
            return "kernel";
        case CpuSource::Estimated:
            return "estimated";
        case CpuSource::Simulated:
            return "simulated";
    }
    return "estimated";
}

const char* key_of(Outcome outcome) {
    switch (outcome) {
        case Outcome::Running:
            return "running";
        case Outcome::Completed:
            return "completed";
        case Outcome::Deadlocked:
            return "deadlocked";
        case Outcome::TimedOut:
            return "timed-out";
        case Outcome::Failed:
            return "failed";
        case Outcome::Stopped:
            return "stopped";
    }
    return "stopped";
}

}  // namespace threadline::trace
