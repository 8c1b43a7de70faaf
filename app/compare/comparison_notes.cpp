// Bookmarks and notes in a comparison: each belongs to its run, and is kept with the recording.
#include "app/cli/recording.h"
#include "app/compare/comparison_view.h"
#include "app/timeline/item_subject.h"
#include "app/timeline/stretch_of_run.h"
#include "app/timeline/timeline_marker.h"
#include "app/timeline/timeline_view.h"

#include <algorithm>
#include <tuple>

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

const trace::Annotation* ComparisonView::chosen_note(std::size_t number) const {
    return note_of(runs_[number].run, panes_[number]->timeline().selected());
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
    emit notes_changed();
}

void ComparisonView::go_to(std::size_t number, trace::TimeRange range) {
    for (ComparedPane* pane : panes_)
        pane->timeline().set_cursor(range.begin);
    if (range.length() > trace::Duration{0})
        panes_[number]->timeline().zoom_to(range);
    else
        panes_[number]->timeline().reveal(range.begin);
}

void ComparisonView::go_to_next_note() {
    using Place = std::tuple<trace::Time, std::size_t, std::uint32_t>;  // run, note
    const TimelineView* const from = active();
    const auto cursor = from ? from->cursor() : std::nullopt;
    std::vector<Place> all;
    Place here{cursor.value_or(trace::Time{0}), 0, 0};
    bool is_on_one = false;
    for (std::size_t run = 0; run < runs_.size(); ++run) {
        if (!runs_[run].run.annotations)
            continue;
        const std::vector<trace::Annotation>& notes = *runs_[run].run.annotations;
        for (std::uint32_t i = 0; i < notes.size(); ++i) {
            const Place& place = all.emplace_back(notes[i].range.begin, run, i);
            if (&panes_[run]->timeline() == from && cursor == notes[i].range.begin &&
                from->selected() == subject_of(analysis::item_of(notes[i], i))) {
                here = place;
                is_on_one = true;
            }
        }
    }
    if (all.empty()) {
        say(tr("Nothing is written beside these runs yet; M puts a bookmark at the cursor."));
        return;
    }
    std::ranges::sort(all);
    const auto next =
        is_on_one ? std::ranges::upper_bound(all, here) : std::ranges::lower_bound(all, here);
    const auto [at, run, number] = next == all.end() ? all.front() : *next;
    last_active_ = &panes_[run]->timeline();
    last_active_->setFocus(Qt::ShortcutFocusReason);
    choose(analysis::item_of((*runs_[run].run.annotations)[number], number));
}

}  // namespace threadline::app
