// How the chosen scenario can end, found out beside the window and shown in the panel: all of its
// interleavings explored, or its runs under many seeds; one of the two at a time.
//
// Use from the GUI thread. What is not wanted any more is killed and reaped in the background; the
// destructor waits for that.
#pragma once

#include "app/panels/exploration_size.h"
#include "app/runs/scenario_request.h"

#include "engine/record/exploration_report.h"
#include "engine/record/schedule_policy.h"
#include "engine/session/run_snapshot.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace threadline::session {
class Exploration;
}

namespace threadline::app {

class OutcomesPanel;
class SeedSweep;

// All that an exploration found.
struct Explored {
    record::ExplorationReport report;
    std::string remedies;          // it was explored with, as RunInfo has them
    std::size_t lose_updates = 0;  // of its outcomes

    // Of the text, the values and the remedies of that run.
    bool is_of(const trace::RunInfo& run) const;
};

class OutcomeStudy : public QObject {
    Q_OBJECT
public:
    struct Scenario {
        ScenarioChoice choice;  // as it is set
        record::Declaration declaration;
    };
    // `chosen`: which scenario is, at each time that it is asked for; nothing: none is.
    OutcomeStudy(OutcomesPanel* panel, std::filesystem::path runner,
                 std::function<std::optional<Scenario>()> chosen, QObject* parent);
    ~OutcomeStudy() override;

    void explore();
    void try_seeds();  // once more: the seeds behind those that were tried
    void stop();       // with what it has found by now
    // A run is over: if it went by the choices of an outcome, that is now confirmed, or is not.
    void confirm_played(const record::SchedulePolicy& schedule, const session::RunSnapshot& run);
    // What was found of another scenario, or of other parameters, says nothing of this one, which
    // these remedies are tried with.
    void forget(const record::Remedies& tried);

    bool explores() const { return exploration_ != nullptr; }
    bool goes_on() const { return explores() || sweep_look_.isActive(); }
    // Of the scenario as it is set; null: it was not explored to the end.
    const std::shared_ptr<const Explored>& explored() const { return explored_; }

signals:
    void begun();             // the panel is worth a look
    void goes_on_changed();   // or what it has found is forgotten
    void explored_changed();  // there is one, or an outcome of it was played
    void run_asked(const threadline::record::SchedulePolicy& schedule);  // with a seed of a sweep

private:
    void explore_within(const record::ExplorationBounds& bounds, std::vector<LowerValue> lower);
    void explore_with_fewer();
    void look_at_exploration();
    void look_at_sweep();
    void take_result();
    void end();

    OutcomesPanel* panel_;
    std::filesystem::path runner_;
    std::function<std::optional<Scenario>()> chosen_;
    std::shared_ptr<session::Exploration> exploration_;  // while it goes on
    record::ExplorationBounds bounds_;
    std::vector<LowerValue> lower_;    // in place of what is set, which stays
    std::vector<LowerValue> further_;  // that could be lower still
    std::string remedies_;             // it is explored with
    std::shared_ptr<const Explored> explored_;
    std::shared_ptr<SeedSweep> sweep_;  // its results can be played
    QTimer exploration_look_, sweep_look_;
    QThreadPool ending_;
};

}  // namespace threadline::app
