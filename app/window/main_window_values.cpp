// The values of the shared variables, and the way to an update that was lost.
#include "app/panels/values_tab.h"
#include "app/timeline/lane_lookup.h"
#include "app/timeline/timeline_view.h"
#include "app/timeline/variable_story.h"
#include "app/window/main_window.h"

#include <QTableView>

#include <algorithm>

namespace threadline::app {

// The values at the instant that is chosen, or else the latest; only while somebody looks.
void MainWindow::show_values() {
    if (!lies_in_front(values_->table()) || !controller_.has_run())
        return;
    // A person who decides each step sees what it changed at once.
    const bool in_passing =
        controller_.phase() == RunController::Phase::Running && !controller_.stepped();
    values_->show(run_then(), instant(), in_passing);
}

// To the first update that was lost: where two had read the same, and both wrote.
void MainWindow::lost_update_chosen(const VariableAtInstant& row) {
    const session::RunSnapshot* then = run_then();
    const trace::VariableLane* lane = then ? variable_lane(then->trace, row.variable) : nullptr;
    const auto lost = lane && row.next_lost ? lost_update_at(*lane, *row.next_lost) : std::nullopt;
    if (!lost) {
        object_chosen(row.variable);
        return;
    }
    commands_.lane("variables")->setChecked(true);
    const trace::Time begin = std::min(lost->reading.begin, lost->lost->begin);
    timeline_->zoom_to({begin, lost->kept->begin + (lost->kept->begin - begin) / 2});
    choose_instant(lost->kept->begin);
    Subject subject;
    subject.kind = Subject::Kind::VariableValue;
    subject.actor = lost->kept->writer;
    subject.object = row.variable;
    subject.range = lost->kept->range();
    subject.site = lost->kept->site;
    timeline_->select(subject);
    subject_selected(subject);
}

}  // namespace threadline::app
