// What a person should know of how a run was recorded, beyond how it ended: one calm line, the most
// serious first, with what to do about it. Pure.
#pragma once

#include "engine/trace/run_info.h"

#include <QString>

#include <optional>

namespace threadline::app {

struct RunNotice {
    enum class Kind {
        Failed,        // the scenario, or the runner itself
        NotWritten,    // its file: the disk is full, say
        EndsEarly,     // the file that was opened
        EventsLost,    // stretches of it are unknown
        CpuEstimated,  // the kernel did not tell who was on which CPU
    };
    Kind kind = Kind::Failed;
    QString text;
    QString brief = {};  // its first sentence, where there are more
};

std::optional<RunNotice> notice_of(const trace::RunInfo& info);

}  // namespace threadline::app
