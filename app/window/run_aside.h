// Finished runs out of sight, each with all that the controller knew of it, so that it can come
// back as it was when its scenario is chosen again.
#pragma once

#include "app/window/recording.h"

#include "engine/record/schedule_policy.h"
#include "engine/session/confirmation.h"
#include "engine/session/run_snapshot.h"

#include <QString>

#include <deque>
#include <memory>
#include <vector>

namespace threadline::app {

struct RunAside {
    session::RunSnapshot run;
    std::shared_ptr<Recording> recording;
    record::SchedulePolicy schedule;
    std::vector<record::Choice> choices;
    bool stepped = false;
    std::vector<session::Confirmation::Tried> trials;
};

// The latest few, one for each scenario.
class RunsAside {
public:
    void put(const std::shared_ptr<RunAside>& run) {
        constexpr std::size_t most = 4;
        take(QString::fromStdString(run->run.trace.info->scenario));
        runs_.push_back(run);
        if (runs_.size() > most)
            runs_.pop_front();
    }
    // Null: there is none of that scenario.
    std::shared_ptr<RunAside> take(const QString& scenario) {
        for (auto it = runs_.begin(); it != runs_.end(); ++it)
            if (QString::fromStdString((*it)->run.trace.info->scenario) == scenario) {
                const std::shared_ptr<RunAside> found = *it;
                runs_.erase(it);
                return found;
            }
        return nullptr;
    }

private:
    std::deque<std::shared_ptr<RunAside>> runs_;
};

}  // namespace threadline::app
