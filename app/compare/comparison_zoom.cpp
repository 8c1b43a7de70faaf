// The stretch of time that all runs of a comparison show: zoomed together, with one way back, and
// kept while runs come and go.
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
    const auto end_of = [](const std::vector<Compared>& runs) {
        trace::Time end{0};
        for (const Compared& one : runs)
            end = std::max(end, one.run.trace.now);
        return end;
    };
    const trace::TimeRange seen = visible_range();
    if (!goes_on_from(before) || is_whole(seen, end_of(before)) ||
        !still_shows(seen, end_of(runs_)))
        return std::nullopt;
    return seen;
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
