// What an actor would do next, in plain words.
#pragma once

#include "engine/session/choice_desk.h"
#include "engine/session/run_snapshot.h"

#include <QString>

namespace threadline::app {

// "take Lock 1", "read count"
QString step_text(const session::RunSnapshot& run, const record::NextStep& step);
// What choosing it does: "take Lock 1", "give up waiting for Lock 1", "notify ready, which wakes
// B".
QString choice_text(const session::RunSnapshot& run, const session::PendingStep& pending,
                    const record::Choice& choice);
// Why it cannot go on: "waits for Lock 1, held by B".
QString wait_text(const session::RunSnapshot& run, const session::PendingStep& pending);

}  // namespace threadline::app
