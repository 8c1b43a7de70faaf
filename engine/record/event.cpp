#include "engine/record/event.h"

namespace threadline {

Ordering ordering_of(const Event& event) {
    switch (event.kind) {
        case EventKind::Request:
        case EventKind::Acquired:
        case EventKind::Released:
        case EventKind::TimedOut:
        case EventKind::WaitBegin:
        case EventKind::Notify:
        case EventKind::SemaphoreRequest:
        case EventKind::SemaphoreAcquired:
        case EventKind::SemaphorePosted:
        case EventKind::BarrierArrived:
        case EventKind::BarrierOpened:
        case EventKind::PutRequest:
        case EventKind::Put:
        case EventKind::GetRequest:
        case EventKind::Got:
        case EventKind::QueueClosed:
        case EventKind::GotClosed:
        case EventKind::Write:
        case EventKind::AtomicAdd:
            return Ordering::Next;
        case EventKind::CompareExchanged:
            return event.has(event_flag::failed) ? Ordering::Seen : Ordering::Next;
        case EventKind::TryFailed:
        case EventKind::WaitEnd:
        case EventKind::BarrierPassed:
        case EventKind::Read:
            return Ordering::Seen;
        case EventKind::None:
        case EventKind::ThreadBegin:
        case EventKind::ThreadEnd:
        case EventKind::ActorStart:
        case EventKind::Resume:
        case EventKind::Suspend:
        case EventKind::JoinRequest:
        case EventKind::Joined:
        case EventKind::TimedOutJoin:
        case EventKind::ComputeBegin:
        case EventKind::ComputeEnd:
        case EventKind::IoBegin:
        case EventKind::IoEnd:
        case EventKind::SleepBegin:
        case EventKind::SleepEnd:
        case EventKind::CheckPassed:
        case EventKind::CheckFailed:
        case EventKind::Note:
        case EventKind::CpuTime:
        case EventKind::Lost:
        case EventKind::RecorderBegin:
        case EventKind::RecorderEnd:
        case EventKind::ScriptFailed:
        case EventKind::SwitchedIn:
        case EventKind::SwitchedOut:
        case EventKind::SwitchesLost:
        case EventKind::CpuBusy:
        case EventKind::Count:
            break;
    }
    return Ordering::None;
}

const char* name_of(EventKind kind) {
    switch (kind) {
        case EventKind::None:
            return "none";
        case EventKind::ThreadBegin:
            return "thread-begin";
        case EventKind::ThreadEnd:
            return "thread-end";
        case EventKind::ActorStart:
            return "actor-start";
        case EventKind::Resume:
            return "resume";
        case EventKind::Suspend:
            return "suspend";
        case EventKind::JoinRequest:
            return "join-request";
        case EventKind::Joined:
            return "joined";
        case EventKind::TimedOutJoin:
            return "timed-out-join";
        case EventKind::Request:
            return "request";
        case EventKind::Acquired:
            return "acquired";
        case EventKind::Released:
            return "released";
        case EventKind::TryFailed:
            return "try-failed";
        case EventKind::TimedOut:
            return "timed-out";
        case EventKind::WaitBegin:
            return "wait-begin";
        case EventKind::WaitEnd:
            return "wait-end";
        case EventKind::Notify:
            return "notify";
        case EventKind::SemaphoreRequest:
            return "semaphore-request";
        case EventKind::SemaphoreAcquired:
            return "semaphore-acquired";
        case EventKind::SemaphorePosted:
            return "semaphore-posted";
        case EventKind::BarrierArrived:
            return "barrier-arrived";
        case EventKind::BarrierOpened:
            return "barrier-opened";
        case EventKind::BarrierPassed:
            return "barrier-passed";
        case EventKind::PutRequest:
            return "put-request";
        case EventKind::Put:
            return "put";
        case EventKind::GetRequest:
            return "get-request";
        case EventKind::Got:
            return "got";
        case EventKind::QueueClosed:
            return "queue-closed";
        case EventKind::GotClosed:
            return "got-closed";
        case EventKind::Read:
            return "read";
        case EventKind::Write:
            return "write";
        case EventKind::AtomicAdd:
            return "atomic-add";
        case EventKind::CompareExchanged:
            return "compare-exchanged";
        case EventKind::ComputeBegin:
            return "compute-begin";
        case EventKind::ComputeEnd:
            return "compute-end";
        case EventKind::IoBegin:
            return "io-begin";
        case EventKind::IoEnd:
            return "io-end";
        case EventKind::SleepBegin:
            return "sleep-begin";
        case EventKind::SleepEnd:
            return "sleep-end";
        case EventKind::CheckPassed:
            return "check-passed";
        case EventKind::CheckFailed:
            return "check-failed";
        case EventKind::Note:
            return "note";
        case EventKind::CpuTime:
            return "cpu-time";
        case EventKind::Lost:
            return "lost";
        case EventKind::RecorderBegin:
            return "recorder-begin";
        case EventKind::RecorderEnd:
            return "recorder-end";
        case EventKind::ScriptFailed:
            return "script-failed";
        case EventKind::SwitchedIn:
            return "switched-in";
        case EventKind::SwitchedOut:
            return "switched-out";
        case EventKind::SwitchesLost:
            return "switches-lost";
        case EventKind::CpuBusy:
            return "cpu-busy";
        case EventKind::Count:
            break;
    }
    return "unknown";
}

}  // namespace threadline
