// The stretch of time that all runs of a comparison show: zoomed together, with one way back. It is
// kept while runs come and go, as is what is chosen in those that stay.
#include "app/compare/compared_stretch.h"
#include "app/compare/comparison_view.h"
#include "app/timeline/stretch_of_run.h"
#include "app/timeline/timeline_view.h"

#include <algorithm>

namespace threadline::app {

// All show the same stretch of time.
void ComparisonView::couple(TimelineView& moved) {
    if (coupling_)
        return;
    coupling_ = true;
    for (ComparedPane* pane : panes_)
        if (&pane->timeline() != &moved)
            pane->timeline().show_range(moved.visible_range());
    coupling_ = false;
}

// One of the runs stays.
bool ComparisonView::goes_on_from(const std::vector<Compared>& before) const {
    return std::ranges::any_of(before, [this](const Compared& old) {
        return std::ranges::any_of(runs_, [&](const Compared& one) {
            return one.run.trace.tables == old.run.trace.tables;
        });
    });
}

// Who looks at a stretch goes on looking at it while one of the runs stays, and there is enough of
// it in those that are shown now.
std::optional<trace::TimeRange> ComparisonView::range_to_keep(
    const std::vector<Compared>& before) const {
    const trace::TimeRange seen = visible_range();
    if (!goes_on_from(before) || is_whole(seen, longest_of(before)) ||
        !still_shows(seen, longest_of(runs_)))
        return std::nullopt;
    return seen;
}

std::vector<ComparisonView::Chosen> ComparisonView::chosen() const {
    std::vector<Chosen> all;
    for (ComparedPane* pane : panes_) {
        const TimelineView& view = pane->timeline();
        all.push_back({pane->run().trace.tables, view.selected(), last_active_.data() == &view,
                       view.hasFocus()});
    }
    return all;
}

// It goes along with its run, and so do the keys.
void ComparisonView::choose_again(const std::vector<Chosen>& before) {
    for (std::size_t i = 0; i < panes_.size(); ++i) {
        const auto& run = panes_[i]->run().trace.tables;
        const auto here = before.begin() + std::ptrdiff_t(std::min(i, before.size()));
        const auto was = here != before.end() && here->run == run
                             ? here
                             : std::ranges::find(before, run, &Chosen::run);
        if (was == before.end())
            continue;
        TimelineView& view = panes_[i]->timeline();
        view.select(was->subject);
        if (!was->has_keys)
            continue;
        last_active_ = &view;
        if (was->has_focus)
            view.setFocus(Qt::OtherFocusReason);
    }
}

trace::TimeRange ComparisonView::visible_range() const {
    return panes_.empty() ? trace::TimeRange{} : panes_.front()->timeline().visible_range();
}

TimelineView* ComparisonView::active() const {
    if (last_active_)
        return last_active_;
    return panes_.empty() ? nullptr : &panes_.front()->timeline();
}

void ComparisonView::fit() {
    coupling_ = true;
    for (TimelineView* view : timelines())
        view->fit();
    coupling_ = false;
}

void ComparisonView::zoom_in() {
    if (TimelineView* view = active())
        view->zoom_in();
}

void ComparisonView::zoom_out() {
    if (TimelineView* view = active())
        view->zoom_out();
}

// As they show the same, the way back of the first of them is that of them all.
bool ComparisonView::can_go_back() const {
    return !panes_.empty() && panes_.front()->timeline().can_go_back();
}

bool ComparisonView::can_go_forward() const {
    return !panes_.empty() && panes_.front()->timeline().can_go_forward();
}

void ComparisonView::go_back() {
    if (!panes_.empty())
        panes_.front()->timeline().go_back();
}

void ComparisonView::go_forward() {
    if (!panes_.empty())
        panes_.front()->timeline().go_forward();
}

}  // namespace threadline::app
