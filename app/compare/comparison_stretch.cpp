// What is marked in all runs of a comparison: one stretch of time, with the figures of each run.
#include "app/compare/compared_stretch.h"
#include "app/compare/comparison_view.h"
#include "app/timeline/timeline_marker.h"
#include "app/timeline/wording_terms.h"

#include <QLabel>

#include <algorithm>

namespace threadline::app {

std::optional<trace::TimeRange> ComparisonView::marked() const {
    return marked_stretch(marker_->marking());
}

// Its figures come later; those of the whole runs are there.
void ComparisonView::show_marked() {
    if (!marked() && !stretch_->text().isEmpty()) {
        show_whole_runs();
        share_room();
    }
    say({});
    emit marked_changed();
}

void ComparisonView::show_whole_runs() {
    stretch_->clear();
    stretch_->hide();
    for (ComparedPane* pane : panes_)
        pane->set_stretch({});
    differences_.set_runs(runs_);
    lay_out_table();
}

void ComparisonView::show_stretch(trace::TimeRange stretch, const std::vector<Compared>& of_it) {
    if (marked() != stretch || of_it.size() != panes_.size())
        return;  // asked for before something else was marked
    const bool has_times =
        std::ranges::any_of(runs_, [](const Compared& one) { return one.came_out.has_times; });
    const auto [begin, end] = wording::ends_text(stretch, longest_of(runs_));
    stretch_->setText(
        has_times ? tr("In the stretch of %1, from %2 to %3. Esc leads back to the whole runs.")
                        .arg(length_text(stretch.length()), begin, end)
                  : tr("In the chosen stretch. Esc leads back to the whole runs."));
    const bool has_come = stretch_->isHidden();
    stretch_->show();
    for (std::size_t i = 0; i < panes_.size(); ++i)
        panes_[i]->set_stretch(figures_in_stretch(of_it[i]));
    differences_.set_stretch(of_it);
    if (has_come)
        share_room();  // it takes a line of the table's
    else
        lay_out_table();
}

QString ComparisonView::stretch_title() const {
    return stretch_->text();
}

}  // namespace threadline::app
