// Runs out of sight, each with all that the controller knew of it, so that it can come back as it
// was: when its scenario is chosen again, or when somebody asks for it.
#pragma once

#include "app/cli/recording.h"

#include "engine/record/schedule_policy.h"
#include "engine/session/confirmation.h"
#include "engine/session/run_snapshot.h"

#include <QString>

#include <algorithm>
#include <deque>
#include <memory>
#include <utility>
#include <vector>

namespace threadline::app {

// Who went next in a run of which no more is known than what it says itself.
inline record::SchedulePolicy schedule_of(const session::RunSnapshot& run) {
    if (run.trace.info)
        if (auto schedule = record::SchedulePolicy::parse(run.trace.info->schedule))
            return *schedule;
    return {};
}

struct RunAside {
    RunAside() = default;
    // As it lies in a file: of how it was made no more is known than the run itself says.
    RunAside(session::RunSnapshot read, std::shared_ptr<Recording> its)
        : run(std::move(read)), recording(std::move(its)), schedule(schedule_of(run)) {}

    session::RunSnapshot run;  // not finished: another one ended it, and its file has more
    std::shared_ptr<Recording> recording;
    record::SchedulePolicy schedule;
    std::vector<record::Choice> choices;
    bool stepped = false;
    std::vector<session::Confirmation::Tried> trials;

    bool has_unsaved_notes() const { return recording->has_unsaved_notes(); }
    QString scenario() const {
        return run.trace.info ? QString::fromStdString(run.trace.info->scenario) : QString();
    }
};

// Those with notes that no file of the person's has; of the others the latest few, one for each
// scenario.
class RunsAside {
public:
    void put(const std::shared_ptr<RunAside>& run) {
        forget(*run->recording);
        if (!run->has_unsaved_notes())
            std::erase_if(runs_, [&](const auto& other) {
                return !other->has_unsaved_notes() && other->scenario() == run->scenario();
            });
        runs_.push_back(run);
        constexpr std::ptrdiff_t most = 4;
        const auto is_cheap = [](const auto& each) { return !each->has_unsaved_notes(); };
        if (std::ranges::count_if(runs_, is_cheap) > most)
            runs_.erase(std::ranges::find_if(runs_, is_cheap));
    }
    // The latest of that scenario; null: there is none.
    std::shared_ptr<RunAside> find(const QString& scenario) const {
        for (auto it = runs_.rbegin(); it != runs_.rend(); ++it)
            if ((*it)->scenario() == scenario)
                return *it;
        return nullptr;
    }
    // It is on show, or somewhere else.
    void forget(const Recording& recording) {
        std::erase_if(runs_, [&](const auto& each) { return each->recording.get() == &recording; });
    }
    const std::deque<std::shared_ptr<RunAside>>& runs() const { return runs_; }  // oldest first

private:
    std::deque<std::shared_ptr<RunAside>> runs_;
};

}  // namespace threadline::app
