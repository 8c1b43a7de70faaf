#include "engine/record/next_step.h"

namespace threadline::record {

const char* name_of(StepKind kind) {
    switch (kind) {
        case StepKind::None:
            return "none";
        case StepKind::Lock:
            return "lock";
        case StepKind::Unlock:
            return "unlock";
        case StepKind::ReadLock:
            return "read-lock";
        case StepKind::ReadUnlock:
            return "read-unlock";
        case StepKind::WriteLock:
            return "write-lock";
        case StepKind::WriteUnlock:
            return "write-unlock";
        case StepKind::Wait:
            return "wait";
        case StepKind::Relock:
            return "relock";
        case StepKind::Notify:
            return "notify";
        case StepKind::NotifyAll:
            return "notify-all";
        case StepKind::Acquire:
            return "acquire";
        case StepKind::Post:
            return "post";
        case StepKind::Arrive:
            return "arrive";
        case StepKind::Put:
            return "put";
        case StepKind::Get:
            return "get";
        case StepKind::Close:
            return "close";
        case StepKind::Read:
            return "read";
        case StepKind::Write:
            return "write";
        case StepKind::Add:
            return "add";
        case StepKind::CompareExchange:
            return "compare-exchange";
        case StepKind::Compute:
            return "compute";
        case StepKind::Sleep:
            return "sleep";
        case StepKind::Request:
            return "request";
        case StepKind::Join:
            return "join";
        case StepKind::Start:
            return "start";
        case StepKind::Check:
            return "check";
        case StepKind::Note:
            return "note";
    }
    return "none";
}

}  // namespace threadline::record
