// What an actor would do next, in plain words.
#pragma once

#include "engine/session/choice_desk.h"
#include "engine/session/run_snapshot.h"

#include <QString>

#include <map>
#include <vector>

namespace threadline::app {

// "take Lock 1", "read count"
QString step_text(const session::RunSnapshot& run, const record::NextStep& step);
// What choosing it does: "take Lock 1", "give up waiting for Lock 1", "notify ready, which wakes
// B".
QString choice_text(const session::RunSnapshot& run, const session::PendingStep& pending,
                    const record::Choice& choice);
// What each actor has read of variables and not written since: its own copies, which may be out of
// date. O(variables, readings of each), both up to a limit.
struct Copy {
    ObjectId variable;
    QString text;  // "5 from count"
};
using Copies = std::map<ActorId, std::vector<Copy>>;
Copies copies_by_actor(const session::RunSnapshot& run);
// "has read 5 from count, 2 from total"; without `but`, of which something else is said. Empty:
// nothing.
QString copies_text(const Copies& copies, ActorId actor, ObjectId but);
// Why it cannot go on: "waits for Lock 1, held by B".
QString wait_text(const session::RunSnapshot& run, const session::PendingStep& pending);

}  // namespace threadline::app
