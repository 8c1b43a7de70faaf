// Bookmarks and notes in a comparison: each belongs to its run, and is kept with the recording.
#include "app/cli/recording.h"
#include "app/compare/comparison_view.h"
#include "app/timeline/stretch_of_run.h"
#include "app/timeline/timeline_marker.h"
#include "app/timeline/timeline_view.h"

#include <algorithm>

namespace threadline::app {

// What lies nowhere is kept for as long as the run is.
std::shared_ptr<Recording> ComparisonView::recording_of(std::size_t number) {
    Compared& one = runs_[number];
    if (!one.recording) {
        one.recording = std::make_shared<Recording>();
        one.recording->notes = one.run.annotations;
    }
    return one.recording;
}

std::optional<std::size_t> ComparisonView::number_of(const Recording& recording) const {
    for (std::size_t i = 0; i < runs_.size(); ++i)
        if (runs_[i].recording.get() == &recording)
            return i;
    return {};
}

// The chosen stretch, or the cursor, as far as the run goes.
trace::TimeRange ComparisonView::place_of_note(std::size_t number) const {
    const TimelineView& view = panes_[number]->timeline();
    const trace::TimeRange seen = view.visible_range();
    const trace::Time at = view.cursor().value_or(seen.begin + seen.length() / 2);
    const auto meant = marker_->marking().stretch.value_or(trace::TimeRange{at, at});
    const trace::Time last = last_instant(runs_[number].run.trace);
    return {std::clamp(meant.begin, trace::Time{0}, last),
            std::clamp(meant.end, trace::Time{0}, last)};
}

void ComparisonView::take_notes() {
    bool changed = false;
    for (std::size_t i = 0; i < runs_.size(); ++i) {
        session::RunSnapshot& run = runs_[i].run;
        if (!runs_[i].recording || runs_[i].recording->notes == run.annotations)
            continue;
        run.annotations = runs_[i].recording->notes;
        panes_[i]->set_notes(run.annotations);
        changed = true;
    }
    if (!changed)
        return;
    share_room();
    arrange();
    emit runs_changed();
}

void ComparisonView::go_to(std::size_t number, trace::TimeRange range) {
    for (ComparedPane* pane : panes_)
        pane->timeline().set_cursor(range.begin);
    if (range.length() > trace::Duration{0})
        panes_[number]->timeline().zoom_to(range);
    else
        panes_[number]->timeline().reveal(range.begin);
}

}  // namespace threadline::app
