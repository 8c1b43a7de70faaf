// --schedule free|seed:N|pct:N[:D]|replay:FILE|follow:FILE: what it asks for, and how a run follows
// it.
#pragma once

#include "app/cli/scenario_lookup.h"

#include "engine/record/schedule_policy.h"
#include "engine/record/schedule_text.h"
#include "engine/session/run_request.h"

#include <filesystem>
#include <optional>
#include <string>

namespace threadline::app {

struct ScheduleOption {
    record::SchedulePolicy policy;
    std::optional<std::filesystem::path> file;  // Replay, Follow: a schedule, or a recorded run

    bool is_controlled() const { return policy.is_controlled(); }
    // With --repeat each run takes the next seed.
    bool has_seed() const {
        return policy.kind == record::SchedulePolicy::Kind::Seeded ||
               policy.kind == record::SchedulePolicy::Kind::Pct;
    }
};

Result<ScheduleOption> parse_schedule_option(const std::string& text);

// Of a schedule, or of a recorded run (.tline). The error: it cannot be read, or is none; one line.
Result<record::Schedule> read_schedule(const std::filesystem::path& path);

// Makes the request one for a run with that schedule: for one from a file, of its parameters and
// seed; for a replay, with its remedies. The error: the file cannot be read, or is of another
// scenario, or of other parameters or remedies than were given. Its remedies may be others than
// those of the request where it is only followed.
Status follow(const ScheduleOption& option, const ScenarioPath& scenario,
              session::RunRequest& request);

}  // namespace threadline::app
