// What a run is called where it stands among others: its scenario, its length, what was written on
// it.
#pragma once

#include "app/cli/recording.h"

#include "engine/session/run_snapshot.h"

#include <QString>

#include <memory>

namespace threadline::app {

struct NotedRun {
    session::RunSnapshot run;
    std::shared_ptr<Recording> recording;
};

// "Deadlock: two locks, 121 ms, 2 notes: “too late”".
QString name_of(const NotedRun& run);

}  // namespace threadline::app
